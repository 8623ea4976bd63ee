"""Names that code declares or sets, and patterns that take values apart."""

from ..nodes import (
    Assignment,
    Binding,
    Choice,
    Items,
    Literal,
    Member,
    Name,
    Node,
    Operation,
    Program,
    Record,
    Scope,
    Spread,
    Unknown,
    find_binding,
)


def declare(target: Node, value: Node | None, scope: Scope) -> None:
    """Give names their value, taking patterns apart."""
    waiting: list[tuple[Node, Node | None]] = [(target, value)]
    while waiting:
        target, value = waiting.pop()
        if isinstance(target, Name):
            binding = scope.names.setdefault(target.text, Binding())
            if value is not None:
                binding.values.append(("=", value))
        else:
            waiting += _parts(target, value)


def bind_assignments(program: Program) -> None:
    """Give names what is assigned to them anywhere, once all are declared."""
    for node in program.assignments:
        value = node.value
        waiting: list[tuple[Node, Node | None]] = [(node.target, value)]
        while waiting:
            target, part = waiting.pop()
            if not isinstance(target, Name):
                waiting += _parts(target, part)
            elif part is not None:
                binding = find_binding(target) or program.undeclared.setdefault(target.text, Binding())
                binding.values.append(_effect(node, part))


def _effect(node: Assignment, value: Node) -> tuple[str, Node]:
    """Tell what an assignment does to a name: sets it, adds to it, or makes it a number."""
    if node.operator in ("=", "||=", "&&=", "??="):
        return "=", value
    return ("+=", value) if node.operator == "+=" else ("=", Operation(node.at, node.operator[:-1], node.target, value))


def _parts(target: Node, value: Node | None) -> list[tuple[Node, Node | None]]:
    """Return the parts of a pattern with the part of the value that each stands for."""
    source = value or Unknown(target.at)
    if isinstance(target, Assignment):
        return [(target.target, Choice(target.at, [source, target.value]))]
    if isinstance(target, Spread):
        return [(target.value, source)]
    if isinstance(target, Items):
        return [(item, Member(target.at, source, Literal(target.at, i))) for i, item in enumerate(target.items)]
    if isinstance(target, Record):
        return [(item, source if key is None else Member(target.at, source, key)) for key, item in target.properties]
    return []
