"""Names for the files of the theme, and for pictures, by what is in them, so that browsers may keep each for good.

A style sheet is named last: what it refers to is named first, and so a new font gives the style a new name, too.
"""

import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from plugins.keptword.components.site_files import FOLDER as OWN
from plugins.keptword.hashed_names import hashed_name
from plugins.keptword.headers.response_headers import NAMED_BY_CONTENT
from plugins.keptword.site_address import SiteAddress

# The files of the others have such names already.
FOLDERS = tuple(folder for folder in NAMED_BY_CONTENT if folder != OWN)

_IN_STYLE = re.compile(r"""(url\(\s*["']?|@import\s+["'])([^"')?#]+)""")


class UnknownAssetError(Exception):
    """Something refers to a file that is not there; its text says what and where."""


@dataclass(frozen=True)
class Asset:
    """A file as it is published: its path from the root of the site, and what is in it."""

    path: str
    data: bytes


def named_by_content(files: Mapping[str, bytes], below: str = "") -> dict[str, Asset]:
    """Return each file by its own path, under the name that holds the first eight digits of its SHA-256.

    `below` is the path of the site on its host, at which addresses in style sheets begin.

    Raises UnknownAssetError where a style sheet refers to what is not among the files, or to itself.
    """

    @cache
    def named(path: str) -> Asset:
        data = _with_new_names(path) if path.endswith(".css") else files[path]
        return Asset(hashed_name(path, data), data)

    def _with_new_names(path: str) -> bytes:
        def renamed(reference: re.Match[str]) -> str:
            opening, address = reference.groups()
            if ":" in address or address.startswith("//"):
                return reference[0]
            start = posixpath.dirname(f"{below}/{path}")
            target = posixpath.normpath(posixpath.join(start, address.strip())).removeprefix(f"{below}/")
            if target not in files:
                raise UnknownAssetError(f"{path}: refers to {address}, which is not there")
            return f"{opening}{below}/{named(target).path}"

        return _IN_STYLE.sub(renamed, files[path].decode()).encode()

    try:
        return {path: named(path) for path in sorted(files)}
    except RecursionError:
        raise UnknownAssetError("style sheets import each other in a circle") from None


def with_new_addresses(text: str, file: str, site: SiteAddress, assets: Mapping[str, Asset]) -> str:
    """Return a page, or another text with addresses, in which each asset has its new one.

    Addresses begin with the path of the site on its host, or with its whole address. Raises UnknownAssetError.
    """

    def renamed(reference: re.Match[str]) -> str:
        before, path = reference.groups()
        if path not in assets:
            raise UnknownAssetError(f"{file}: refers to /{path}, which is not there")
        return f"{before}/{assets[path].path}"

    start = rf"""(["'(\s,=]{re.escape(site.path)}|{re.escape(site.url)})"""
    return re.sub(rf"""{start}/((?:{"|".join(FOLDERS)})/[^"'()\s,?#<>]+)""", renamed, text)
