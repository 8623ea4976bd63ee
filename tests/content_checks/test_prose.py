from hypothesis import given
from hypothesis import strategies as st

from plugins.content_checks.prose import prose_of_catalogue, prose_of_markdown, prose_of_service
from plugins.keptword.inventory.written import written

LANGUAGES = ("en", "nl")

MARKDOWN = """\
Title: A word
Slug: not-a-word
Description: More words

## Heading {#anchor}

See [the list]({filename}cookies.md#list), *now* or `code` at https://example.com/path or me@example.com.

<!-- confirm:
nothing -->

[[contact-form]]

```
fenced
```

<p class="hidden">Shown</p> &nbsp; <https://example.org>

[named]: https://example.net "title"

Last
"""


def test_of_markdown_only_what_visitors_read_is_left() -> None:
    prose = prose_of_markdown(MARKDOWN)
    words = "A word More words Heading See the list now or at or Shown Last".split()
    assert [word.strip("#[],*.<>&;:-") for word in prose.split() if word.strip("#[],*.<>&;:-")] == words


def test_what_is_left_stands_where_it_stood() -> None:
    prose = prose_of_markdown(MARKDOWN)
    assert len(prose) == len(MARKDOWN)
    assert prose.index("Shown") == MARKDOWN.index("Shown")


@given(st.text("ab<>`[](){}#-!&;:\n", max_size=80))
def test_whatever_the_text_no_line_or_column_moves(text: str) -> None:
    prose = prose_of_markdown(text)
    assert [len(line) for line in prose.split("\n")] == [len(line) for line in text.split("\n")]
    assert all(shown in (" ", original) for shown, original in zip(prose, text, strict=True))


def test_of_a_service_the_texts_of_one_language_are_left() -> None:
    first = 'name = "Name"\n[purpose]\nen = "Counts."\nnl = "Telt."\n'
    text = first + '[[cookies]]\n[cookies.purpose]\nnl = """\nMeer\nregels"""\n'
    prose = prose_of_service(text, written("x.toml", text), "nl", LANGUAGES)
    assert prose.split() == ["Telt.", "Meer", "regels"]
    assert prose.index("Meer") == text.index("Meer")


def test_a_text_with_quotes_in_it_is_prose_too() -> None:
    escaped = '[purpose]\nen = "x"\nnl = "Zegt \\"ja\\"."\n'
    prose = prose_of_service(escaped, written("x.toml", escaped), "nl", LANGUAGES)
    assert "".join(filter(str.isalpha, prose)) == "Zegtja"


def test_of_a_catalogue_messages_or_translations_are_left_without_their_names() -> None:
    text = (
        'msgid ""\nmsgstr ""\n"Language: nl\\n"\n\n#: theme/page.html\n'
        'msgid "Read <b>%(title)s</b>"\nmsgstr ""\n"Lees \\"dit\\"\\n"\n"<b>%(title)s</b>"\n'
    )
    assert prose_of_catalogue(text, translated=True).split() == ["Lees", "dit"]
    assert prose_of_catalogue(text, translated=False).split() == ["Read"]
    assert prose_of_catalogue(text, translated=True).index("dit") == text.index("dit")
