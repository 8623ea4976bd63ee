"""What is gathered while a document is read: its loads, its scripts, its forms, and what cannot be trusted in it."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum

from .causes import Cause, words
from .destinations import Destination
from .grades import Grade
from .js import Taken
from .kept import NOT_KEPT, KeptReadings
from .load import Load, Place, resolve, without_query
from .mentions import Mention
from .page import Page
from .scripts import csp_hash

WEB = ("https:", "http:")
SOCKETS = ("https:", "http:", "wss:", "ws:", "stun:", "turn:", "stuns:", "turns:")


class CodeKind(Enum):
    """How code or style comes to a page, as far as policies tell it apart (CSP3 §6.7.3)."""

    FILE = "file"
    ELEMENT = "element"
    ATTRIBUTE = "attribute"
    """An event handler, a `javascript:` URL, or a `style` attribute."""


@dataclass(frozen=True, slots=True)
class Script:
    """Code that a browser would run: an inline script, an event handler or a `javascript:` URL."""

    code: str
    place: Place
    how: str
    kind: CodeKind

    @property
    def hash(self) -> str:
        return csp_hash(self.code)


@dataclass(frozen=True, slots=True)
class Form:
    """Where a form sends what the visitor typed."""

    url: str
    place: Place


@dataclass(frozen=True, slots=True)
class Distrust:
    """Something that browsers, or their parsers, read in more than one way."""

    place: Place
    what: str


@dataclass(frozen=True, slots=True)
class Style:
    """Style that stands in a page: the text of a `<style>`, or of an attribute."""

    css: str
    place: Place
    how: str
    kind: CodeKind

    @property
    def hash(self) -> str:
        return csp_hash(self.css)


@dataclass(frozen=True, slots=True)
class StatedPolicy:
    """A Content-Security-Policy that a page states in its head, where, and whether it does so where scripts run."""

    text: str
    place: Place
    scripting: bool


@dataclass(frozen=True, slots=True)
class Waiting:
    """A script element that waits for its service: an address to run, markup to show (as JSON), or code."""

    service_id: str
    address: str
    markup: str | None
    place: Place


@dataclass
class Reading:
    """All that was found in a document and in those nested in it.

    `known` are hashes of scripts not to be read; `taken_by_file` says what script files take out of the pages that
    load them, by their URLs; `kept` is what was read before. Of files of the own site, whose host is
    named, mentions are gathered too.
    """

    known: Collection[str] = ()
    taken_by_file: Mapping[str, tuple[Taken, ...]] = field(default_factory=dict)
    own_host: str | None = None
    kept: KeptReadings = NOT_KEPT
    mentions: dict[Mention, None] = field(default_factory=dict)
    loads: list[Load] = field(default_factory=list)
    scripts: list[Script] = field(default_factory=list)
    forms: list[Form] = field(default_factory=list)
    distrusts: list[Distrust] = field(default_factory=list)
    styles: list[Style] = field(default_factory=list)
    policies: list[StatedPolicy] = field(default_factory=list)
    waiting: list[Waiting] = field(default_factory=list)
    ids: set[str] = field(default_factory=set)
    page: Page = field(default_factory=Page)
    taken: list[Taken] = field(default_factory=list)
    in_feed: "Reading | None" = None
    """What feed readers show of a feed: browsers that open it fetch none of that."""
    _seen: set[tuple[str, int, int, Grade, Cause]] = field(default_factory=set)

    def add(
        self,
        url: str,
        base: str,
        place: Place,
        cause: Cause,
        destination: Destination = Destination.UNKNOWN,
        grade: Grade = Grade.LOADS,
        schemes: tuple[str, ...] = WEB,
    ) -> None:
        """Add a load, unless nothing goes over the network for its scheme, or it is known already."""
        resolved = resolve(url, base)
        if resolved is None or not resolved.startswith(schemes):
            return
        key = (resolved, place.line, place.column, grade, cause)
        if key not in self._seen:
            self._seen.add(key)
            self.loads.append(Load(resolved, place, cause, destination, grade))

    def taken_by_files(self) -> Iterator[Taken]:
        """Yield what the script files take that are loaded so far."""
        if self.taken_by_file:
            for load in self.loads:
                yield from self.taken_by_file.get(without_query(load.url), ())

    def add_opaque(self, place: Place, how: str) -> None:
        cause = words(how)
        key = ("", place.line, place.column, Grade.UNREAD, cause)
        if key not in self._seen:
            self._seen.add(key)
            self.loads.append(Load("", place, cause, grade=Grade.UNREAD))
