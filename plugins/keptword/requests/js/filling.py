"""What code takes out of a page, filled in with what stands there."""

from collections.abc import Mapping

from .marks import clean
from .sinks.texts import has_open_css, has_open_markup, read_url, without_marks
from .taken import Taken, Use


def filled(taken: Taken, values: Mapping[str, str]) -> tuple[str, bool]:
    """Return the text with a value in place of each mark, as much of it as is known, and whether it still is open."""
    text = taken.text
    for mark, value in values.items():
        text = text.replace(mark, clean(value))
    if taken.use in (Use.URL, Use.SRCSET):
        return read_url(text)
    is_open = {Use.MARKUP: has_open_markup, Use.CSS: has_open_css}.get(taken.use)
    return without_marks(text), is_open is not None and is_open(text)
