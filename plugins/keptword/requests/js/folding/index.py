"""What is set where in a program, told without folding anything."""

from ..host_names import CALLBACK_METHODS, WINDOWS
from ..nodes import (
    Assignment,
    Binding,
    Call,
    Choice,
    Class,
    Each,
    Function,
    Items,
    Literal,
    Member,
    Name,
    Node,
    Program,
    Record,
    Spread,
    find_binding,
    method_name,
)
from ..values import MAX_ALTERNATIVES

_DOCUMENT_MAKERS = {"parseFromString", "createHTMLDocument", "createContextualFragment", "parseHTMLUnsafe", "parseHTML"}
# Beyond so many candidates, what a name stands for is not told.
MAX_CANDIDATES = 24


class Index:
    """Where a program sets properties, which functions its calls may run, and with which arguments."""

    def __init__(self, program: Program) -> None:
        self.program = program
        self.literal_fields: dict[str, list[Node]] = {}
        self.set_fields: dict[str, list[Assignment]] = {}
        self._methods: dict[str, list[Function]] = {}
        self.reads_documents = False
        """Whether the code makes documents out of texts, in which it may look for elements, too."""
        self._index()

    def _index(self) -> None:
        for record in self.program.records:
            self._index_members(record.properties)
        for class_ in self.program.classes:
            self._index_members(class_.members)
        for assignment in self.program.assignments:
            target = assignment.target
            if isinstance(target, Member) and isinstance(target.key, Literal):
                name = str(target.key.value)
                self.set_fields.setdefault(name, []).append(assignment)
                if isinstance(target.owner, Name) and target.owner.text in WINDOWS:
                    binding = self.program.undeclared.setdefault(name, Binding())
                    binding.values.append(("=", assignment.value))
        for call in list(self.program.calls):
            self.reads_documents = self.reads_documents or method_name(call) in _DOCUMENT_MAKERS
            self._bind(call)
            for argument in call.arguments:
                self._mark_callbacks(argument)
        for name, assignments in self.set_fields.items():
            if name.startswith("on"):
                for assignment in assignments:
                    self._mark_callbacks(assignment.value)
        for name, values in self.literal_fields.items():
            if name.endswith("Callback") or name.startswith(("on", "handle")):
                for value in values:
                    self._mark_callbacks(value)
        for name, binding in self.program.undeclared.items():
            binding.values.sort(key=lambda value: value[1].at)
            if name.startswith("on"):
                for _, handler in binding.values:
                    self._mark_callbacks(handler)

    def _index_members(self, members: list[tuple[Node | None, Node]]) -> None:
        for key, value in members:
            if isinstance(key, Literal):
                self.literal_fields.setdefault(str(key.value), []).append(value)

    def _mark_callbacks(self, node: Node) -> None:
        """Mark what the browser, or a library, may call with values of its own."""
        values = [value for _, value in node.properties] if isinstance(node, Record) else [node]
        for value in values:
            if isinstance(value, Function | Name | Member):
                for function in self.functions(value):
                    for binding in function.parameters:
                        binding.is_called_back = True

    def _bind(self, call: Call) -> None:
        """Give the functions that a call may run their arguments."""
        callee, arguments = call.callee, call.arguments
        if isinstance(callee, Member) and isinstance(callee.key, Literal):
            method = callee.key.value
            if method == "call":
                callee, arguments = callee.owner, arguments[1:]
            elif method == "apply" and len(arguments) > 1 and isinstance(arguments[1], Items):
                callee, arguments = callee.owner, arguments[1].items
            elif method in CALLBACK_METHODS and arguments:
                each = callee.owner if method == "then" else Each(callee.at, callee.owner)
                if not isinstance(arguments[0], Function | Literal):
                    self.program.calls.append(Call(call.at, arguments[0], [each]))
                callee, arguments = arguments[0], [each]
        elif isinstance(callee, Name) and callee.text in ("setTimeout", "setInterval") and len(arguments) > 2:
            self.program.calls.append(Call(call.at, arguments[0], arguments[2:]))
            callee, arguments = arguments[0], arguments[2:]
        for function in self.functions(callee):
            self._give(function, arguments)

    def _give(self, function: Function, arguments: list[Node]) -> None:
        last = len(function.parameters) - 1
        for index, binding in enumerate(function.parameters):
            if len(binding.values) > MAX_CANDIDATES:
                continue
            if function.has_rest and index == last:
                binding.values.append(("=", Items(function.at, arguments[index:])))
            elif index < len(arguments):
                argument = arguments[index]
                binding.values.append(
                    ("=", Each(argument.at, argument.value) if isinstance(argument, Spread) else argument)
                )
            else:
                binding.values.append(("=", Literal(function.at, None)))

    def functions(self, node: Node) -> list[Function]:
        """Return the functions that an expression may be, without folding anything."""
        found: list[Function] = []
        waiting: list[tuple[Node, int]] = [(node, 0)]
        while waiting and len(found) < MAX_ALTERNATIVES:
            node, depth = waiting.pop()
            if isinstance(node, Function):
                found.append(node)
            elif isinstance(node, Class):
                found += [node.constructor] if node.constructor else []
            elif depth > 4:
                continue
            elif isinstance(node, Name):
                binding = find_binding(node) or self.program.undeclared.get(node.text)
                waiting += [(value, depth + 1) for _, value in (binding.values[:8] if binding else ())]
            elif isinstance(node, Assignment):
                waiting.append((node.value, depth + 1))
            elif isinstance(node, Choice):
                waiting += [(option, depth + 1) for option in node.options[:4]]
            elif isinstance(node, Member) and isinstance(node.key, Literal):
                name = str(node.key.value)
                if isinstance(node.owner, Name) and node.owner.text in WINDOWS:
                    waiting.append((Name(node.at, name, self.program.scope), depth + 1))
                    continue
                waiting += [(value, depth + 1) for value in self._methods_named(name)]
        return found

    def _methods_named(self, name: str) -> list[Function]:
        """Return the functions that properties of this name are set to, whatever the object."""
        found = self._methods.get(name)
        if found is None:
            literal = self.literal_fields.get(name, [])
            set_ = [assignment.value for assignment in self.set_fields.get(name, [])[:8]]
            found = self._methods[name] = [value for value in literal[:8] + set_ if isinstance(value, Function)]
        return found

    def is_foreign(self, node: Node) -> bool:
        """Tell whether a function stands outside the code."""
        return not self.functions(node)
