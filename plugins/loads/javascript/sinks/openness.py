"""What becomes of a text that leaves open what is fetched: the page may tell, or nobody does."""

from collections.abc import Callable

from plugins.loads.javascript.marks import PLAIN, UNKNOWN, page_marks, without_page
from plugins.loads.javascript.sinks.finds import TakenText
from plugins.loads.javascript.sinks.search import Search
from plugins.loads.javascript.taken import Use


def note_openness(search: Search, use: Use, text: str, at: int, how: str, is_open: Callable[[str], bool]) -> None:
    """Note a text that is taken out of the page, or that it is opaque, as far as it leaves open what is fetched."""
    if not page_marks(text):
        search.finds.is_opaque |= is_open(text)
    elif UNKNOWN in text and is_open(without_page(text, PLAIN)):
        search.finds.is_opaque = True
    elif is_open(without_page(text)):
        search.finds.taken.append(TakenText(use, text, at, how))
