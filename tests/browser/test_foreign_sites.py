"""A site written by hand, protected: nothing third party before a yes, and after it all as before."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from plugins.keptword import protect
from tests.conftest import Visitor
from tests.keptword.sites import begun, settings_of, site_by_hand
from tests.made_once import made_once
from tests.receiver import Receiver


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The protected folder of a site written by hand."""

    def make(at: Path) -> None:
        protect(site_by_hand(at / "public"), *settings_of(begun(at / "public", at / "consent")))

    return made_once(tmp_path_factory, "foreign by hand", make) / "public"


@pytest.fixture(autouse=True)
def _restored(receiver: Receiver) -> Iterator[None]:
    """Each test shows a site of its own."""
    before = receiver.folder
    yield
    receiver.folder = before


def test_what_was_the_sites_own_is_as_it_was(visitor: Visitor, tmp_path: Path) -> None:
    seen = []
    for is_protected in (False, True):
        folder = site_by_hand(tmp_path / str(is_protected) / "public")
        if is_protected:
            protect(folder, *settings_of(begun(folder, tmp_path / "consent")))
        visitor.receiver.folder = folder
        visitor.go("/")
        visitor.page.click("#own", force=True)
        seen.append(
            visitor.page.evaluate(
                """() => [document.title, own.title, own.dataset.ran, own.innerText, getComputedStyle(own).color,
                    getComputedStyle(document.querySelector("h1")).color, document.querySelector("h1").innerText]"""
            )
        )
    assert seen[0] == seen[1] == ["Café", "clicked", "yes", "Hello", "rgb(1, 2, 3)", "rgb(4, 5, 6)", "Café"]


def test_a_page_asks_in_its_own_language(tmp_path: Path, visitor: Visitor) -> None:
    folder = site_by_hand(tmp_path / "public")
    protect(folder, *settings_of(begun(folder, tmp_path / "consent")))
    visitor.receiver.folder = folder
    visitor.go("/nl/")
    assert visitor.page.locator("#consent-reject-all").inner_text() == "Alles weigeren"
    visitor.page.click("#consent-reject-all")
    visitor.page.click(".consent-way a")
    assert visitor.page.locator("#consent-dialog h2").inner_text() == "Cookie-instellingen"


HOSTILE = """
.side { position: fixed; inset: 0 auto 0 0; width: 60vw; z-index: 9999; background: grey }
p, p a, strong { color: #fff; letter-spacing: 1em }
button { opacity: .1; height: 3px; text-transform: uppercase; letter-spacing: 1em }
dialog { display: none !important }
"""


def test_no_style_sheet_of_a_site_covers_the_banner_or_takes_its_words_away(tmp_path: Path, visitor: Visitor) -> None:
    folder = site_by_hand(tmp_path / "public")
    (folder / "style.css").write_text(HOSTILE)
    home = folder / "index.html"
    home.write_text(home.read_text("utf-8").replace("<h1>", '<div class="side">x</div><h1>'), "utf-8")
    protect(folder, *settings_of(begun(folder, tmp_path / "consent")))
    visitor.receiver.folder = folder
    visitor.go("/")
    for button in ("#consent-reject-all", "#consent-accept-all"):
        at, seen = visitor.page.locator(button).evaluate(
            """button => {
                const { left, top, width, height } = button.getBoundingClientRect();
                const { opacity, textTransform, letterSpacing } = getComputedStyle(button);
                return [document.elementFromPoint(left + width / 2, top + height / 2).id,
                    [opacity, textTransform, letterSpacing, height > 24]];
            }"""
        )
        assert f"#{at}" == button
        assert seen == ["1", "none", "normal", True]
    colours = visitor.page.evaluate(
        """() => [...document.querySelectorAll("#site-consent p:not([data-note]), #site-consent p:not([data-note]) *")]
            .map(element => getComputedStyle(element).color)"""
    )
    assert set(colours) == {visitor.page.locator("#site-consent").evaluate("it => getComputedStyle(it).color")}
    visitor.reject_all()
    visitor.page.locator(".consent-way a").click()
    visitor.page.locator("#consent-dialog").wait_for()
