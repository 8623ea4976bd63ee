"""What is pictured: each page of a built site, at each width, light and dark; and what opens over a page."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import Literal

Scheme = Literal["light", "dark"]

# For pages that belong to no language: the chooser, and the page for addresses that lead nowhere.
EVERY_LANGUAGE = "start"


@dataclass(frozen=True)
class View:
    """How wide a window is, in CSS pixels, and whether the visitor prefers light or dark."""

    width: int
    scheme: Scheme

    def __str__(self) -> str:
        return f"{self.width}-{self.scheme}"


_SCHEMES: tuple[Scheme, ...] = ("light", "dark")
VIEWS = tuple(View(width, scheme) for width, scheme in product((360, 768, 1280), _SCHEMES))


@dataclass(frozen=True)
class SitePage:
    """A page of a built site: the language it is in, the address it has there, and what to call its pictures."""

    language: str
    address: str

    @property
    def name(self) -> str:
        below = self.address.removeprefix(f"/{self.language}").strip("/")
        return below.removesuffix(".html").replace("/", "-") or "home"


def site_pages(site: Path, languages: Iterable[str]) -> Iterator[SitePage]:
    """Yield every page below the folder of a built site, language by language in the given order."""
    for language in (EVERY_LANGUAGE, *languages):
        found = site.glob("*.html") if language == EVERY_LANGUAGE else (site / language).rglob("*.html")
        for address in sorted(path.relative_to(site).as_posix().removesuffix("index.html") for path in found):
            yield SitePage(language, f"/{address}")
