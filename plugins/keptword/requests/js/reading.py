"""What some code requests, with the code that stands in its texts."""

from dataclasses import dataclass

from ..causes import Cause
from ..grades import Grade
from .collection import paused_collection
from .marks import clean, page_marks, without_page
from .places import Places
from .sinks.program import find_sinks
from .syntax.program import read_program
from .taken import Taken

_MAX_NESTED = 40


@dataclass(frozen=True)
class ScriptUrl:
    """A URL that code requests (or markup or CSS that it writes), with line and column from 1, and the cause."""

    url: str
    line: int
    column: int
    cause: Cause
    grade: Grade = Grade.LOADS


@dataclass(frozen=True)
class ScriptReading:
    """What some code requests, and what it takes out of the page. Opaque code can also request what is not here."""

    urls: tuple[ScriptUrl, ...] = ()
    markup: tuple[ScriptUrl, ...] = ()
    css: tuple[ScriptUrl, ...] = ()
    taken: tuple[Taken, ...] = ()
    is_opaque: bool = False


def read_script(code: str) -> ScriptReading:
    """Read what some code requests, with the code that stands in its texts."""
    places = Places(code)
    urls: dict[tuple[str, int, int], ScriptUrl] = {}
    markup: dict[tuple[str, int, int], ScriptUrl] = {}
    css: dict[tuple[str, int, int], ScriptUrl] = {}
    taken: dict[Taken, None] = {}
    is_opaque = False
    waiting: list[tuple[str, int | None, bool]] = [(clean(code), None, False)]
    read: set[str] = set()
    while waiting:
        text, outer, is_on_act = waiting.pop()
        if text in read:
            continue
        if len(read) > _MAX_NESTED:
            is_opaque = True
            break
        read.add(text)
        with paused_collection():
            finds = find_sinks(read_program(text))
        is_opaque = is_opaque or finds.is_opaque
        for target, found in ((urls, finds.urls), (markup, finds.markup), (css, finds.css)):
            for one in found:
                line, column = places.line_and_column(one.at if outer is None else outer)
                grade = Grade.MAY_LOAD if is_on_act else finds.grade_of(one.at, one.cause)
                target.setdefault((one.text, line, column), ScriptUrl(one.text, line, column, one.cause, grade))
        for part in finds.taken:
            sources = tuple((mark, finds.sources[mark]) for mark in dict.fromkeys(page_marks(part.text)))
            line, column = places.line_and_column(part.at if outer is None else outer)
            grade = Grade.MAY_LOAD if is_on_act else finds.grade_of(part.at, part.cause)
            taken[Taken(part.use, part.text, sources, line, column, part.cause, grade)] = None
        for one in finds.code:
            later = is_on_act or finds.grade_of(one.at, one.cause) is Grade.MAY_LOAD
            waiting.append((without_page(one.text), one.at if outer is None else outer, later))
    return ScriptReading(tuple(urls.values()), tuple(markup.values()), tuple(css.values()), tuple(taken), is_opaque)
