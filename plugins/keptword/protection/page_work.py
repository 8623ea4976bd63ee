"""What is done with each page of a site, in whichever process: its facts are read; it is protected and written."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from functools import cached_property, partial
from hashlib import sha256
from pathlib import Path

from ..components.site_consent import SiteConsent
from ..components.translated_parts import language_of
from ..csp.inline import InlineCode
from ..gate.origin import Origins
from ..languages.alternates import PageLink
from ..problems import Problem
from .html_page import HtmlPage
from .options import Options
from .out_of_reach import Word, words_in_page
from .pages import PolicyKey, SitePages, WrittenPage
from .site_folder import page_or_problem
from .site_map import PageFacts, page_facts


@dataclass(frozen=True)
class Outcome:
    """What became of a page: the hash of its bytes, and what there is to say of it.

    `tag` is that of its language, where there are no texts in it and visitors see some;
    `style` is the one that was put into the page.
    """

    file: str
    hash: str
    services: tuple[str, ...]
    key: PolicyKey | None
    problems: tuple[Problem, ...]
    words: tuple[Word, ...] = ()
    tag: str = ""
    style: InlineCode | None = None


@dataclass(frozen=True)
class ReadingFacts:
    """Reads what the pages of a folder say of themselves."""

    folder: Path

    def begun(self) -> Callable[[str], PageFacts | Problem]:
        return partial(_facts, self.folder)


@dataclass(frozen=True)
class Protecting:
    """Protects pages of a folder, and writes them into a new one."""

    folder: Path
    new: Path
    consent: SiteConsent
    options: Options
    links: Mapping[str, Mapping[str, PageLink]]
    origins: Origins

    def begun(self) -> Callable[[str], Outcome]:
        return partial(_outcome, self)

    @cached_property
    def pages(self) -> SitePages:
        return SitePages(self.consent, self.options, self.links, self.origins)

    def __reduce__(self) -> tuple[object, ...]:
        # What was worked out stays in this process.
        return Protecting, tuple(getattr(self, one.name) for one in fields(self))


def _facts(folder: Path, file: str) -> PageFacts | Problem:
    page = page_or_problem(folder, file)
    return page if isinstance(page, Problem) else page_facts(page)


def _outcome(work: Protecting, file: str) -> Outcome:
    page = page_or_problem(work.folder, file)
    if isinstance(page, Problem):
        return Outcome(file, "", (), None, (page,))
    written = work.pages.protected(page)
    if not written.problems:
        write_page(work.new, written, (work.folder / file).stat().st_mode)
    return outcome_of(written, tuple(words_in_page(page)), _tag_without_texts(page, work.options))


def outcome_of(page: WrittenPage, words: tuple[Word, ...] = (), tag: str = "") -> Outcome:
    """Return what became of a written page."""
    return Outcome(
        page.file, sha256(page.data).hexdigest(), page.services, page.key, page.problems, words, tag, page.style
    )


def write_page(folder: Path, page: WrittenPage, mode: int | None = None) -> None:
    """Write a page into a folder; `mode` is what its file allows, if that is known."""
    path = folder / page.file
    write_file(path, page.data)
    if mode is not None:
        path.chmod(mode)


def write_file(path: Path, data: bytes) -> None:
    """Write a file anew: another one that is the same by a second name stays as it is."""
    try:
        _write_new(path, data)
    except FileExistsError:
        path.unlink()
        _write_new(path, data)
    except FileNotFoundError:
        path.parent.mkdir(parents=True)
        _write_new(path, data)


def _write_new(path: Path, data: bytes) -> None:
    with path.open("xb") as file:
        file.write(data)


def _tag_without_texts(page: HtmlPage, options: Options) -> str:
    tag = page.language
    return tag if tag and not language_of(tag, options.languages, "") and page.needs_lock else ""
