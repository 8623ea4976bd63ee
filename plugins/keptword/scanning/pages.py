"""Which pages a site has: those of a built folder, of a sitemap, or those that links lead to."""

import re
from collections.abc import Iterable
from html import unescape
from pathlib import Path
from urllib.parse import urlsplit

from playwright.async_api import BrowserContext
from playwright.async_api import Error as PlaywrightError

from ..requests.load import resolve
from .errors import NotScannedError

_LOC = re.compile(r"<loc>\s*([^<]+?)\s*</loc>")
_NO_PAGE = re.compile(r"\.(?!html?$)\w{1,5}$")
_LINKS = "[...document.querySelectorAll('a[href]')].map(({ href }) => href)"


def pages_in(folder: Path, path: str = "") -> tuple[str, ...]:
    """Return the paths of all pages of a built site that is served below a path, those with few folders first."""
    files = (path.relative_to(folder).as_posix() for path in folder.rglob("*.html"))
    paths = (file.removesuffix("index.html") if file.endswith("index.html") else file for file in files)
    return tuple(sorted((f"{path}/{page}" for page in paths), key=lambda page: (page.count("/"), page)))


async def pages_at(context: BrowserContext, address: str) -> tuple[str, ...]:
    """Return the paths of the pages of a site at an address. Raises NotScannedError where nothing answers there."""
    if listed := await _in_sitemap(context, resolve("sitemap.xml", address) or address):
        return tuple(dict.fromkeys(listed))
    return await _linked(context, address)


async def _in_sitemap(context: BrowserContext, address: str) -> list[str]:
    """Return the paths in a sitemap, or in those that it lists. Their host may be another: that of the public site."""
    tab = await context.new_page()
    try:
        response = await tab.goto(address)
        text = await response.text() if response and response.ok else ""
    except PlaywrightError:
        text = ""
    finally:
        await tab.close()
    found = [unescape(loc) for loc in _LOC.findall(text)]
    if "<sitemapindex" not in text:
        return [path_of(loc) for loc in found]
    listed = [await _in_sitemap(context, resolve(path_of(loc), address) or address) for loc in found]
    return [path for paths in listed for path in paths]


async def _linked(context: BrowserContext, address: str) -> tuple[str, ...]:
    """Follow the links of each page to others of the same site."""
    tab = await context.new_page()
    found = [path_of(address)]
    for path in found:
        try:
            response = await tab.goto(resolve(path, address) or address, wait_until="domcontentloaded")
        except PlaywrightError as error:
            if len(found) == 1:
                raise NotScannedError(f"{address} does not answer: {error.message.splitlines()[0]}") from error
            continue
        if response and response.ok:
            links: list[str] = await tab.evaluate(_LINKS)
            found += [path for path in _same_site(links, address) if path not in found]
    await tab.close()
    return tuple(found)


def _same_site(links: Iterable[str], address: str) -> list[str]:
    site = urlsplit(address)
    own = (link for link in links if urlsplit(link)[:2] == site[:2])
    return [path for path in dict.fromkeys(map(path_of, own)) if not _NO_PAGE.search(path.partition("?")[0])]


def path_of(address: str) -> str:
    """Return path and query of an address."""
    parts = urlsplit(address)
    return (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
