"""The dead links of a built site: to a page or file that does not exist, or to an id that its page does not have."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import turbohtml

# A reserved host is used for the site while addresses are resolved (RFC 2606).
_SITE = "https://site.invalid"

_LINKS = (("a", "href"), ("area", "href"), ("link", "href"), ("img", "src"), ("script", "src"), ("form", "action"))


@dataclass(frozen=True)
class BuiltPage:
    """A page of a built site: its path below the root, the ids on it, and its links with line and column."""

    path: str
    ids: frozenset[str]
    links: tuple[tuple[str, int, int], ...]


@dataclass(frozen=True)
class BuiltSite:
    """All pages of a built site by path, its other files, and its address."""

    pages: Mapping[str, BuiltPage]
    files: frozenset[str]
    url: str = field(default=_SITE)

    @property
    def below(self) -> str:
        """The path of the site on its host."""
        return urlsplit(self.url).path


@dataclass(frozen=True)
class DeadLink:
    """A link as written in a built page; `target` is its address from the host's root, `known` the existing ones."""

    page: str
    line: int
    column: int
    href: str
    target: str
    known: tuple[str, ...]


def read_site(directory: Path, url: str) -> BuiltSite:
    """Read all pages below a folder."""
    files = {path.relative_to(directory).as_posix(): path for path in directory.rglob("*") if path.is_file()}
    pages = {name: _read_page(name, path.read_text("utf-8")) for name, path in files.items() if path.suffix == ".html"}
    return BuiltSite(pages, frozenset(files), url.rstrip("/"))


def dead_links(site: BuiltSite) -> Iterator[DeadLink]:
    """Yield the dead links, page by page."""
    for _, page in sorted(site.pages.items()):
        for href, line, column in page.links:
            target = own_address(site, page.path, href)
            if target is None:
                continue
            path, _, fragment = target.partition("#")
            file = file_of(site, path)
            if file is None:
                known = tuple(site.below + address_of(name) for name in site.pages)
                yield DeadLink(page.path, line, column, href, target, known)
            elif fragment and fragment != "top" and file in site.pages and fragment not in site.pages[file].ids:
                known = tuple(f"{path}#{name}" for name in sorted(site.pages[file].ids))
                yield DeadLink(page.path, line, column, href, target, known)


def own_address(site: BuiltSite, page: str, href: str) -> str | None:
    """Return the target of a link from the root of the host, with its fragment; None if it is on another site.

    A link without a host counts as a link within the site, even if it leaves the site's path.
    """
    is_own = href == site.url or href.startswith((f"{site.url}/", f"{site.url}#"))
    written = href.replace(site.url, _SITE + site.below, 1) if is_own else href
    resolved = urlsplit(urljoin(f"{_SITE}{site.below}{address_of(page)}", written))
    if f"{resolved.scheme}://{resolved.netloc}" != _SITE:
        return None
    return unquote(resolved.path + (f"#{resolved.fragment}" if resolved.fragment else ""))


def file_of(site: BuiltSite, path: str) -> str | None:
    """Return the file that a host would serve for a path; None if there is none."""
    if not path.startswith(f"{site.below}/"):
        return None
    name = path.removeprefix(site.below).lstrip("/")
    for candidate in (name, f"{name}index.html" if not name or name.endswith("/") else f"{name}/index.html"):
        if candidate in site.files:
            return candidate
    return None


def address_of(file: str) -> str:
    """Return the address of a file from the root: that of its folder for an index."""
    return f"/{file.removesuffix('index.html') if file.endswith('/index.html') or file == 'index.html' else file}"


def _read_page(name: str, html: str) -> BuiltPage:
    parsed = turbohtml.parse(html)
    ids = set()
    links = []
    for element in parsed.find_all(attrs={"id": True}):
        ids.add(element.attr("id") or "")
    for tag, attribute in _LINKS:
        for element in parsed.find_all(tag):
            value = element.attr(attribute)
            if value is not None:
                links.append((value.strip(), element.source_line or 1, (element.source_col or 0) + 1))
    return BuiltPage(name, frozenset(ids), tuple(links))
