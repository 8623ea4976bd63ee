"""A load: something that a browser fetches, or opens a connection for, by itself."""

from dataclasses import dataclass, replace
from functools import lru_cache

import ada_url

from .causes import Cause
from .destinations import Destination
from .grades import Grade


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands: a file, and line and column from 1."""

    file: str
    line: int = 1
    column: int = 1
    is_fixed: bool = False
    """Whether what stands here is put together elsewhere: its own lines are none of the file."""

    @property
    def fixed(self) -> "Place":
        return replace(self, is_fixed=True)

    def further(self, line: int, column: int) -> "Place":
        """Return the place of a line and column counted from this one, as in a text that begins here."""
        if self.is_fixed:
            return self
        return Place(self.file, self.line + line - 1, column if line > 1 else self.column + column - 1)


_ANYWHERE = Place("")


@dataclass(frozen=True, slots=True)
class Load:
    """One load: the absolute URL, where it stands, what causes it, what it is for, and how sure it is.

    An opaque load is one whose URL cannot be read, such as code that puts it together; its `url` is empty.
    """

    url: str
    place: Place
    cause: Cause
    destination: Destination = Destination.UNKNOWN
    grade: Grade = Grade.LOADS

    @property
    def how(self) -> str:
        """What causes it, in words for people."""
        return self.cause.text

    @property
    def anywhere(self) -> "Load":
        """The same wherever it stands: whose it is does not depend on that."""
        return replace(self, place=_ANYWHERE)

    @property
    def is_opaque(self) -> bool:
        return self.grade is Grade.UNREAD

    @property
    def directives(self) -> tuple[str, ...]:
        """The fetch directives of which one has to allow it; none where no policy is asked, or what for is unknown."""
        directives: tuple[str, ...] = self.destination.value
        return directives

    @property
    def host(self) -> str:
        """The host that is contacted, as browsers write it; empty for `data:`, `blob:`, and what is opaque."""
        return host_of(self.url)


def host_of(url: str) -> str:
    """Return the host of an absolute URL; empty where it has none. WebRTC's URLs have no slashes (RFC 7064)."""
    if url.startswith(("stun", "turn")):
        return url.partition(":")[2].partition("?")[0].rpartition("@")[2].partition(":")[0]
    try:
        return str(ada_url.URL(url).hostname)
    except ValueError:
        return ""


def without_query(url: str) -> str:
    """Return a URL up to its query or fragment: the address of a file."""
    return url.partition("#")[0].partition("?")[0]


# Stands for a base that is no address: no host is this one, so whatever is resolved with it is foreign (RFC 2606).
_NO_BASE = "https://base.invalid/"


@lru_cache(maxsize=64)
def _is_base(base: str) -> bool:
    return bool(host_of(base)) or base.startswith("data:")


def resolve(url: str, base: str) -> str | None:
    """Resolve a URL as browsers do (URL standard §4.4); None for one that they cannot read.

    A base that is no address hides nothing: absolute URLs are what they are, and others are on a host of nobody.
    """
    try:
        return str(ada_url.URL(url, base=base if _is_base(base) else _NO_BASE).href)
    except ValueError:
        return None
