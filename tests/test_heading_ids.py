"""Headings get ids that neither a part of the page has nor lists that hide consent banners."""

import pytest
from markdown import Markdown

from plugins.heading_ids import heading_id


@pytest.mark.parametrize(
    ("heading", "name"),
    [
        ("Your rights", "your-rights"),
        ("Vie privée", "vie-privee"),
        ("حقوقك", "حقوقك"),
        ("Łódź", "lodz"),
        ("Œuvres", "oeuvres"),
        ("Maße", "masse"),
        ("Om Контакт", "om-контакт"),
        ("Consent choice", "section-consent-choice"),
        ("Site consent", "section-site-consent"),
        ("Main", "section-main"),
        ("About cookies", "section-about-cookies"),
        ("Cookiebeleid", "section-cookiebeleid"),
    ],
)
def test_a_heading_keeps_out_of_the_way_of_what_has_or_hides_its_id(heading: str, name: str) -> None:
    """Case 01, case 13."""
    markdown = Markdown(extensions=["toc"], extension_configs={"toc": {"slugify": heading_id}})
    assert f'id="{name}"' in markdown.convert(f"## {heading}\n")
