"""Checks the head of each page: required lines that are missing, and lines that would be ignored."""

import datetime
import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from difflib import get_close_matches
from pathlib import Path

from plugins.keptword.inventory.company_name import COMPANY, with_company
from plugins.keptword.problems import Problem, ProblemsFoundError
from plugins.keptword.text_files import read_text
from plugins.page_heads import HEAD_LINE, HeadLine, head_lines
from plugins.slugs import slug_of
from plugins.translation_status.project_texts import CONTENT

PAGES = f"{CONTENT}/pages"

KEYS = ("title", "slug", "description", "url", "save_as", "status", "date", "modified", "summary", "template")
STATUSES = ("published", "draft", "hidden")

# A line that was probably meant as a line of the head.
_MEANT = re.compile(r"\s*(?:[-*] )?[\"'*]*([A-Za-z_-]+)[\"'*]*\s*[:：;=]\s*(.*)")
_CONTINUED = re.compile(r" {4,}\S")
_YAML_EDGE = re.compile(r"-{3}\s*|\.{3}\s*|\+{3}\s*")
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_MARKUP = re.compile(r"\*\*|\]\(|\[\[|<!--|</?[A-Za-z]|`|\{\{|&#?\w+;")
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}(?:[ T]\d{2}:\d{2}(?::\d{2})?(?:Z|[+-]\d{2}:\d{2})?)?")
# Windows cannot create files with these names.
_DEVICES = frozenset(
    {"con", "prn", "aux", "nul", *(f"{name}{number}" for name in ("com", "lpt") for number in range(10))}
)
_LONGEST_SLUG = 100
_FILE_ENDING = re.compile(r"\.(?:html?|md|php)$", re.IGNORECASE)
_QUOTED = re.compile(r"([\"'“«„]).*[\"'”»“]")
# A page with a custom address, such as the home page of a language, has these instead of a slug.
_ADDRESS = frozenset({"url", "save_as"})
_NEEDED = {
    "title": 'Add "Title: …" as the first line',
    "slug": 'Add "Slug: …" below the title: the end of the page\'s address',
    "description": 'Add "Description: …" below the title: what search engines show',
}


def page_head_problems(root: Path) -> Iterator[Problem]:
    """Yield what is wrong in the heads of all pages of a project."""
    for file, text in page_texts(root).items():
        yield from head_problems(file, text)


def page_texts(root: Path) -> dict[str, str]:
    """Return the texts of all pages of a project, by file, without those that are not UTF-8 (reported elsewhere)."""
    texts = {}
    for path in sorted((root / PAGES).glob("*/*.md")):
        with suppress(ProblemsFoundError):
            texts[path.relative_to(root).as_posix()] = read_text(path)
    return texts


def head_problems(file: str, text: str) -> Iterator[Problem]:
    """Yield a problem for each line of a page's head that is missing, empty, invalid or ignored."""
    lines = text.split("\n")
    if not lines[0].strip() and HEAD_LINE.match(text.lstrip()):
        yield Problem(file, 1, 1, "an empty line stands above the head of this page", "Remove it")
        return
    if _YAML_EDGE.fullmatch(lines[0]):
        instead = "Remove it and the one below the head, and leave an empty line there"
        yield Problem(file, 1, 1, f"{lines[0].strip()} stands above the head of this page", instead)
        return
    if lines[0].startswith("<!--") and any(map(HEAD_LINE.fullmatch, lines[1:])):
        yield Problem(file, 1, 1, "a note stands above the head of this page", "Put it below the head")
        return
    found = head_lines(text)
    head: dict[str, HeadLine] = {}
    for line in found:
        if line.key in head:
            wrong = f'"{line.key}" stands here twice, as in line {head[line.key].line}'
            yield Problem(file, line.line, 1, wrong, "Keep one of them")
        head.setdefault(line.key, line)
    yield from _unknown_keys(file, found)
    nearly_head = list(_behind(file, lines, len(found), head))
    # Report missing lines only if it is clear where the head ends.
    yield from nearly_head or _missing(file, head)
    yield from _values(file, head)
    if not any(line.strip() for line in lines[len(found) :]) and found:
        yield Problem(file, len(found), 1, "this page has no text", "Write it below an empty line")


def _missing(file: str, head: Mapping[str, HeadLine]) -> Iterator[Problem]:
    for name, instead in _NEEDED.items():
        if name == "slug" and head.keys() >= _ADDRESS:
            continue
        if name in head and not head[name].value:
            yield Problem(file, head[name].line, 1, f"the {name} is missing", instead)
        # A misspelt key is reported by itself.
        elif name not in head and not _nearly(name, head):
            yield Problem(file, 1, 1, f"the {name} is missing", instead)


def _nearly(name: str, head: Mapping[str, HeadLine]) -> bool:
    return any(_meant_key(key) == name for key in head)


def _meant_key(key: str) -> str | None:
    if key in KEYS:
        return None
    near = get_close_matches(key.replace("-", "_"), KEYS, n=1, cutoff=0.75)
    return near[0] if near else None


def _unknown_keys(file: str, found: tuple[HeadLine, ...]) -> Iterator[Problem]:
    known = ", ".join(KEYS)
    for line in found:
        if line.key in KEYS:
            continue
        near = _meant_key(line.key)
        if line.key == "lang":
            instead = "Remove this line: the language of a page is the folder in which it stands"
        elif near:
            instead = f"Write {near.capitalize()}:"
        else:
            instead = f"Put an empty line before the text if it is part of it (known here: {known})"
        yield Problem(file, line.line, 1, f'"{line.key}" is not a key of a page\'s head, so nobody reads this', instead)


def _behind(file: str, lines: list[str], end: int, head: Mapping[str, HeadLine]) -> Iterator[Problem]:
    """Yield a problem for each line that was meant for the head but is below it or malformed."""
    if end and end < len(lines) and _CONTINUED.match(lines[end]):
        wrong = f'the text of "{lines[end - 1].partition(":")[0].strip()}" goes on in this line'
        yield Problem(file, end + 1, 1, wrong, "Write it all on the line above, however long that gets")
        return
    blank = next((index for index in range(end, len(lines)) if not lines[index].strip()), len(lines))
    for index in range(end, blank):
        found = _MEANT.match(lines[index])
        key = found[1].lower().replace("-", "_") if found else ""
        if found is None or key not in KEYS or key in head:
            continue
        if HEAD_LINE.fullmatch(lines[index]):
            if end:
                yield Problem(file, end + 1, 1, "the head of this page ends at this line", "Write it as Key: value")
        else:
            instead = f"Write {key.capitalize()}: {found[2].strip()}".rstrip()
            yield Problem(file, index + 1, 1, f"this line gives the page no {key}", instead)
    behind = next((line for line in lines[blank:] if line.strip()), "")
    found = HEAD_LINE.fullmatch(behind)
    if end and blank == end and found and found[1].lower() in {*_NEEDED, *_ADDRESS} - head.keys():
        yield Problem(file, blank + 1, 1, "an empty line stands within the head", "Remove it")


def _values(file: str, head: Mapping[str, HeadLine]) -> Iterator[Problem]:
    for line in head.values():
        if not line.value:
            if line.key in KEYS and line.key not in _NEEDED:
                yield Problem(file, line.line, 1, f'"{line.key}" has no value', "Write it, or remove this line")
            continue
        if line.key in ("title", "description", "summary"):
            yield from _words(file, line)
        elif line.key == "slug":
            yield from _slug(file, line)
        elif line.key == "status" and line.value not in STATUSES:
            near = get_close_matches(line.value.lower(), STATUSES, n=1)
            instead = f"Write {near[0]}" if near else f"Write one of {', '.join(STATUSES)}"
            yield Problem(file, line.line, line.column, f'"{line.value}" is not a status of a page', instead)
        elif line.key in ("date", "modified") and not _is_date(line.value):
            instead = "Write it as 2026-11-22, or 2026-11-22 14:30"
            yield Problem(file, line.line, line.column, f'"{line.value}" is not a date', instead)


def _words(file: str, line: HeadLine) -> Iterator[Problem]:
    # The placeholder for the company's name is allowed in heads; replace it by the same length to keep columns.
    value = with_company(line.value, "-" * len(COMPANY))
    if found := _MARKUP.search(value):
        wrong = f"{found[0]} counts for nothing in the {line.key}, and is read as it is"
        yield Problem(file, line.line, line.column + found.start(), wrong, "Write words alone")
    if _QUOTED.fullmatch(line.value) and line.value.count(line.value[0]) <= 2:
        wrong = f"the quotes around the {line.key} are read as part of it"
        yield Problem(file, line.line, line.column, wrong, "Remove them")


def _slug(file: str, line: HeadLine) -> Iterator[Problem]:
    if not _SLUG.fullmatch(line.value):
        wrong = f'slug "{line.value}" holds more than small letters, digits and single hyphens'
        near = slug_of(_FILE_ENDING.sub("", line.value.rstrip("/")).rpartition("/")[2])
        instead = f"Write {near}" if near else "Write words of the letters a to z, with hyphens"
        yield Problem(file, line.line, line.column, wrong, instead)
    elif line.value in _DEVICES:
        wrong = f"Windows can keep nothing that is called {line.value}"
        yield Problem(file, line.line, line.column, wrong, f"Write {line.value}-page, or another word")
    elif len(line.value) > _LONGEST_SLUG:
        wrong = f"this slug has {len(line.value)} letters, and {_LONGEST_SLUG} are the most"
        yield Problem(file, line.line, line.column, wrong, "Write the two or three words that say what the page is")


def _is_date(value: str) -> bool:
    try:
        datetime.datetime.fromisoformat(value)
    except ValueError:
        return False
    return bool(_DATE.fullmatch(value))
