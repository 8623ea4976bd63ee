"""URLs that a program requests."""

from collections.abc import Collection, Iterable

from ...causes import Act, Cause, words
from ...data_urls import data_url_text
from ..folding.page import is_page_value
from ..marks import UNKNOWN, without_page
from ..nodes import Class, Function, Node
from ..taken import Use
from .contents import add_css_text, add_markup_text
from .finds import Found
from .openness import note_openness, take
from .request_names import ADDRESS, NO_URL
from .search import Search
from .texts import read_url

# What fetches code and runs it.
_RUNNING = {Act.IMPORT, Act.IMPORT_MAP, Act.LOADER, Act.WORKER}

# Elements in which a `blob:` URL runs nothing, and those in which a document in a URL is not shown.
_SHOWN = {"img", "a", "area", "audio", "video", "image", "source"}
_FOLLOWED = {"a", "area", "audio"}


def request(search: Search, nodes: Iterable[Node], cause: Cause, *, strict: bool = True, runs: bool = False) -> None:
    """Read values that are requested; strict where nothing but a URL can be meant, `runs` where code is fetched."""
    for node in nodes:
        for atom in search.folder.fold(node):
            if atom is None or isinstance(atom, bool | int | float | Function | Class):
                continue
            add_url(search, search.folder.text(atom), node.at, cause, strict=strict, runs=runs)
        if strict and not search.folder.fold(node):
            search.finds.is_opaque = True


def add_url(search: Search, text: str, at: int, cause: Cause, *, strict: bool = True, runs: bool = False) -> None:
    """Note a URL, or what stands in it: code, markup, CSS."""
    scheme = text[:12].lstrip().lower()
    if scheme.startswith("javascript:"):
        search.finds.code.append(Found(text.lstrip()[11:], at, words("javascript:")))
    elif scheme.startswith("data:"):
        _data_url(search, text, at, cause, runs=runs)
    elif scheme.startswith("blob:"):
        is_of_any = cause.act is Act.CLICK or (cause.act is Act.PROPERTY and not cause.elements)
        may_run = not is_of_any and not _first_of(cause, _SHOWN)
        search.finds.is_opaque |= UNKNOWN in text and strict and may_run
    else:
        url, _ = read_url(without_page(text))
        if url and not NO_URL.fullmatch(url) and (strict or ADDRESS.match(url.strip()) or "//" not in url[:8]):
            search.finds.urls.append(Found(url, at, cause))
        if strict:
            note_openness(search, Use.URL, text, at, cause, _has_open_host)


def add_candidates(search: Search, text: str, at: int, cause: Cause, *, strict: bool) -> None:
    """Note the images that a `srcset` names."""
    if is_page_value(text):
        if strict:
            take(search, Use.SRCSET, text, at, cause)
        return
    for candidate in text.split(","):
        add_url(search, candidate.strip().split(" ")[0], at, cause, strict=strict)


def _has_open_host(text: str) -> bool:
    return read_url(text)[1]


def _first_of(cause: Cause, kinds: Collection[str]) -> bool:
    return bool(cause.elements) and cause.elements[0] in kinds


def _data_url(search: Search, text: str, at: int, cause: Cause, *, runs: bool) -> None:
    runs = runs or cause.act in _RUNNING
    if UNKNOWN in without_page(text):
        search.finds.is_opaque |= runs
        return
    kind, content = data_url_text(text.strip())
    if "javascript" in kind or runs:
        search.finds.code.append(Found(content, at, cause))
    elif "html" in kind and not _first_of(cause, _FOLLOWED):
        add_markup_text(search, content, at, cause)
    elif "css" in kind:
        add_css_text(search, content, at, cause)
