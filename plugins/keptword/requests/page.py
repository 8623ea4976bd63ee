"""What stands in a page for code to take up: its elements, and the values in their attributes and texts."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from .elements import Tag
from .js.taken import ANY_DATA, SENT_TO, TEXT, Source
from .load import Place
from .selectors import may_match

# Replacements are made in texts that are no longer than an address: patterns of scripts may be slow.
_LONGEST_EDITED = 2000


@dataclass(frozen=True, slots=True)
class Held:
    """An element of a page; inert in a template. Its text is a function, since few are asked for it."""

    tag: Tag
    place: Place
    text: Callable[[], str]
    is_inert: bool


@dataclass
class Page:
    """All elements of a document and of those nested in it that code may look for."""

    elements: list[Held] = field(default_factory=list)
    passed_over: list[Callable[[], Held]] = field(default_factory=list)
    """What makes the elements that do nothing by themselves."""
    has_live_templates: bool = False
    """Whether code puts what stands in templates into the page."""

    def values(self, source: Source) -> Iterator[tuple[str, Held]]:
        """Yield what stands where code takes something from, with the element that it stands in."""
        for held in self.all_elements():
            if may_match(source.selector, held.tag):
                for value in self._held_values(held, source.attribute):
                    for text in _texts_in_json(value, source.key) if source.key is not None else (value,):
                        yield _edited(text, source), held

    def all_elements(self) -> list[Held]:
        """Return all elements with an attribute, those too that do nothing by themselves."""
        self.elements += [make() for make in self.passed_over]
        self.passed_over.clear()
        return self.elements

    def inert(self) -> Iterator[Held]:
        """Yield the elements that stand in templates."""
        return (held for held in self.elements if held.is_inert)

    def _held_values(self, held: Held, attribute: str) -> Iterator[str]:
        tag = held.tag
        if attribute == TEXT or (attribute == "value" and tag.name == "textarea"):
            yield held.text()
        elif attribute == ANY_DATA:
            yield from (value for name, value in tag.attributes.items() if name.startswith("data-"))
        elif attribute == SENT_TO:
            yield from self._sent_to(tag)
        elif attribute in tag.attributes:
            yield tag.get(attribute)

    def _sent_to(self, tag: Tag) -> Iterator[str]:
        """Yield where a button may send its form, whichever that is."""
        kind = tag.get("type").lower()
        if (tag.name == "button" and kind not in ("button", "reset")) or (
            tag.name == "input" and kind in ("submit", "image")
        ):
            forms = (held.tag.get("action") for held in self.elements if held.tag.name == "form")
            yield from (tag.get("formaction"),) if tag.get("formaction") else forms


def _edited(text: str, source: Source) -> str:
    if len(text) <= _LONGEST_EDITED:
        for pattern, replacement, count in source.edits:
            text = pattern.sub(lambda _, replacement=replacement: replacement, text, count)  # type: ignore[misc]
    return text


def _texts_in_json(text: str, key: str) -> Iterator[str]:
    """Yield the texts that stand under a key in some JSON, however deep; all of them for no key."""
    try:
        waiting: list[tuple[object, bool]] = [(json.loads(text), not key)]
    except (ValueError, RecursionError):
        return
    while waiting:
        part, counts = waiting.pop()
        if isinstance(part, dict):
            waiting += [(value, counts or name == key) for name, value in part.items()]
        elif isinstance(part, list):
            waiting += [(item, counts) for item in part]
        elif isinstance(part, str) and counts:
            yield part
