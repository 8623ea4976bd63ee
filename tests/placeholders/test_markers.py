import pytest

from plugins.placeholders.markers import fill_markers, find_markers, marker_problems, orphan_problems

KNOWN = {"cookie-list", "embed", "dpo"}
ARGUMENTS = {"embed": {"youtube", "google-maps"}}


def problems(text: str) -> list[str]:
    return [str(problem) for problem in marker_problems("content/pages/nl/x.md", text, KNOWN, ARGUMENTS)]


def test_a_placeholder_on_its_own_line_is_found_with_its_position() -> None:
    (marker,) = find_markers("Title: X\n\nText\n\n[[embed youtube]]\n\nMore")
    assert (marker.name, marker.argument, marker.line, marker.column, marker.alone) == ("embed", "youtube", 5, 1, True)


def test_sound_placeholders_are_no_problem() -> None:
    assert problems("[[cookie-list]]\n\n[[embed google-maps]]\n") == []


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a\n\n[[cooky-list]]\n", "3:1: [[cooky-list]] is not a placeholder. Write [[cookie-list]]."),
        (
            "[[zzz]]",
            "1:1: [[zzz]] is not a placeholder. Write one of these: [[company]], [[cookie-list]], [[dpo]], [[embed]].",
        ),
        (
            "See [[dpo]] for more",
            "1:5: [[dpo]] stands within a text. Put it on a line of its own, with a blank line on each side.",
        ),
        (
            "Text\n[[dpo]]\n",
            "2:1: [[dpo]] stands within a text. Put it on a line of its own, with a blank line on each side.",
        ),
        ("[[embed]]", "1:1: [[embed]] does not say which one. Write [[embed google-maps]]."),
        ("[[dpo now]]", "1:1: [[dpo now]] takes no name behind it. Write [[dpo]]."),
        ("[[cookie list]]", "1:1: [[cookie list]] is not a placeholder. Write [[cookie-list]]."),
        ("[[embeed youtube]]", "1:1: [[embeed youtube]] is not a placeholder. Write [[embed youtube]]."),
        ("[[Cookie-List]]", "1:1: [[Cookie-List]] is not a placeholder. Write [[cookie-list]]."),
        ("[[the cookie list]]", "1:1: [[the cookie list]] is not a placeholder. Write [[cookie-list]]."),
        ("a\n\n[[cookie-list]\n", "3:1: [[cookie-list] lacks a bracket. Write [[cookie-list]]."),
        ("[[cookie-list\n", "1:1: [[cookie-list lacks a bracket. Write [[cookie-list]]."),
        ("[cookie-list]]\n", "1:1: [cookie-list]] lacks a bracket. Write [[cookie-list]]."),
        ("cookie-list]]\n", "1:1: cookie-list]] lacks a bracket. Write [[cookie-list]]."),
        ("[[embed youtube]", "1:1: [[embed youtube] lacks a bracket. Write [[embed youtube]]."),
        ("See [[dpo] for more", "1:5: [[dpo] lacks a bracket. Write [[dpo]]."),
    ],
)
def test_a_mistake_is_named_with_line_and_column(text: str, message: str) -> None:
    assert problems(text) == [f"content/pages/nl/x.md:{message}"]


def test_a_name_behind_a_placeholder_that_does_not_exist_is_a_problem_of_its_own() -> None:
    assert problems("[[embed youtub]]") == []
    (problem,) = orphan_problems("content/pages/nl/x.md", "[[embed youtub]]", ARGUMENTS)
    assert str(problem) == (
        'content/pages/nl/x.md:1:1: [[embed]] knows no "youtub", so nothing is shown there. '
        "Write [[embed youtube]], or remove the line."
    )


@pytest.mark.parametrize(
    ("choices", "instead"),
    [
        (("google-maps",), "Write [[embed google-maps]], or remove the line."),
        (("vimeo", "google-maps"), "Write [[embed google-maps]] or [[embed vimeo]], or remove the line."),
        ((), "Remove the line."),
    ],
)
def test_what_there_is_to_embed_is_told_as_it_is_to_be_written(choices: tuple[str, ...], instead: str) -> None:
    (problem,) = orphan_problems("content/pages/nl/x.md", "[[embed zzz]]", {"embed": choices})
    assert str(problem).endswith(f"so nothing is shown there. {instead}")


@pytest.mark.parametrize(
    "text", ["[[1]](x.md)", "[[dpo](x.md)]", "[the [dpo]](x.md)", "f([[a, 1], [b, 2]])", "a[b[0]]"]
)
def test_links_in_brackets_and_scripts_are_no_placeholders(text: str) -> None:
    assert problems(text) == []


@pytest.mark.parametrize(
    "text",
    ["`[[zzz]]`", "```\n[[zzz]]\n```", "    [[zzz]]", "`[[dpo]`", "```\n[[dpo]\n```", "~~~\n[[zzz]]\n\n[[zzz]]\n~~~"],
)
def test_code_holds_no_placeholders(text: str) -> None:
    assert problems(text) == []


def test_parts_take_the_place_of_their_paragraphs() -> None:
    html = "<p>a</p>\n<p>[[embed youtube]]</p>\n<p>b [[dpo]]</p>"
    filled = fill_markers(html, lambda name, argument: f"<div>{name} {argument}</div>")
    assert filled == "<p>a</p>\n<div>embed youtube</div>\n<p>b [[dpo]]</p>"
