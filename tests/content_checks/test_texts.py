"""Texts as they should be are no slips, whatever they are about."""

import pytest
from markdown import Markdown

from plugins.content_checks.texts import text_problems
from plugins.settings.reading import read_settings
from tests.conftest import ROOT

SOUND = [
    "A plain sentence, with 5 < 6, 3 > 2 and A & B; “quotes”, ‘more’, « others » and a dash – here.",
    "- one\n- two\n    - below two\n\n1. first\n2. second",
    "**Bold**, *italic*, `code | with <tags>`, [a link](https://example.com/), <https://example.com>, <a@b.be>.",
    "`**` begins a line with code\n\n## `code` as a heading {#code}",
    "[`code`]({filename}contact.md) and ![what it shows]({static}/images/us.png)",
    "| Item | Price |\n| :--- | ---: |\n| `a | b` | 10 |\n| c \\| d | 11 |\n| | 12 |",
    "Item | Price\n--- | ---\none | 10",
    "Yes | no | perhaps: one line alone is no table.",
    "<details>\n<summary>More</summary>\n<p>Text<br>more.</p>\n</details>",
    'Text with <abbr title="a > b">HTML</abbr>, <br> and <span lang="nl">meer</span>.',
    "Text. <!-- confirm: the price -->\n\n<!-- a remark -->\n\nMore.",
    "`<!--` and `-->` in code, and an arrow →.",
    "Term\n:   what it means",
    "[named][it] and [it].\n\n[it]: https://example.com/",
    '<blockquote class="x">\n<p>Quoted.</p>\n</blockquote>\n\n> Quoted in Markdown.',
    "Mail [us](mailto:us@example.com), or call [us](tel:+32000000).",
    '<script async src="https://example.com/x.js"></script>\n<div class="widget" style="height: 1px"></div>',
    '<iframe src="https://example.com/" style="border:0" width="1" height="1"></iframe>',
    "We are, as we said:\n+32 9 000 00 00\n\n– That is what she said.",
    "Ça va, Ångström, Ürün, IRMÃO, ação, ﬁn, 日本語, العربية.",
    "A line that ends with two spaces  \nand goes on, at 10:30 in {curly} brackets.",
    "Heading of its own\n------------------\n\nText.",
    "    x = [1, 2]\n    y = x[0][1]",
    "We answer within 5 days (see art. 12(3) GDPR) [and more].",
]


@pytest.fixture(scope="module")
def markdown() -> Markdown:
    settings = read_settings(ROOT)["MARKDOWN"]
    return Markdown(
        extensions=[*settings["extensions"], *settings["extension_configs"], "markdown.extensions.meta"],
        extension_configs=settings["extension_configs"],
    )


@pytest.mark.parametrize("text", SOUND)
def test_a_sound_text_is_no_slip(text: str, markdown: Markdown) -> None:
    whole = f"Title: A\nSlug: a\nDescription: A.\n\n{text}\n"
    assert list(map(str, text_problems("x.md", whole, markdown.reset().convert(whole)))) == []
