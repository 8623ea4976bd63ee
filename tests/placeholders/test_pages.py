from plugins.placeholders.pages import PageText, lost_problems, needed_problems, unfilled_problems

KNOWN = {"dpo", "embed"}


def page(text: str, html: str = "", language: str = "en") -> PageText:
    return PageText(f"content/pages/{language}/x.md", "x", language, text, html)


def test_a_placeholder_that_is_filled_in_is_no_problem() -> None:
    assert list(unfilled_problems(page("a\n\n[[dpo]]\n", "<p>a</p>\n<p>[[dpo]]</p>"), KNOWN)) == []


def test_of_two_alike_the_one_within_html_is_told() -> None:
    text = "<div>\n\n[[dpo]]\n\n</div>\n\n[[dpo]]\n"
    html = "<div>\n\n[[dpo]]\n\n</div>\n<p>[[dpo]]</p>"
    (problem,) = unfilled_problems(page(text, html), KNOWN)
    assert (problem.line, "within HTML" in problem.wrong) == (3, True)


def test_one_that_stands_in_no_html_and_is_not_filled_in_is_told_as_well() -> None:
    (problem,) = unfilled_problems(page("[[dpo]]\n", "<p> [[dpo]] </p>"), KNOWN)
    assert str(problem).startswith("content/pages/en/x.md:1:1: [[dpo]] is not filled in here.")


def test_a_translation_that_lost_one_of_two_is_told_at_the_heading_of_its_section() -> None:
    first = page("## A {#a}\n\n[[dpo]]\n\n## B {#b}\n\n[[dpo]]\n")
    dutch = page("## AA {#a}\n\n[[dpo]]\n\n## BB {#b}\n\nTekst.\n", language="nl")
    (problem,) = lost_problems([dutch, first], "en")
    assert str(problem).startswith(
        "content/pages/nl/x.md:5:1: [[dpo]] is not here, though it stands in content/pages/en/x.md:7."
    )


def test_a_translation_may_embed_another_service() -> None:
    pages = [page("[[embed youtube]]"), page("[[embed vimeo]]", language="nl")]
    assert list(lost_problems(pages, "en")) == []


def test_a_page_that_cannot_do_without_a_placeholder_is_told_even_if_no_language_has_it() -> None:
    (problem,) = needed_problems(page("Text."), {"x": ("dpo",), "y": ("embed",)})
    assert problem.wrong.startswith("[[dpo]] is not on this page")
