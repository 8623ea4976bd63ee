"""What becomes of a text that leaves open what is fetched: the page may tell, or nobody does."""

from collections.abc import Callable

from ...causes import Act, Cause
from ..marks import PLAIN, UNKNOWN, page_marks, without_page
from ..taken import ACTED_ON, SENT_TO, Source, Use
from .finds import TakenText
from .search import Search

_NAVIGATIONS = {Act.WINDOW, Act.NAVIGATION, Act.CLICK}


def note_openness(search: Search, use: Use, text: str, at: int, cause: Cause, is_open: Callable[[str], bool]) -> None:
    """Note a text that is taken out of the page, or that it is opaque, as far as it leaves open what is fetched."""
    if not page_marks(text):
        search.finds.is_opaque |= is_open(text)
    elif UNKNOWN in text and is_open(without_page(text, PLAIN)):
        search.finds.is_opaque = True
    elif is_open(without_page(text)):
        take(search, use, text, at, cause)


def take(search: Search, use: Use, text: str, at: int, cause: Cause) -> None:
    """Note a text that is taken out of the page, unless it only leads where what the visitor acts on leads anyway."""
    if cause.act not in _NAVIGATIONS or not all(_leads_there(search.folder.sources[mark]) for mark in page_marks(text)):
        search.finds.taken.append(TakenText(use, text, at, cause))


def _leads_there(source: Source) -> bool:
    return source.attribute in ("href", SENT_TO) and source.selector.endswith(ACTED_ON)
