"""What the head of a page has to say before its text begins: its title, its address, its description."""

import re
from collections.abc import Iterator
from pathlib import Path

from plugins.freshness.project_texts import CONTENT
from plugins.problems import Problem

PAGES = f"{CONTENT}/pages"

_HEAD_LINE = re.compile(r" {0,3}([\w-]+):\s*(.*)")
# A page with an address of its own, such as the first one of a language, has these instead of a slug.
_ADDRESS = frozenset({"url", "save_as"})
_NEEDED = {
    "title": 'Add "Title: …" as the first line',
    "slug": 'Add "Slug: …" below the title: the end of the page\'s address',
    "description": 'Add "Description: …" below the title: what search engines show',
}


def page_head_problems(root: Path) -> Iterator[Problem]:
    """Yield what is missing in the heads of all pages of a project."""
    for path in sorted((root / PAGES).glob("*/*.md")):
        yield from head_problems(path.relative_to(root).as_posix(), path.read_text("utf-8-sig"))


def head_problems(file: str, text: str) -> Iterator[Problem]:
    """Yield a problem for each line that a page's head lacks, or that says nothing."""
    head: dict[str, tuple[int, str]] = {}
    lines = text.splitlines()
    if lines and not lines[0].strip() and _HEAD_LINE.match(text.lstrip()):
        yield Problem(file, 1, 1, "an empty line stands above the head of this page", "Remove it")
        return
    for number, line in enumerate(lines, 1):
        found = _HEAD_LINE.fullmatch(line)
        if found is None:
            break
        head.setdefault(found[1].lower(), (number, found[2].strip()))
    for name, instead in _NEEDED.items():
        if name == "slug" and head.keys() >= _ADDRESS:
            continue
        number, value = head.get(name, (1, ""))
        if not value:
            yield Problem(file, number, 1, f"the {name} is missing", instead)
