from pathlib import Path

from bs4 import BeautifulSoup

from plugins.keptword.inventory import Inventory
from plugins.policy_versions.archive.shown import shown_texts
from tests.conftest import LANGUAGES

PARTS = ("banner", "cookie-policy", "list", "privacy-policy", "settings")


def test_cw_10_banner_settings_list_and_policies_are_taken_in_every_language(site: Path, inventory: Inventory) -> None:
    texts = {path: data.decode() for path, data in shown_texts(site, LANGUAGES)}
    assert set(texts) == {f"texts/{language}/{part}.html" for language in LANGUAGES for part in PARTS}
    for language in LANGUAGES:
        banner, policy, listed, privacy, settings = (texts[f"texts/{language}/{part}.html"] for part in PARTS)
        assert "consent-reject-all" in banner
        assert settings.startswith("<form")
        assert settings.endswith("</form>")
        assert settings in policy
        assert listed in policy
        assert privacy.startswith("<article")
        soup = BeautifulSoup(listed, "html.parser")
        assert [str(part["id"]) for part in soup.select("section")] == [
            f"service-{service.id}" for service in inventory
        ]


def test_each_text_is_byte_for_byte_what_the_page_holds(site: Path) -> None:
    for path, data in shown_texts(site, ("de",)):
        pages = [page for page in (site / "de").rglob("*.html") if data in page.read_bytes()]
        assert pages, path


def test_the_names_of_scripts_are_no_part_of_it(site: Path) -> None:
    """A new version of the site's own code is no new version of what visitors are told."""
    for path, data in shown_texts(site, LANGUAGES):
        assert b"/site/" not in data, path
