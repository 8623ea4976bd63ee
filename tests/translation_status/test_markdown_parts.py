from plugins.translation_status.markdown_parts import markdown_parts

TEXT = """\
Title: Contact
Slug: contact
Description: How to reach us

Write to us.

## The form {#form}

It sends nothing.

```
## no heading {#code}
```

### Without an id

Text.
"""


def test_a_text_is_taken_apart_by_what_readers_see_in_its_head_and_by_its_headings() -> None:
    parts = markdown_parts(TEXT)
    assert {key: (part.line, part.title) for key, part in parts.items()} == {
        "Title": (1, "Title"),
        "Description": (3, "Description"),
        "introduction": (5, "introduction"),
        "#form": (7, "The form"),
        "heading 2": (15, "Without an id"),
    }
    assert "no heading" in parts["#form"].text
    assert parts["Title"].text == "Contact"


def test_the_address_of_a_page_is_no_text_to_translate() -> None:
    assert markdown_parts(TEXT).keys() == markdown_parts(TEXT.replace("Slug: contact", "Slug: kontakt")).keys()


def test_every_word_of_the_body_belongs_to_one_part() -> None:
    body = TEXT.partition("\n\n")[2]
    parts = [part.text for key, part in markdown_parts(TEXT).items() if key not in ("Title", "Description")]
    assert "".join(parts).split() == body.split()
