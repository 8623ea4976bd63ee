"""Cases that were seen on the site, by their number: what was published without a word, or ended in a traceback."""

import io
from contextlib import redirect_stdout
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.conftest import LANGUAGES, copied_project
from tools.publication.building import BuildError, build_site

HEAD = "Title: Test\nSlug: {slug}\nDescription: A test.\n"


@dataclass(frozen=True)
class Built:
    """A project that was built for visitors, and what was said."""

    root: Path
    said: str

    def page(self, path: str) -> str:
        return (self.root / "output" / path / "index.html").read_text("utf-8")


def write(root: Path, name: str, text: str, languages: tuple[str, ...] = LANGUAGES) -> None:
    """Write a page in each language; a text that has no head of its own gets one."""
    for language in languages:
        whole = text if text.startswith("Title:") else f"{HEAD.format(slug=name)}\n{text}\n"
        (root / f"content/pages/{language}/{name}.md").write_text(whole, "utf-8")


def change(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")


@pytest.fixture(scope="module")
def refused(tmp_path_factory: pytest.TempPathFactory) -> Built:
    root = copied_project(tmp_path_factory.mktemp("refused"))
    change(root / "content/pages/fr/cookies.md", "[[cookie-settings]]\n", "")
    write(root, "faq", "<details>\n<summary>Show the video</summary>\n\n[[embed youtube]]\n\n</details>")
    write(root, "lost", f"{HEAD.format(slug='lost')}Note: we share your data with no one.\nIt stays with us.\n")
    write(root, "legal", f"{HEAD.format(slug='Legal Notice')}\nHello.\n")
    write(root, "dot", "![A dot](data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7)")
    write(root, "contact2", f"{HEAD.format(slug='contact')}\nHello.\n")
    said = io.StringIO()
    with redirect_stdout(said), pytest.raises(BuildError):
        build_site(root, root / "output", "publishconf.py")
    assert "Traceback" not in said.getvalue()
    return Built(root, said.getvalue())


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Built:
    root = copied_project(tmp_path_factory.mktemp("published"))
    for language, status in zip(LANGUAGES, ("published", "draft", "hidden", "draft"), strict=True):
        write(root, "merger", f"{HEAD.format(slug='merger')}Status: {status}\n\nWe merge.\n", (language,))
    write(root, "prices", "| Item | Price |\n| :--- | ---: |\n| one | 10 |")
    write(root, "our house", f"{HEAD.format(slug='house')}\nSee [this]({{filename}}our%20house.md), "
          "[that](<{filename}our house.md>), [those]({filename}our house.md).\n")  # fmt: skip
    for name in ("services/youtube.toml", "pages/en/contact.md", "words.txt"):
        file = root / "content" / name
        file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes())
    said = io.StringIO()
    with redirect_stdout(said):
        build_site(root, root / "output", "publishconf.py")
    return Built(root, said.getvalue())


def test_03_settings_that_one_language_lost_are_told_with_the_section_they_belong_to(refused: Built) -> None:
    """Case 03."""
    assert (
        "content/pages/fr/cookies.md:30:1: [[cookie-settings]] is not here, though it stands in "
        "content/pages/en/cookies.md:34." in refused.said
    )


def test_05_a_draft_is_not_published_and_a_hidden_page_asks_not_to_be_found(published: Built) -> None:
    """Case 05."""
    assert not (published.root / "output/nl/merger").exists()
    assert not (published.root / "output/drafts").exists()
    english, hidden = published.page("en/merger"), published.page("fr/merger")
    assert '<link rel="canonical" href="https://privacy.codedor.example/en/merger/">' in english
    assert '<meta name="robots"' not in english
    assert '<meta name="robots" content="noindex">' in hidden
    assert 'rel="canonical"' not in hidden
    assert 'rel="alternate" hreflang' not in hidden
    sitemap = (published.root / "output/sitemap.xml").read_text("utf-8")
    assert sitemap.count("/merger/</loc>") == 1
    assert "/fr/merger/" not in english + sitemap
    assert '"merger" does not exist' not in published.said


def test_08_a_placeholder_within_html_is_told(refused: Built) -> None:
    """Case 08."""
    for language in LANGUAGES:
        assert f"content/pages/{language}/faq.md:8:1: [[embed youtube]] stands within HTML" in refused.said


def test_10_a_column_is_aligned_by_a_class_and_not_by_style(published: Built) -> None:
    """Case 10."""
    prices = published.page("en/prices")
    assert '<th class="align-right" scope="col">Price</th>' in prices
    assert '<td class="align-right" data-label="Price">10</td>' in prices
    assert 'style="' not in prices.partition("<article")[2].partition("</article>")[0]


def test_11_a_first_sentence_that_would_be_lost_is_told(refused: Built) -> None:
    """Case 11."""
    assert 'content/pages/en/lost.md:4:1: "note" is not a key of a page\'s head' in refused.said
    assert "Put an empty line before the text" in refused.said


def test_15_a_slug_with_spaces_is_told_with_one_without(refused: Built) -> None:
    """Case 15."""
    assert 'content/pages/nl/legal.md:2:7: slug "Legal Notice" holds more than' in refused.said
    assert "Write legal-notice." in refused.said


def test_18_a_byte_order_mark_is_no_part_of_a_text(published: Built) -> None:
    """Case 18."""
    for file in ("contact.md", "youtube.toml"):
        assert file not in published.said
    assert "<h1>Contact</h1>" in published.page("en/contact")


def test_19_files_that_are_not_utf_8_are_told_all_at_once_with_the_byte(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Case 19."""
    contact = project / "content/pages/fr/contact.md"
    contact.write_bytes(contact.read_text("utf-8").encode("cp1252", "replace"))
    for name in ("content/services/youtube.toml", "content/words.txt", "theme/static/style.css"):
        with (project / name).open("ab") as file:
            file.write(b"# caf\xe9\n")
    with (project / "theme/translations/nl.po").open("ab") as file:
        file.write("# café\n".encode("utf-16"))
    with pytest.raises(BuildError):
        build_site(project, project / "output")
    said = capsys.readouterr().out
    assert "content/pages/fr/contact.md:3:41: byte 0xe0 is not UTF-8. Save the file as UTF-8" in said
    for name in (
        "content/services/youtube.toml",
        "content/words.txt",
        "theme/static/style.css",
        "theme/translations/nl",
    ):
        assert name in said
    assert "Traceback" not in said


def test_20_a_picture_that_holds_its_data_is_told(refused: Built) -> None:
    """Case 20."""
    assert "content/pages/en/dot.md:5:10: the site's own policy blocks a picture that holds its data" in refused.said


def test_23_all_ways_to_link_to_a_file_with_a_space_lead_there(published: Built) -> None:
    """Case 23."""
    assert published.page("en/house").count('<a href="/en/house/">') >= 3
    assert "our, which is not there" not in published.said


def test_25_two_pages_with_one_slug_are_told(refused: Built) -> None:
    """Case 25."""
    assert (
        'content/pages/nl/contact2.md:2:7: slug "contact" is that of content/pages/nl/contact.md: both pages would '
        "have one address. Give this page another." in refused.said
    )


def test_26_what_is_found_of_a_page_does_not_begin_with_the_banner(published: Built) -> None:
    """Case 26."""
    assert '<section id="site-consent" data-nosnippet ' in published.page("en/contact")
