"""What code takes out of the page that it runs in, read as what the code makes of it."""

from collections.abc import Iterator
from itertools import islice, product

from plugins.loads.element_reader import ElementReader
from plugins.loads.elements import image_candidates
from plugins.loads.javascript import Taken, Use, filled
from plugins.loads.load import Place
from plugins.loads.page import Held

_MAX_ROUNDS = 20
_MAX_FILLINGS = 2000


def take_up(reader: ElementReader, place: Place) -> None:
    """Read all that code takes out of a page, and what that makes other code take. The place is the page's."""
    _take_what_is_named(reader, place)
    if reader.reading.has_opaque_code:
        for held in reader.reading.page.urls():
            reader.load(held.url, held.place, f"{held.how} that a script can take up")


def _take_what_is_named(reader: ElementReader, place: Place) -> None:
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
        reader.reading.add_opaque(place, f"{taken.how} that takes more out of the page than can be read")
    for values, held in fillings:
        text, is_open = filled(taken, values)
        how = f"<{held.tag.name}> that a script takes up: {taken.how}"
        if is_open:
            reader.reading.add_opaque(held.place, f"{how}, with what cannot be read")
        match taken.use:
            case Use.URL:
                reader.load(text, held.place, how)
            case Use.SRCSET:
                for url in image_candidates(text):
                    reader.load(url, held.place, how)
            case Use.MARKUP:
                reader.markup(text, held.place.fixed)
                if held.tag.name == "template":
                    _bring_templates_to_life(reader)
            case Use.CSS:
                reader.style_sheet(text, held.place.fixed)
            case Use.CODE:
                reader.read_code(text, held.place, how)


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
