"""How strict the gate is with what stands in a page and is neither a load nor the build's own."""

from collections.abc import Callable, Collection
from dataclasses import dataclass

from ..inventory import Service
from ..requests.causes import Act
from .reserved import Why

# Tells whether a script beside the loads of a service is a part of its snippet, by its code and their addresses.
IsPart = Callable[[str, Service, Collection[str]], bool]


@dataclass(frozen=True)
class Strictness:
    """What is the owner's own affair: causes of mentions, and uses of names; by default nothing is.

    A script that is no part of a snippet by `is_part` stays as it is.
    """

    allowed_mentions: frozenset[Act] = frozenset()
    allowed_uses: frozenset[Why] = frozenset()
    is_part: IsPart = lambda *_: True


STRICT = Strictness()
