"""How much consent weighs in a built page: bytes of its scripts, style and markup, raw and compressed."""

import gzip
from dataclasses import dataclass

import brotli
from bs4 import BeautifulSoup


@dataclass(frozen=True)
class Weight:
    """Bytes of one part, and of it alone when compressed (gzip level 9, brotli quality 11)."""

    part: str
    raw: int
    gzip: int
    brotli: int


def weight(part: str, text: str) -> Weight:
    data = text.encode()
    return Weight(part, len(data), len(gzip.compress(data, 9)), len(brotli.compress(data, quality=11)))


def consent_weights(html: str) -> tuple[Weight, ...]:
    """Return the weight of each part of consent in a page, and last of all of them together.

    Left out are the inert scripts of services: they are the vendors' code, not the banner's.
    """
    soup = BeautifulSoup(html, "html.parser")
    scripts = [str(script) for script in soup.find_all("script") if script.get("type") is None]
    parts = {
        "lock": scripts[0],
        "policy without script": str(soup.select_one("head noscript")),
        "style": str(soup.select_one("head style")),
        "banner": str(soup.select_one("#site-consent")),
        "gate, choice": scripts[-1],
    }
    return (*(weight(part, text) for part, text in parts.items()), weight("together", "".join(parts.values())))
