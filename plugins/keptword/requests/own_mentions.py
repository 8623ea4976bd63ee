"""URLs of the own host that stand in a page where browsers may fetch them, though they are no load of any element.

For other hosts `mentions` tells them all. On the own one most are harmless; whoever asks says which are not.
"""

from collections.abc import Callable, Iterator

from .load import host_of
from .mentions import Mention, tag_mentions
from .page import Page

# Stands for the own host where its addresses are to be told like those of all others.
_NONE = ""


def own_mentions(page: Page, root: str, counts: Callable[[str], bool]) -> Iterator[Mention]:
    """Yield what the elements of a page name among the URLs that count; `root` is the address of the site's files."""
    own_host = host_of(root)
    for held in page.elements:
        base = f"{root.rstrip('/')}/{held.place.file}"
        for mention in tag_mentions(held.tag, base, _NONE, held.place):
            if mention.host == own_host and counts(mention.url):
                yield mention
