"""Which functions of a program only an act of the visitor runs: handlers of clicks, keys and forms that are sent."""

from collections.abc import Iterator

from .folding.index import Index
from .nodes import Call, Function, Literal, Member, Name, Node, Program, method_name

ACTS = frozenset(
    "auxclick beforeinput change click contextmenu copy cut dblclick dragstart drop input keydown keypress keyup"
    " mousedown mouseup paste pointerdown pointerup reset submit touchend touchstart".split()
)
"""The events that a visitor causes on purpose. Pointers that move, focus and scrolling are none: those just happen."""

# Code that plays an act: then its handlers run without the visitor.
_PLAYED = frozenset({"click", "dispatchEvent", "fireEvent", "requestSubmit", "submit", "trigger", "triggerHandler"})


def acted_spans(program: Program, index: Index) -> tuple[tuple[int, int], ...]:
    """Return where the functions stand that only acts of the visitor run: from and to which offsets of the code.

    A function counts only where nothing else names it, and none at all where the code plays acts itself.
    """
    if any(_plays(call) for call in program.calls):
        return ()
    handlers = list(_handlers(program))
    named = {handler.text for handler in handlers if isinstance(handler, Name)}
    elsewhere = {name.text for name in _names_elsewhere(program, handlers)} if named else set()
    spans = []
    for handler in handlers:
        if isinstance(handler, Function) or (isinstance(handler, Name) and handler.text not in elsewhere):
            spans += [(function.at, function.end) for function in index.functions(handler)]
    return tuple(spans)


def _plays(call: Call) -> bool:
    name = method_name(call)
    return name in _PLAYED and not any(isinstance(argument, Function) for argument in call.arguments)


def _handlers(program: Program) -> Iterator[Node]:
    for call in program.calls:
        name, arguments = method_name(call), call.arguments
        if isinstance(call.callee, Name):
            name = call.callee.text
        if name in ("addEventListener", "on", "one") and arguments and _are_acts(arguments[0]):
            yield from arguments[1:]
        elif name in ACTS:
            yield from arguments
    for assignment in program.assignments:
        target = assignment.target
        name = str(target.key.value) if isinstance(target, Member) and isinstance(target.key, Literal) else ""
        if name.startswith("on") and name[2:] in ACTS:
            yield assignment.value


def _are_acts(events: Node) -> bool:
    """Tell whether the events that are listened for, as `"click keydown.menu"`, are all acts."""
    names = str(events.value).split() if isinstance(events, Literal) else []
    return bool(names) and all(name.partition(".")[0] in ACTS for name in names)


def _names_elsewhere(program: Program, handlers: list[Node]) -> Iterator[Name]:
    """Yield the names that the code uses for anything but handling an act."""
    known = {id(handler) for handler in handlers}
    used: list[Node] = [part for call in program.calls for part in (call.callee, *call.arguments)]
    used += [assignment.value for assignment in program.assignments]
    used += [value for record in program.records for _, value in record.properties]
    used += [value for class_ in program.classes for _, value in class_.members]
    while used:
        node = used.pop()
        if id(node) in known:
            continue
        if isinstance(node, Name):
            yield node
        elif isinstance(node, Member):
            used.append(node.owner)
