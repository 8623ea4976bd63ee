"""The tokens of the house: enough contrast in light and dark, and each of them explained."""

import re

import pytest

from tests.browser.looks import contrast
from tests.conftest import ROOT

TOKENS = (ROOT / "theme/static/tokens.css").read_text("utf-8")
GROUNDS = ("paper", "sheet", "gold-wash")


def colours(scheme: str) -> dict[str, str]:
    """Return the colours of a scheme by token, as browsers write them; dark ones stand over light ones."""
    light, dark = TOKENS.split("@media (prefers-color-scheme: dark)")
    found = re.findall(r"--([a-z-]+): #(\w\w)(\w\w)(\w\w);", light + dark if scheme == "dark" else light)
    return {name: f"rgb({', '.join(str(int(part, 16)) for part in parts)})" for name, *parts in found}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("ground", GROUNDS)
def test_ax_06_text_can_be_read_on_every_ground_and_what_adorns_can_be_seen(scheme: str, ground: str) -> None:
    found = colours(scheme)
    for name in ("ink", "soft-ink", "gold", "alarm"):
        assert contrast(found[name], found[ground]) >= 4.5, name
    if ground != "gold-wash":
        assert contrast(found["glint"], found[ground]) >= 3


def test_each_token_is_used_and_the_page_on_the_theme_says_what_it_is_for() -> None:
    style = (ROOT / "theme/static/style.css").read_text("utf-8") + TOKENS
    style += (ROOT / "plugins/keptword/components/static/consent.css").read_text("utf-8")
    names = set(re.findall(r"(--[a-z0-9-]+):", TOKENS))
    assert {name for name in names if f"var({name}" not in style} == set()
    page = (ROOT / "docs/theme.md").read_text("utf-8")
    assert set(re.findall(r"`(--[a-z0-9-]+)`", page)) == names
