"""What code takes out of the page that it runs in, read as what the code makes of it."""

import re
from collections.abc import Iterator
from itertools import islice, product

from .causes import Act
from .element_reader import ElementReader
from .elements import Tag, image_candidates, runs_script
from .grades import Grade
from .js import Taken, Use, filled
from .js.taken import ACTED_ON, ANY_ELEMENT
from .load import Place
from .page import Held

# Attributes and classes by which consent tools know what they hold back.
_OF_CONSENT = re.compile(r"consent|category|cookie|purpose|cmp|gdpr|optanon|usercentrics|borlabs|iubenda|data-service")
# What goes anywhere when it is clicked.
_CLICKED = frozenset({"a", "area", "button", "input"})

_MAX_ROUNDS = 20
_MAX_FILLINGS = 2000


def take_up(reader: ElementReader, place: Place) -> None:
    """Read all that code takes out of a page, and what that makes other code take. The place is the page's."""
    reading = reader.reading
    done: set[Taken] = set()
    for _ in range(_MAX_ROUNDS):
        new = [taken for taken in dict.fromkeys((*reading.taken, *reading.taken_by_files())) if taken not in done]
        if not new:
            return
        done.update(new)
        for taken in new:
            if taken.use is Use.TEMPLATE:
                _bring_templates_to_life(reader)
            else:
                _read(reader, taken, place)
    reading.add_opaque(place, "code that takes code out of the page without end")


def _read(reader: ElementReader, taken: Taken, place: Place) -> None:
    """Read what code makes of what it takes, for all that it may find."""
    fillings = list(_fillings(reader, taken))
    if len(fillings) == _MAX_FILLINGS:
        reader.reading.add_opaque(place, f"{taken.cause.text} that takes more out of the page than can be read")
    for values, held in fillings:
        if taken.cause.act is Act.CLICK and held.tag.name not in _CLICKED:
            continue
        text, is_open = filled(taken, values)
        cause = taken.cause.inside(f"<{held.tag.name}> that a script takes up")
        graded = reader.graded(Grade.MAY_LOAD if _waits(held.tag, taken) else taken.grade)
        if is_open:
            reader.reading.add_opaque(held.place, f"{cause.text}, with what cannot be read")
        match taken.use:
            case Use.URL:
                graded.load(text, held.place, cause)
            case Use.SRCSET:
                for url in image_candidates(text):
                    graded.load(url, held.place, cause)
            case Use.MARKUP:
                graded.markup(text, held.place.fixed)
                if held.tag.name == "template":
                    _bring_templates_to_life(reader)
            case Use.CSS:
                graded.style_sheet(text, held.place.fixed)
            case Use.CODE:
                graded.read_code(text, held.place, cause.text)


def _waits(tag: Tag, taken: Taken) -> bool:
    """Tell whether an element is there for later: a script that a consent tool holds back, or a link to be followed.

    What code does with whichever element it gets is, with links, to follow them. Code that asks for a link takes it.
    """
    if tag.name == "script":
        return not runs_script(tag) and any(_OF_CONSENT.search(name) for name in (*tag.attributes, tag.get("class")))
    is_any = all(
        source.selector in (ANY_ELEMENT, "") or source.selector.endswith(ACTED_ON) for _, source in taken.sources
    )
    return tag.name in ("a", "area") and is_any


def _fillings(reader: ElementReader, taken: Taken) -> Iterator[tuple[dict[str, str], Held]]:
    """Yield what may stand in place of the marks, with the element that the first one stands in."""
    page = reader.reading.page
    found = [[(mark, value, held) for value, held in page.values(source)] for mark, source in taken.sources]
    for chosen in islice(product(*found), _MAX_FILLINGS):
        yield {mark: value for mark, value, _ in chosen}, chosen[0][2]


def _bring_templates_to_life(reader: ElementReader) -> None:
    page = reader.reading.page
    if page.has_live_templates:
        return
    page.has_live_templates = True
    for held in list(page.inert()):
        reader.take(held.tag, held.place, held.text() if held.tag.name in ("script", "style") else "")
