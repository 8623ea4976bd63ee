"""The parts of JavaScript code that decide what it requests, as a tree: values, names and where they are set.

Statements are left out: all code counts as run, in any order.
"""

from dataclasses import dataclass, field


@dataclass(slots=True, eq=False)
class Node:
    """An expression, and where it begins in the code."""

    at: int


@dataclass(slots=True, eq=False)
class Unknown(Node):
    """A value that the code gets from elsewhere."""


@dataclass(slots=True, eq=False)
class Literal(Node):
    """A constant: a text, a number, true, false, or None for null and undefined."""

    value: str | float | None


@dataclass(slots=True, eq=False)
class Pattern(Node):
    """A regular expression, with its slashes and flags."""

    text: str


@dataclass(slots=True, eq=False)
class Binding:
    """What a name stands for: everything it is set to, with the operator; a parameter also stands for arguments."""

    values: list[tuple[str, Node]] = field(default_factory=list)
    is_open: bool = False
    """Whether it stands for something that the code does not show, unless an argument is among the values."""
    is_called_back: bool = False
    """Whether the browser may hand it over: a parameter of a callback or handler."""


@dataclass(slots=True, eq=False)
class Scope:
    """The names of a function or block."""

    parent: "Scope | None"
    names: dict[str, Binding] = field(default_factory=dict)


@dataclass(slots=True, eq=False)
class Name(Node):
    """A name where it is used."""

    text: str
    scope: Scope


@dataclass(slots=True, eq=False)
class This(Node):
    """The word `this`, in a class or elsewhere."""

    in_class: bool


@dataclass(slots=True, eq=False)
class Member(Node):
    """A property of a value, by name or by a computed key."""

    owner: Node
    key: Node


@dataclass(slots=True, eq=False)
class Call(Node):
    """A call; `how` is "call", "new" or "import"."""

    callee: Node
    arguments: list[Node]
    how: str = "call"


@dataclass(slots=True, eq=False)
class Joined(Node):
    """A template, or values that are added: text as soon as one of them is."""

    parts: list[Node]
    is_template: bool = False


@dataclass(slots=True, eq=False)
class Tagged(Node):
    """A tagged template: its texts as written, with the values between them."""

    tag: Node
    raw: list[str]
    values: list[Node]


@dataclass(slots=True, eq=False)
class Choice(Node):
    """A value that is one of some."""

    options: list[Node]
    test: Node | None = None


@dataclass(slots=True, eq=False)
class Operation(Node):
    """Any other operator; `left` is None before a single operand."""

    operator: str
    left: Node | None
    right: Node


@dataclass(slots=True, eq=False)
class Assignment(Node):
    """A value that is given to a name, member or pattern."""

    operator: str
    target: Node
    value: Node


@dataclass(slots=True, eq=False)
class Spread(Node):
    """The parts of a value, as `...value`."""

    value: Node


@dataclass(slots=True, eq=False)
class Each(Node):
    """Any one of the items of a value, as in a loop over it."""

    value: Node


@dataclass(slots=True, eq=False)
class Items(Node):
    """An array."""

    items: list[Node]


@dataclass(slots=True, eq=False)
class Record(Node):
    """An object: keys with values; the key is None where another object is spread."""

    properties: list[tuple[Node | None, Node]]


@dataclass(slots=True, eq=False)
class Function(Node):
    """A function: the bindings of its parameters, what it returns, and where it ends in the code."""

    scope: Scope
    end: int = 0
    parameters: list[Binding] = field(default_factory=list)
    has_rest: bool = False
    returns: list[Node] = field(default_factory=list)


@dataclass(slots=True, eq=False)
class Class(Node):
    """A class: its members, and the function that makes an instance."""

    members: list[tuple[Node | None, Node]] = field(default_factory=list)
    constructor: Function | None = None


@dataclass(slots=True, eq=False)
class Program:
    """All of some code: what it calls, sets, imports and names."""

    scope: Scope
    undeclared: dict[str, Binding] = field(default_factory=dict)
    calls: list[Call] = field(default_factory=list)
    tagged: list[Tagged] = field(default_factory=list)
    assignments: list[Assignment] = field(default_factory=list)
    imports: list[Literal] = field(default_factory=list)
    texts: list[Literal] = field(default_factory=list)
    result: Node | None = None
    """What the code comes to, which a frame shows for a `javascript:` URL; only for a constant or a sum."""
    records: list[Record] = field(default_factory=list)
    classes: list[Class] = field(default_factory=list)
    is_complete: bool = True
    """False where some of the code cannot be read."""


_MAX_SCOPES = 300


def find_binding(name: Name) -> Binding | None:
    """Return what a name is declared as, from the inside out; None for a name of the browser or of other code."""
    scope: Scope | None = name.scope
    for _ in range(_MAX_SCOPES):
        if scope is None:
            break
        if name.text in scope.names:
            return scope.names[name.text]
        scope = scope.parent
    return None


def method_name(call: Call) -> str:
    """Return the name of the method that a call names outright."""
    callee = call.callee
    return str(callee.key.value) if isinstance(callee, Member) and isinstance(callee.key, Literal) else ""
