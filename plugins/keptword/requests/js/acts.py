"""What some code does beside requesting: opens connections, leaves the page, clicks, writes the storage, runs text.

It is told to whoever decides whether a script may run. Names are looked for in calls, constructions, assignments and
texts; code that hides them does more than is listed here.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from .marks import clean
from .nodes import Call, Literal, Member, Name, Node
from .places import Places
from .syntax.program import read_program


class ActKind(StrEnum):
    """What an act is, in the words of a message."""

    CONNECTS = "opens connections"
    LEAVES = "leaves the page"
    CLICKS = "clicks, or plays other acts of a visitor"
    STORES = "writes the storage"
    RUNS_TEXT = "runs text as code"


@dataclass(frozen=True)
class Act:
    """One act: its kind, the name by which the code calls it, and where (line and column from 1)."""

    kind: ActKind
    name: str
    line: int
    column: int


_CONNECTIONS = frozenset(
    "RTCPeerConnection webkitRTCPeerConnection WebSocket WebSocketStream EventSource WebTransport XMLHttpRequest fetch"
    " fetchLater sendBeacon Worker SharedWorker importScripts addModule PaymentRequest PresentationRequest".split()
)
_CONNECTING_ELEMENTS = frozenset("audio embed frame iframe img image link object script source track video".split())
_CLICKS = frozenset({"click", "dispatchEvent", "requestSubmit"})
_STORES = frozenset({"setItem", "removeItem"})
_STORAGES = frozenset({"localStorage", "sessionStorage", "cookieStore", "indexedDB", "caches"})
_RUNNERS = frozenset({"eval", "Function", "execScript"})
_LEAVING = frozenset({"location.assign", "location.replace", "location.reload", "navigation.navigate", "window.open"})
_LEAVING_PARTS = frozenset({"href", "host", "hostname", "pathname", "port", "protocol", "search"})


def acts_of(code: str) -> tuple[Act, ...]:
    """Return the acts that some code names, each name once, in order."""
    text = clean(code)
    program = read_program(text)
    found = [(call.at, kind, name) for call in program.calls for kind, name in _called(call)]
    found += [(one.at, kind, name) for one in program.assignments for kind, name in _assigned(one.target)]
    found += [(one.at, ActKind.CONNECTS, str(one.value)) for one in program.texts if one.value in _CONNECTIONS]
    places = Places(text)
    acts: dict[tuple[ActKind, str], Act] = {}
    for at, kind, name in sorted(found, key=lambda one: one[0]):
        acts.setdefault((kind, name), Act(kind, name, *places.line_and_column(at)))
    return tuple(acts.values())


def _called(call: Call) -> Iterator[tuple[ActKind, str]]:
    names = _names(call.callee)
    last, path = names[-1], ".".join(names[-2:])
    if last in _CONNECTIONS:
        yield ActKind.CONNECTS, last
    elif last == "createElement" and call.arguments and (made := _made(call.arguments[0])):
        yield ActKind.CONNECTS, f"<{made}>"
    elif path in _LEAVING or path == "open" or last == "submit":
        yield ActKind.LEAVES, path if path in _LEAVING else last
    elif last in _CLICKS:
        yield ActKind.CLICKS, last
    elif last in _STORES or (len(names) > 1 and _STORAGES & set(names[:-1])):
        yield ActKind.STORES, path
    elif last in _RUNNERS:
        yield ActKind.RUNS_TEXT, last


def _made(name: Node) -> str:
    """Return the element that is made where that may connect to something; "?" where its name cannot be read."""
    if not isinstance(name, Literal):
        return "?"
    made = str(name.value).lower()
    return made if made in _CONNECTING_ELEMENTS else ""


def _assigned(target: Node) -> Iterator[tuple[ActKind, str]]:
    names = _names(target)
    path = ".".join(names[-2:])
    if names[-1] == "location" or (names[-2:-1] == ["location"] and names[-1] in _LEAVING_PARTS):
        yield ActKind.LEAVES, path
    elif _STORAGES & set(names[:-1]) or path == "document.cookie":
        yield ActKind.STORES, path


def _names(node: Node) -> list[str]:
    """Return the names of a path such as `document.cookie`, from the outside in; "?" for what has none."""
    names: list[str] = []
    while isinstance(node, Member):
        names.append(str(node.key.value) if isinstance(node.key, Literal) else "?")
        node = node.owner
    names.append(node.text if isinstance(node, Name) else "?")
    return names[::-1]
