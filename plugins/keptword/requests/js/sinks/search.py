"""The search for what a program requests: what it goes by, and what it found so far."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeAlias

from ..folding.rules import folder_of
from ..marks import without_page
from ..nodes import Call, Literal, Member, Name, Node, Program, find_binding
from ..values import Value
from .finds import Finds


class Search:
    """A program, what its parts stand for, and what was found in it so far."""

    def __init__(self, program: Program) -> None:
        self.program = program
        self.folder = folder_of(program)
        self.finds = Finds()
        self.members = {node.key.value for node in _members(program) if isinstance(node.key, Literal)}
        """Names of the properties and methods that are used."""
        self.waiting: list[Call] = []
        """Calls that other calls amount to, yet to be read."""

    def is_set(self, name: Name) -> bool:
        return name.text in self.program.undeclared or find_binding(name) is not None

    def names(self, key: Node) -> list[str]:
        """Return the names that a key may be; one that the page tells is not known."""
        return [str(key.value)] if isinstance(key, Literal) else list(map(without_page, self.folder.texts(key)))


@dataclass(frozen=True, slots=True)
class MethodCall:
    """A call of a method: its name, and what it is called on, as written and as what it stands for."""

    call: Call
    name: str
    owner: Node
    owners: Value

    @property
    def arguments(self) -> list[Node]:
        return self.call.arguments


MethodReader: TypeAlias = Callable[[Search, MethodCall], None]


def _members(program: Program) -> Iterable[Member]:
    for call in program.calls:
        node: Node | None = call.callee
        for _ in range(8):
            if not isinstance(node, Member):
                break
            yield node
            node = node.owner
        yield from (argument for argument in call.arguments if isinstance(argument, Member))
        yield from (
            part.owner for part in call.arguments if isinstance(part, Member) and isinstance(part.owner, Member)
        )
