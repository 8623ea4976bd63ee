import pytest

from plugins.placeholders.near_misses import near_misses

KNOWN = {"contact-form", "cookie-list", "embed", "dpo", "changes"}
ARGUMENTS = {"embed": {"youtube"}}


def problems(text: str) -> list[str]:
    lines = iter(enumerate(text.split("\n")))
    return [str(problem) for problem in near_misses("x.md", lines, KNOWN, ARGUMENTS)]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("[contact-form]", "[[contact-form]]"),
        ("[ contact form ]", "[[contact-form]]"),
        ("[Contact_form]", "[[contact-form]]"),
        ("[contactform]", "[[contact-form]]"),
        ("[contact-from]", "[[contact-form]]"),
        ("[embed youtube]", "[[embed youtube]]"),
        ("[dpo]", "[[dpo]]"),
        ("{contact-form}", "[[contact-form]]"),
        ("{{embed youtube}}", "[[embed youtube]]"),
        ("((cookie-list))", "[[cookie-list]]"),
        ("<cookie-list>", "[[cookie-list]]"),
        ("[{cookie-list}]", "[[cookie-list]]"),
        ("[ [cookie-list] ]", "[[cookie-list]]"),
        ("[[[cookie-list]]]", "[[cookie-list]]"),
        ("\\[\\[cookie-list\\]\\]", "[[cookie-list]]"),
        ("\\[cookie-list\\]", "[[cookie-list]]"),
        ("【cookie-list】", "[[cookie-list]]"),
        ("cookie-list", "[[cookie-list]]"),
    ],
)
def test_what_was_meant_as_a_placeholder_is_told_with_the_one_that_was_meant(written: str, meant: str) -> None:
    (problem,) = problems(f"Text.\n\n{written}\n")
    assert problem.startswith("x.md:3:1: ")
    assert problem.endswith(f"Write {meant}.")


@pytest.mark.parametrize(
    "text",
    [
        "[[contact-form]]",
        "[contact-form](x.md)",
        "[contact-form][x]",
        "[contact-form]: x.md",
        "the contact-form below",
        "(changes)",
        "a list of [things]",
        "## Changes {#changes}",
        "[see changes]",
    ],
)
def test_placeholders_links_and_words_are_no_near_misses(text: str) -> None:
    assert problems(text) == []
