"""What a page's head lacks is told with file and line, and not as an error of the program."""

from pathlib import Path

import pytest

from plugins.content_checks.page_heads import head_problems, page_head_problems
from tools.publication.building import BuildError, build_site

FILE = "content/pages/en/contact.md"
WHOLE = "Title: Contact\nSlug: contact\nDescription: How to reach us.\n\nText.\n"
TITLE = f'{FILE}:1:1: the title is missing. Add "Title: …" as the first line.'
SLUG = f'{FILE}:1:1: the slug is missing. Add "Slug: …" below the title: the end of the page\'s address.'
DESCRIPTION = f'{FILE}:1:1: the description is missing. Add "Description: …" below the title: what search engines show.'


def problems(text: str) -> list[str]:
    return [str(problem) for problem in head_problems(FILE, text)]


@pytest.mark.parametrize(
    "text",
    [
        WHOLE,
        WHOLE.lower(),
        "Title: Home\nURL: en/\nSave_as: en/index.html\nDescription: Welcome.\n\nText.\n",
    ],
)
def test_a_whole_head_is_right(text: str) -> None:
    assert problems(text) == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (WHOLE.replace("Title: Contact\n", ""), [TITLE]),
        (WHOLE.replace("Slug: contact\n", ""), [SLUG]),
        (WHOLE.replace("Description: How to reach us.\n", ""), [DESCRIPTION]),
        (WHOLE.replace("Slug: contact", "Slug:"), [SLUG.replace(":1:1:", ":2:1:")]),
        ("Text.\n", [TITLE, SLUG, DESCRIPTION]),
        ("", [TITLE, SLUG, DESCRIPTION]),
        (f"\n{WHOLE}", [f"{FILE}:1:1: an empty line stands above the head of this page. Remove it."]),
        ("Text.\n\nTitle: not in the head\n", [TITLE, SLUG, DESCRIPTION]),
    ],
)
def test_what_a_head_lacks_is_told_with_what_to_write(text: str, told: list[str]) -> None:
    assert problems(text) == told


def test_a_byte_order_mark_is_no_part_of_the_title(tmp_path: Path) -> None:
    file = tmp_path / FILE
    file.parent.mkdir(parents=True)
    file.write_text(WHOLE, "utf-8-sig")
    assert list(page_head_problems(tmp_path)) == []


def test_a_build_tells_missing_lines_together_with_all_else(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name, line in {"contact": "Title:", "rights": "Slug:", "privacy": "Description:"}.items():
        file = project / f"content/pages/en/{name}.md"
        kept = [kept for kept in file.read_text("utf-8").splitlines(True) if not kept.startswith(line)]
        file.write_text("".join(kept), "utf-8")
    cookies = project / "content/pages/nl/cookies.md"
    cookies.write_text(cookies.read_text("utf-8").replace("[[cookie-list]]", "[[cookie-list]"), "utf-8")
    with pytest.raises(BuildError):
        build_site(project, project / "output")
    told = capsys.readouterr().out
    assert "4 problems to mend:\n" in told
    assert TITLE in told
    assert "content/pages/en/rights.md:1:1: the slug is missing." in told
    assert "content/pages/en/privacy.md:1:1: the description is missing." in told
    assert "[[cookie-list] lacks a bracket." in told
    assert "Traceback" not in told
