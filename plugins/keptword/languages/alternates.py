"""Language versions of a page: for the language switcher, hreflang, and the check that none is missing."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol

from jinja2 import TemplateRuntimeError

from ..problems import Problem


class Translated(Protocol):
    """The interface of a page or article; `page_id` is the same in every language."""

    @property
    def title(self) -> str: ...
    @property
    def lang(self) -> str: ...
    @property
    def page_id(self) -> str: ...
    @property
    def url(self) -> str: ...
    @property
    def relative_source_path(self) -> str: ...
    @property
    def translations(self) -> "Iterable[Translated]": ...


@dataclass(frozen=True)
class Alternate:
    """One language version of a page; `url` is relative to the site."""

    language: str
    url: str
    is_current: bool


def alternates(page: Translated, languages: Iterable[str]) -> tuple[Alternate, ...]:
    """Return every language version of a page, including itself, in the order of `languages`."""
    versions = {version.lang: version for version in (page, *page.translations)}
    return tuple(Alternate(code, versions[code].url, code == page.lang) for code in languages if code in versions)


@dataclass(frozen=True)
class PageLink:
    """A page to link to: its title, and its address from the root of the host."""

    title: str
    address: str


class PageIndex:
    """Finds a page by id and language, or in another language if it lacks that one; `below` is the site's path."""

    def __init__(self, pages: Iterable[Translated], below: str = "") -> None:
        self._links: dict[str, dict[str, PageLink]] = {}
        for page in sorted(pages, key=lambda page: page.lang):
            self._links.setdefault(page.page_id, {})[page.lang] = PageLink(page.title, f"{below}/{page.url}")

    def __contains__(self, page_id: str) -> bool:
        """Whether a page exists in any language."""
        return page_id in self._links

    def find(self, page_id: str, language: str) -> PageLink:
        """Return the page. Raises TemplateRuntimeError if it exists in no language, because templates call this."""
        versions = self._links.get(page_id)
        if versions is None:
            raise TemplateRuntimeError(f'there is no page "{page_id}", to which this leads')
        return versions.get(language) or next(iter(versions.values()))


def missing_versions(pages: Iterable[Translated], languages: Iterable[str], folder: str) -> Iterator[Problem]:
    """Yield a problem for each page and each language it lacks; file names start with `folder` (ML-01).

    `pages` must include drafts and hidden pages: those count as existing.
    """
    by_id: dict[str, dict[str, Translated]] = {}
    for page in pages:
        by_id.setdefault(page.page_id, {})[page.lang] = page
    for page_id, versions in sorted(by_id.items()):
        first = next(iter(sorted(versions.values(), key=lambda page: page.lang)))
        for code in languages:
            if code not in versions:
                file = f"{folder}/{first.relative_source_path}"
                target = file.replace(f"/{first.lang}/", f"/{code}/")
                yield Problem(file, 1, 1, f'"{page_id}" does not exist in {code}', f"Add {target}")
