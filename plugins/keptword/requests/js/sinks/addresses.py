"""URLs that a program requests."""

import re
from collections.abc import Iterable

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


def request(search: Search, nodes: Iterable[Node], how: str, *, strict: bool = True, runs: bool = False) -> None:
    """Read values that are requested; strict where nothing but a URL can be meant, `runs` where code is fetched."""
    for node in nodes:
        for atom in search.folder.fold(node):
            if atom is None or isinstance(atom, bool | int | float | Function | Class):
                continue
            add_url(search, search.folder.text(atom), node.at, how, strict=strict, runs=runs)
        if strict and not search.folder.fold(node):
            search.finds.is_opaque = True


def add_url(search: Search, text: str, at: int, how: str, *, strict: bool = True, runs: bool = False) -> None:
    """Note a URL, or what stands in it: code, markup, CSS."""
    scheme = text[:12].lstrip().lower()
    if scheme.startswith("javascript:"):
        search.finds.code.append(Found(text.lstrip()[11:], at, "javascript:"))
    elif scheme.startswith("data:"):
        _data_url(search, text, at, how, runs=runs)
    elif scheme.startswith("blob:"):
        is_image = re.search(r"<(img|a|area|audio|video|image|source)\b|a click", how) or "of an element" in how
        search.finds.is_opaque |= UNKNOWN in text and strict and not is_image
    else:
        url, _ = read_url(without_page(text))
        if url and not NO_URL.fullmatch(url) and (strict or ADDRESS.match(url.strip()) or "//" not in url[:8]):
            search.finds.urls.append(Found(url, at, how))
        if strict:
            note_openness(search, Use.URL, text, at, how, _has_open_host)


def add_candidates(search: Search, text: str, at: int, how: str, *, strict: bool) -> None:
    """Note the images that a `srcset` names."""
    if is_page_value(text):
        if strict:
            take(search, Use.SRCSET, text, at, how)
        return
    for candidate in text.split(","):
        add_url(search, candidate.strip().split(" ")[0], at, how, strict=strict)


def _has_open_host(text: str) -> bool:
    return read_url(text)[1]


def _data_url(search: Search, text: str, at: int, how: str, *, runs: bool) -> None:
    if UNKNOWN in without_page(text):
        search.finds.is_opaque |= runs or "import" in how or "Worker" in how
        return
    kind, content = data_url_text(text.strip())
    if "javascript" in kind or runs or "import" in how or "Worker" in how:
        search.finds.code.append(Found(content, at, how))
    elif "html" in kind and "<a" not in how:
        add_markup_text(search, content, at, how)
    elif "css" in kind:
        add_css_text(search, content, at, how)
