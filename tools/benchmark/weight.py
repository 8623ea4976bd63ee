"""How much consent weighs in a built page: bytes of its scripts, style and markup, raw and compressed."""

import gzip
from dataclasses import dataclass

import brotli
from bs4 import BeautifulSoup

from plugins.keptword.components.site_consent import gate_function


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

    Left out are the inert scripts of services: they are the vendors' code, not the banner's. Not for the page that has
    the settings: there the choice does not wait.
    """
    soup = BeautifulSoup(html, "html.parser")
    gate, locked = gate_function(), str(soup.select_one("head script"))
    parts = {
        "lock": locked.replace(gate, ""),
        "gate": gate,
        "policy without script": str(soup.select_one("head noscript")),
        "style": str(soup.select_one("head style")),
        "banner": str(soup.select_one("#site-consent")),
        "choice": str(soup.select_one("#consent-choice")),
    }
    return (*(weight(part, text) for part, text in parts.items()), weight("together", "".join(parts.values())))
