"""How strict the gate is with what stands in a page and is neither a load nor the build's own."""

from collections.abc import Callable, Collection
from dataclasses import dataclass

from ..inventory import Service
from ..requests.causes import Act
from .reserved import Why
from .reserved_elements import Reserved
from .snippets import is_part

# Tells whether a script beside the loads of a service is a part of its snippet, by its code and their addresses.
IsPart = Callable[[str, Service, Collection[str]], bool]


@dataclass(frozen=True)
class Strictness:
    """What the gate leaves to the owner: causes of mentions, and elements with reserved names. By default, none.

    Scripts that `is_part` rejects stay unchanged.
    """

    allowed_mentions: frozenset[Act] = frozenset()
    allows: Callable[[Reserved], bool] = lambda _: False
    is_part: IsPart = lambda *_: True


STRICT = Strictness()

# What says nothing without a placeholder around it, the page of receipts, or data-service on the same script.
_ONLY_BESIDE_OTHERS = frozenset({"data-open", "data-receipt", "data-markup", "data-src", "data-type", "data-async"})


def _is_the_sites_own(reserved: Reserved) -> bool:
    """Tell whether an element acts neither for banner and settings nor for the gate by what it carries.

    Other libraries have attributes of the same names; here they count only beside others, which are refused themselves.
    """
    name = reserved.use.attribute.lower()
    if name == "data-consent":
        return reserved.element not in ("html", "body")
    return reserved.use.why is Why.REPEATED or name in _ONLY_BESIDE_OTHERS


# Of other sites: code of their own, which the lock restricts, ids that a page has twice, scripts beside a snippet.
ON_OTHER_SITES = Strictness(frozenset({Act.CODE, Act.DATA_BLOCK}), _is_the_sites_own, is_part)
