"""Reads the changes of the policy, `content/changes/<language>/<day>.md`, and what is wrong with them."""

import datetime
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from plugins.keptword.languages.tags import is_language
from plugins.keptword.problems import Problem
from plugins.keptword.text_files import read_text
from plugins.page_heads import HeadLine, head_lines
from plugins.policy_versions.versions import Change, History, Kind, free_id

_NAME = re.compile(r"(\d{4}-\d\d-\d\d)(?:-[2-9])?")


@dataclass(frozen=True)
class _File:
    """One change in one language, as far as it could be read; `shown` is the file's name in messages."""

    id: str
    language: str
    shown: str
    title: str
    kind: HeadLine | None
    problems: list[Problem] = field(compare=False)


def read_changes(folder: Path, languages: Iterable[str], shown: str) -> tuple[History, list[Problem]]:
    """Return the changes below a folder, and the problems of their files, which are named below `shown`.

    If there are problems, the history lacks what could not be read. Languages that the site lacks are ignored.
    """
    codes = tuple(languages)
    files = [
        _read_file(path, codes, f"{shown}/{path.relative_to(folder).as_posix()}")
        for path in sorted(folder.rglob("*.md"))
        if path.parent.name in codes or not is_language(path.parent.name)
    ]
    problems = [problem for file in files for problem in file.problems]
    sound = [file for file in files if not file.problems]
    changes = []
    for number, change_id in enumerate(sorted({file.id for file in sound}), 1):
        versions = [file for file in sound if file.id == change_id]
        problems += _differing_kinds(versions)
        titles = {code: file.title for code in codes for file in versions if file.language == code}
        changes.append(Change(change_id, number, Kind(_kind(versions[0])), titles))
    return History(tuple(changes)), problems


def future_problems(history: History, today: datetime.date, shown: str) -> Iterator[Problem]:
    """Yield a problem for each change that is dated later than today: it would be the present version already."""
    taken = {change.id for change in history.changes}
    for change in history.changes:
        if change.date > today:
            name = free_id(today, taken)
            taken.add(name)
            wrong = f"this change is dated {change.date}, which is still to come"
            instead = f"Publish it on that day, or name the file {name}.md and say in the text from when it applies"
            for language in change.titles:
                yield Problem(f"{shown}/{language}/{change.id}.md", 1, 1, wrong, instead)


def _read_file(path: Path, languages: tuple[str, ...], shown: str) -> _File:
    text = read_text(path)
    head = head_lines(text)
    header = {line.key: line for line in reversed(head)}
    body = text.split("\n")[len(head) :]
    language = path.parent.name
    problems: list[Problem] = []

    def add(found: HeadLine | None, wrong: str, instead: str) -> None:
        problems.append(Problem(shown, found.line if found else 1, found.column if found else 1, wrong, instead))

    title, kind = header.get("title"), header.get("kind")
    if language not in languages:
        add(None, f'"{language}" is not a language of this site', f"Move it to one of: {', '.join(languages)}")
    if not _is_day(path.stem):
        instead = "Name it after the day, such as 2027-03-12.md (2027-03-12-2.md for a second change on it)"
        add(None, f'"{path.name}" does not say of which day the change is', instead)
    if title is None or not title.value:
        add(title, "the change has no title", 'Write "Title: …" on the first line: what changed, in a few words')
    if kind is None:
        add(kind, "the change does not say of which kind it is", _KINDS)
    elif kind.value not in list(Kind):
        add(kind, f'kind "{kind.value}" is not one of {", ".join(Kind)}', _KINDS)
    for name in header.keys() - {"title", "kind"}:
        instead = "Remove this line: a change has Title and Kind, and its day is the name of the file"
        add(header[name], f'a change has no "{name}"', instead)
    if not any(line.strip() for line in body):
        add(None, "the change has no text", "Write below a blank line, in a sentence or two, what is different now")
    return _File(path.stem, language, shown, title.value if title else "", kind, problems)


_KINDS = 'Write "Kind: minor", or "Kind: major" if visitors should be told on every page'


def _is_day(name: str) -> bool:
    match = _NAME.fullmatch(name)
    try:
        return match is not None and bool(datetime.date.fromisoformat(match[1]))
    except ValueError:
        return False


def _differing_kinds(versions: list[_File]) -> Iterator[Problem]:
    """Yield a problem for each language in which a change is of another kind than in the first one."""
    first, *others = versions
    for other in others:
        if _kind(other) != _kind(first) and other.kind:
            wrong = f'this change is "{_kind(other)}" here, but "{_kind(first)}" in {first.shown}'
            instead = "Write the same kind in every language"
            yield Problem(other.shown, other.kind.line, other.kind.column, wrong, instead)


def _kind(file: _File) -> str:
    assert file.kind is not None
    return file.kind.value
