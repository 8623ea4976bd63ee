"""Files of `content/` that are ignored or misread because of their name or folder."""

import re
from collections.abc import Collection, Iterator
from difflib import get_close_matches
from pathlib import Path

from babel import Locale, UnknownLocaleError

from plugins.keptword.problems import Problem
from plugins.slugs import slug_of
from plugins.translation_status.project_texts import CONTENT, MARKDOWN_FOLDERS, SERVICES

# Files that programs leave behind.
_LEFT_BEHIND = re.compile(r"[.~#].*|.*~|Thumbs\.db|desktop\.ini|Icon\r", re.IGNORECASE)
_FOLDERS = (*MARKDOWN_FOLDERS, "services", "posters")
_FILES = ("translated.toml", "words.txt")


def file_name_problems(root: Path, languages: Collection[str], others: Collection[str] = ()) -> Iterator[Problem]:
    """Yield a problem for each misplaced file of a project; `others` are folders that its settings name."""
    yield from _misspelt(root / CONTENT, (*_FOLDERS, *_FILES, *others), CONTENT)
    for folder in MARKDOWN_FOLDERS:
        for path in _meant(root / CONTENT / folder):
            shown = path.relative_to(root).as_posix()
            if path.is_dir():
                yield from _language_folder(path, shown, languages)
                yield from _texts(path, shown)
            elif path.suffix == ".md":
                instead = f"Move it to the folder of its language, such as {CONTENT}/{folder}/{min(languages)}/"
                yield Problem(shown, 1, 1, "this text stands in the folder of no language", instead)
    for path in _meant(root / SERVICES):
        shown = path.relative_to(root).as_posix()
        if path.is_dir():
            yield Problem(
                shown, 1, 1, f"nothing in this folder counts: services stand in {SERVICES}", "Move them there"
            )
        elif path.suffix != ".toml":
            instead = f"Name it {_stem(path)}.toml, or move it elsewhere"
            yield Problem(shown, 1, 1, "this service does not count: its name does not end with .toml", instead)
        elif not re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", path.stem):
            near = slug_of(path.stem) or "example"
            wrong = "the name of this file, the id of its service, holds more than small letters, digits and hyphens"
            yield Problem(shown, 1, 1, wrong, f"Name it {near}.toml")


def _texts(folder: Path, shown: str) -> Iterator[Problem]:
    for path in _meant(folder):
        file = f"{shown}/{path.name}"
        if path.is_dir():
            if any(path.rglob("*.md")):
                yield Problem(file, 1, 1, "texts in a folder of a folder count for nothing", f"Move them to {shown}/")
        elif path.suffix != ".md":
            wrong = "this text does not count: its name does not end with .md"
            yield Problem(file, 1, 1, wrong, f"Name it {_stem(path)}.md, or move it elsewhere")


def _language_folder(path: Path, shown: str, languages: Collection[str]) -> Iterator[Problem]:
    if path.name in languages or _is_tag(path.name) or not any(path.rglob("*.md")):
        return
    near = [one for one in languages if one.lower() == path.name.lower()]
    near = near or _copied_from(path.name, languages) or get_close_matches(path.name.lower(), languages, n=1)
    listed = ", ".join(languages)
    instead = (
        f"Name it {near[0]}, or remove it" if near else f"Name it after one of the languages ({listed}), or remove it"
    )
    yield Problem(shown, 1, 1, f'"{path.name}" is not the folder of a language', instead)


def _misspelt(folder: Path, known: Collection[str], shown: str) -> Iterator[Problem]:
    for path in _meant(folder):
        if path.name not in known:
            near = get_close_matches(path.name.lower(), known, n=1, cutoff=0.8) or _copied_from(path.name, known)
            if near:
                wrong = "nothing reads what stands here"
                yield Problem(f"{shown}/{path.name}", 1, 1, wrong, f"Name it {near[0]}, or remove it")


def _copied_from(name: str, known: Collection[str]) -> list[str]:
    """Return what a name such as "en copy" or "pages (1)" is a copy of."""
    return [one for one in known if re.fullmatch(rf"{re.escape(one)}[ _.(-].*", name, re.IGNORECASE)]


def _is_tag(name: str) -> bool:
    """Return whether a folder's name is a language tag as the settings write it."""
    try:
        return re.fullmatch(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|\d{3}))?", name) is not None and bool(
            Locale.parse(name, sep="-")
        )
    except (UnknownLocaleError, ValueError):
        return False


def _meant(folder: Path) -> list[Path]:
    paths = sorted(folder.iterdir()) if folder.is_dir() else []
    return [path for path in paths if not _LEFT_BEHIND.fullmatch(path.name)]


def _stem(path: Path) -> str:
    return re.sub(r"(\.(md|toml|txt|markdown|tml|mdown|mkd))+$", "", path.name, flags=re.IGNORECASE)
