"""The files of a built folder, listed once, in reading order."""

import os
import shutil
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from ..problems import Problem
from ..requests.kinds import Kind, copied_name, kind_of, sniffed_kind
from .html_page import HtmlPage, UnreadablePageError, read_page

_ENDINGS = ("html", "htm")


@dataclass(frozen=True)
class SiteFolder:
    """A built folder: the names of its files and of its links to other folders, from the folder, with slashes."""

    path: Path
    files: tuple[str, ...]
    pages: tuple[str, ...]
    linked_folders: tuple[str, ...]

    def of_kind(self, *kinds: Kind) -> Iterator[str]:
        return (file for file in self.files if kind_of(file) in kinds)

    def those_there(self, names: Iterable[str]) -> list[str]:
        """Return which of these names something in the folder has, in order."""
        return sorted(name for name in names if (self.path / name).exists())

    def bytes_of(self, file: str) -> bytes:
        return (self.path / file).read_bytes()


def listed(folder: Path) -> SiteFolder:
    """Return what is in a folder; links to other folders are not followed. Raises OSError."""
    files: list[str] = []
    links: list[str] = []
    waiting = [""]
    while waiting:
        below = waiting.pop()
        with os.scandir(folder / below) as entries:
            for entry in entries:
                name = f"{below}{entry.name}"
                if entry.is_file():
                    files.append(name)
                elif entry.is_symlink():
                    links += [name] if entry.is_dir() else []
                elif entry.is_dir():
                    waiting.append(f"{name}/")
    in_order = sorted(files, key=_in_reading_order)
    pages = filter(is_page, in_order)
    return SiteFolder(folder, tuple(in_order), tuple(pages), tuple(sorted(links, key=_in_reading_order)))


def copy_folder(
    folder: Path, new: Path, without: Collection[str], copy: Callable[[str, str], object] = shutil.copy2
) -> None:
    """Copy a folder without these files, each by its path from it, with slashes. Raises OSError."""

    def left_out(directory: str, names: list[str]) -> set[str]:
        below = Path(directory).relative_to(folder).as_posix()
        return {name for name in names if (name if below == "." else f"{below}/{name}") in without}

    shutil.copytree(folder, new, symlinks=True, copy_function=copy, ignore=left_out)


def is_page(file: str) -> bool:
    """Tell whether a file is a page that can be protected."""
    stem, _, ending = file.rpartition("/")[2].rpartition(".")
    return stem != "" and ending.lower() in _ENDINGS


def unprotectable(site: SiteFolder) -> Iterator[Problem]:
    """Yield a problem for each file that may be shown as a page and cannot be protected, or where there is no page."""
    problems = [*_linked_folders(site), *_odd_pages(site)]
    if not site.pages and not problems:
        problems.append(
            Problem(site.path.as_posix(), 1, 1, "there is no page in it", "Name the folder of the built site")
        )
    yield from problems


def _linked_folders(site: SiteFolder) -> Iterator[Problem]:
    for file in site.linked_folders:
        wrong = "this is a link to another folder, whose pages would stay as they are"
        yield Problem(file, 1, 1, wrong, "Put a copy in its place")


def _odd_pages(site: SiteFolder) -> Iterator[Problem]:
    for file in site.files:
        if not is_page(file) and _may_be_page(site, file):
            ending = PurePosixPath(file).suffix
            name = f"a {ending} file" if ending else "a file without an ending"
            wrong = f"browsers may show this file as a page, and a page in {name} cannot be protected"
            yield Problem(file, 1, 1, wrong, "Leave it out of the folder, or write it as .html")


def page_or_problem(folder: Path, file: str) -> HtmlPage | Problem:
    """Return a page, or what is wrong where it cannot be read as browsers would. Raises OSError."""
    try:
        return read_page(file, (folder / file).read_bytes())
    except UnreadablePageError as error:
        return Problem(file, 1, 1, f"this page cannot be read: {error}", "Save it as UTF-8")


def read_pages(folder: Path) -> tuple[dict[str, HtmlPage], list[Problem]]:
    """Return the pages of a folder, and what is wrong with those that cannot be read as browsers would."""
    site = listed(folder)
    read = [page_or_problem(folder, file) for file in site.pages]
    pages = {page.file: page for page in read if isinstance(page, HtmlPage)}
    return pages, [*unprotectable(site), *(problem for problem in read if isinstance(problem, Problem))]


def stale_copies(site: SiteFolder) -> Iterator[Problem]:
    """Yield a problem for each compressed copy of a page: a server would send it in the place of the protected one."""
    for file in site.of_kind(Kind.COPY):
        if is_page(copied_name(file)):
            wrong = "this compressed copy of a page would be sent in the place of the protected one"
            yield Problem(file, 1, 1, wrong, "Leave it out, and compress after keptword protect")


def _may_be_page(site: SiteFolder, file: str) -> bool:
    """Tell whether browsers may show a file as a page: by its ending or, where that says nothing, by its content."""
    kind = kind_of(file)
    if kind is Kind.UNKNOWN:
        return sniffed_kind(file, site.bytes_of(file)) in (Kind.PAGE, Kind.XML)
    return kind is Kind.PAGE or file.lower().endswith((".xhtml", ".xht"))


def _in_reading_order(file: str) -> list[str]:
    return file.split("/")
