"""What some code requests, with the code that stands in its texts."""

from bisect import bisect_right
from dataclasses import dataclass, field

from plugins.loads.javascript.marks import clean
from plugins.loads.javascript.sinks.finds import Found
from plugins.loads.javascript.sinks.program import find_sinks
from plugins.loads.javascript.syntax.program import read_program

_MAX_NESTED = 40


@dataclass(frozen=True)
class ScriptUrl:
    """A URL that code requests (or markup or CSS that it writes), with line and column from 1, and how it does so."""

    url: str
    line: int
    column: int
    how: str


@dataclass(frozen=True)
class ScriptReading:
    """What some code requests. An opaque one can also request what is not among it."""

    urls: tuple[ScriptUrl, ...] = ()
    markup: tuple[ScriptUrl, ...] = ()
    css: tuple[ScriptUrl, ...] = ()
    is_opaque: bool = False


@dataclass
class _Places:
    """Finds the lines of a text."""

    text: str
    starts: list[int] = field(default_factory=lambda: [0])

    def __post_init__(self) -> None:
        at = self.text.find("\n")
        while at >= 0:
            self.starts.append(at + 1)
            at = self.text.find("\n", at + 1)

    def place(self, found: Found, at: int) -> ScriptUrl:
        line = bisect_right(self.starts, at)
        return ScriptUrl(found.text, line, at - self.starts[line - 1] + 1, found.how)


def read_script(code: str, *, is_module: bool = False) -> ScriptReading:
    """Read what some code requests, with the code that stands in its texts."""
    places = _Places(code)
    urls: dict[tuple[str, int, int], ScriptUrl] = {}
    markup: dict[tuple[str, int, int], ScriptUrl] = {}
    css: dict[tuple[str, int, int], ScriptUrl] = {}
    is_opaque = False
    waiting: list[tuple[str, int | None]] = [(clean(code), None)]
    read: set[str] = set()
    while waiting:
        text, outer = waiting.pop()
        if text in read:
            continue
        if len(read) > _MAX_NESTED:
            is_opaque = True
            break
        read.add(text)
        finds = find_sinks(read_program(text, is_module=is_module))
        is_opaque = is_opaque or finds.is_opaque
        for target, found in ((urls, finds.urls), (markup, finds.markup), (css, finds.css)):
            for one in found:
                place = places.place(one, one.at if outer is None else outer)
                target.setdefault((place.url, place.line, place.column), place)
        waiting += ((one.text, one.at if outer is None else outer) for one in finds.code)
    return ScriptReading(tuple(urls.values()), tuple(markup.values()), tuple(css.values()), is_opaque)
