"""What the parts of a program stand for, told without running it: names are followed to all that they are set to.

Everything is bounded: the depth of a question, the number of alternatives, the length of texts, and the work in all,
beyond which a value is simply unknown.
"""

import re
from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

from ..marks import GIVEN, OWN, PAGE, PLAIN, UNKNOWN
from ..nodes import Assignment, Call, Items, Literal, Member, Node, Program
from ..taken import Source
from ..values import (
    MAX_ALTERNATIVES,
    MAX_ITEMS,
    MAX_TEXT,
    NOTHING,
    Atom,
    Element,
    Value,
    makers,
    text_of,
)
from .index import MAX_CANDIDATES, Index

MAX_DEPTH = 48


class Folder:
    """Answers what the parts of a program stand for, by a rule for each kind of node."""

    def __init__(self, program: Program, rules: "Rules") -> None:
        self.program = program
        self.index = Index(program)
        self.fuel = 150_000 + 4 * len(program.calls) + 4 * len(program.assignments)
        self.depth = 0
        self.local: dict[int, Value] = {}
        """What parameters stand for while a function is followed for certain arguments."""
        self.open_bindings: dict[int, int] = {}
        self.known_properties: dict[tuple[Node, str], Value] = {}
        self.sources: dict[str, Source] = {}
        """Where in the page the values come from for which marks stand."""
        self._rules = rules
        self._local_fuel = 60_000
        self._known: dict[Node, Value] = {}
        self._open: set[Node] = set()
        self._told: set[Node] = set()

    def fold(self, node: Node) -> Value:
        """Return the alternatives of what an expression stands for."""
        if isinstance(node, Literal):
            return (node.value,)
        if node in self._known:
            return self._known[node]
        if self.fuel <= 0 or self.depth >= MAX_DEPTH:
            return NOTHING
        if self.local:
            # What a function gives for certain arguments is not remembered, so it has a budget of its own.
            self._local_fuel -= 1
            if self._local_fuel <= 0:
                return NOTHING
        if node in self._open:
            return ()
        self.fuel -= 1
        self.depth += 1
        self._open.add(node)
        try:
            value = self._fold(node)
        finally:
            self._open.discard(node)
            self.depth -= 1
        if len(value) > MAX_ALTERNATIVES:
            value = (*value[:MAX_ALTERNATIVES], UNKNOWN)
        if not self.local:
            self._known[node] = value
        return value

    def _fold(self, node: Node) -> Value:
        rule = self._rules.get(type(node))
        return rule(self, node) if rule else NOTHING

    def texts(self, node: Node) -> list[str]:
        """Return the alternatives of an expression as texts; nothing for null, where there is something else."""
        return self.texts_of(self.fold(node))

    def texts_of(self, value: Value) -> list[str]:
        # A value that is made of itself (`url = new URL(url)`) is what it is made of otherwise.
        told = [atom for atom in value if not (isinstance(atom, Element) and atom.maker in self._told)]
        texts = list(dict.fromkeys(self.text(atom) for atom in told if atom is not None))
        return texts or (["null"] if told else [UNKNOWN])

    def text(self, atom: Atom) -> str:
        """Return what becomes of a value where text is wanted, with what is known of lists and elements."""
        if isinstance(atom, Items):
            return self.join(atom, ",")
        if isinstance(atom, Element):
            return self.element_text(atom)
        return text_of(atom)

    def element_text(self, element: Element) -> str:
        """Return the URL that an element or URL object stands for as text."""
        if element.maker in self._told:
            return UNKNOWN
        self._told.add(element.maker)
        try:
            return self._element_text(element)
        finally:
            self._told.discard(element.maker)

    def _element_text(self, element: Element) -> str:
        maker = element.maker
        if element.kind == "url" and isinstance(maker, Call):
            for name, before, behind in (("href", "", ""), ("host", "https://", "/"), ("hostname", "https://", "/")):
                for text in (
                    text for value in self.properties(element, name) for text in self.texts_of(self.fold(value))
                ):
                    return before + text + behind
            return self.url_text(maker)
        if element.kind in ("a", "area"):
            for value in self.properties(element, "href"):
                return self.texts_of(self.fold(value))[0]
        return UNKNOWN

    def properties(self, element: Element, name: str) -> list[Node]:
        """Return what a property or attribute of an element is set to."""
        found = []
        for assignment in self.index.set_fields.get(name, [])[: 4 * MAX_CANDIDATES]:
            target = assignment.target
            if isinstance(target, Member) and element.maker in makers(self.fold(target.owner)):
                found.append(assignment.value)
        return found

    def set_property(self, at: int, owner: Node, name: str, value: Node) -> Assignment:
        """Note a property that is set by other means than an assignment, and return the assignment it amounts to."""
        assignment = Assignment(at, "=", Member(at, owner, Literal(at, name)), value)
        self.index.set_fields.setdefault(name, []).append(assignment)
        return assignment

    def mark_of(self, source: Source) -> str:
        """Return the mark of a value that stands in the page; if there are no more marks, it is just unknown."""
        for mark, known in self.sources.items():
            if known == source:
                return mark
        if len(self.sources) == len(PAGE):
            return UNKNOWN
        mark = PAGE[len(self.sources)]
        self.sources[mark] = source
        return mark

    def join(self, items: Items, separator: str) -> str:
        if self.depth >= MAX_DEPTH or self.fuel <= 0:
            return UNKNOWN
        self.depth += 1
        parts = []
        for item in items.items[:MAX_ITEMS]:
            texts = ["" if atom is None else self.text(atom) for atom in self.fold(item)]
            parts.append(texts[0] if len(texts) == 1 else UNKNOWN)
        self.depth -= 1
        text = separator.join(parts)
        self.fuel -= len(parts) + len(text) // 256
        return text if len(text) <= MAX_TEXT else UNKNOWN

    def url_text(self, node: Call) -> str:
        """Return the text of `new URL(url, base)`."""
        url = self.texts(node.arguments[0])[0] if node.arguments else UNKNOWN
        if len(node.arguments) < 2 or re.match(r"[A-Za-z][A-Za-z0-9+.-]*:", url):
            return url
        base = self.texts(node.arguments[1])[0]
        if url.startswith((UNKNOWN, GIVEN)):
            return url[:1]
        if base.startswith((OWN, PLAIN)) or url.startswith("//"):
            return url
        origin = re.match(rf"[A-Za-z][A-Za-z0-9+.-]*://[^/?#\\{UNKNOWN}{OWN}]+", base)
        if origin is None:
            return url if base[:1] in ("/", ".") and not base.startswith("//") else UNKNOWN
        return origin.group() + (url if url.startswith("/") else f"/{url}")


Rule: TypeAlias = Callable[[Folder, Any], Value]
Rules: TypeAlias = Mapping[type[Node], Rule]
