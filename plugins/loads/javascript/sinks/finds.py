"""What code is found to use."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Found:
    """A URL, markup, CSS or code that some code uses, where it does so, and how."""

    text: str
    at: int
    how: str


@dataclass
class Finds:
    """All that some code uses; code that it builds is yet to be read."""

    urls: list[Found] = field(default_factory=list)
    markup: list[Found] = field(default_factory=list)
    css: list[Found] = field(default_factory=list)
    code: list[Found] = field(default_factory=list)
    is_opaque: bool = False
