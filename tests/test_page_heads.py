import pytest
from markdown import Markdown

from plugins.page_heads import HeadLine, head_lines


@pytest.mark.parametrize(
    "text",
    [
        "Title: One\nSlug: one\n\nText: none of the head",
        "title:One\n   SAVE_AS:  a/b.html  \nX-y_2:\nNot a line\nSlug: late",
        "\nTitle: below a blank line",
        "Title: a: b\nhttps://example.org",
        "Text without a head",
        "Title: é\nTitré: no key\nSlug: x",
        "Title: all there is",
        "",
    ],
)
def test_a_head_ends_where_markdown_ends_it(text: str) -> None:
    markdown = Markdown(extensions=["meta"])
    markdown.convert(text)
    assert {line.key: [line.value] for line in head_lines(text)} == getattr(markdown, "Meta", {})


def test_a_value_stands_where_its_first_letter_is() -> None:
    assert head_lines("Title: One\n  Slug:two")[1] == HeadLine("slug", "two", 2, 8)
