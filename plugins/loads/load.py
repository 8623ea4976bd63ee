"""A load: something that a browser fetches, or opens a connection for, by itself."""

from dataclasses import dataclass
from urllib.parse import urlsplit

import ada_url


@dataclass(frozen=True)
class Load:
    """One load: the absolute URL, where it stands (line and column from 1), and what causes it."""

    url: str
    file: str
    line: int
    column: int
    how: str

    @property
    def host(self) -> str:
        """The host that is contacted; empty for `data:`, `blob:` and the like."""
        return urlsplit(self.url).hostname or ""


def resolve(url: str, base: str) -> str | None:
    """Resolve a URL as browsers do (URL standard §4.4); None for one that browsers cannot read."""
    try:
        return str(ada_url.URL(url, base=base).href)
    except ValueError:
        return None
