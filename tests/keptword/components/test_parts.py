"""The parts of a page that the build writes: from its own templates alone, and known again by their text."""

from pathlib import Path

import pytest
from jinja2 import DictLoader, Environment

from plugins.keptword.components import parts as written
from plugins.keptword.components.parts import Parts
from plugins.keptword.languages.catalogues import MessageFolder


@pytest.fixture
def parts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Parts:
    folder = tmp_path / "consent" / "parts"
    folder.mkdir(parents=True)
    (folder / "banner.html").write_text('<p id="site-consent">\n{{ word }}</p>\n', "utf-8")
    (folder / "embed.html").write_text("<b>{{ name }}</b>", "utf-8")
    theme = Environment(loader=DictLoader({"consent/parts/banner.html": "the theme's own"}), autoescape=True)
    monkeypatch.setattr(written, "MESSAGES", MessageFolder(tmp_path, tmp_path))
    return Parts(theme, {"word": "Yes or no?"}, lambda: "en")


def test_a_part_comes_from_the_plugin_though_a_theme_has_one_of_its_name(parts: Parts) -> None:
    assert parts.write("banner") == '<p id="site-consent">\nYes or no?</p>'


def test_what_was_written_is_blanked_and_all_else_keeps_its_place(parts: Parts) -> None:
    page = f"<main>{parts.write('banner')}<i>{parts.write('embed', name='A & B')}</i></main>"
    blanked = parts.blanked_in(page)
    assert blanked.split() == ["<main>", "<i>", "</i></main>"]
    assert [len(line) for line in blanked.split("\n")] == [len(line) for line in page.split("\n")]


def test_a_page_is_known_to_hold_a_part_by_the_text_of_the_part_and_by_no_word_in_it(parts: Parts) -> None:
    banner = parts.write("banner")
    assert parts.names_in(f"<main>{banner}</main>") == {"banner"}
    assert parts.names_in('<p>Write <code>id="site-consent"</code>, "banner": Yes or no?</p>') == set()


def test_what_differs_by_a_letter_is_not_the_builds_own(parts: Parts) -> None:
    forged = parts.write("banner").replace("Yes", "Yet")
    assert parts.blanked_in(forged) == forged
