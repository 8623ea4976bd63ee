"""What the parts of a program stand for, told without running it: names are followed to all that they are set to.

Everything is bounded: the depth of a question, the number of alternatives, the length of texts, and the work in all,
beyond which a value is simply unknown.
"""

import json
import re
from collections.abc import Callable, Iterable, Iterator

from plugins.loads.javascript_names import (
    CALLBACK_METHODS,
    CONSTRUCTED,
    DOM_NAMES,
    ELEMENTS,
    HOST_FUNCTIONS,
    HOST_ROOTS,
    IDENTITIES,
    LIST_METHODS,
    NEIGHBOURS,
    OWN_PATHS,
    PLAIN_CALLS,
    PLAIN_METHODS,
    PLAIN_PATHS,
    PLAIN_ROOTS,
    SAME,
    STATIC_HOSTS,
    TEXT_METHODS,
    WINDOWS,
)
from plugins.loads.javascript_nodes import (
    Assignment,
    Binding,
    Call,
    Choice,
    Class,
    Each,
    Function,
    Items,
    Joined,
    Literal,
    Member,
    Name,
    Node,
    Operation,
    Pattern,
    Program,
    Record,
    Spread,
    Tagged,
    This,
)
from plugins.loads.javascript_syntax import find_binding
from plugins.loads.javascript_tokens import (
    GIVEN,
    OWN,
    PLAIN,
    UNKNOWN,
    clean,
    unescape_text,
)
from plugins.loads.javascript_values import (
    DECODERS,
    MAX_ALTERNATIVES,
    MAX_ITEMS,
    MAX_TEXT,
    NOTHING,
    Atom,
    Element,
    Host,
    Value,
    as_index,
    as_node,
    calculated,
    cut_text,
    decoded_marks,
    is_known,
    is_number,
    makers,
    node_name,
    parsed_json,
    selected_kind,
    simple_regex,
    split_text,
    text_of,
    text_of_pattern,
)

_MAX_DEPTH = 48
_MAX_CANDIDATES = 24

# Properties that lead to an object of the browser, whatever they are asked of.
_GATES = {
    "style": Host("style"),
    "attributeStyleMap": Host("style"),
    "location": Host("location"),
    "contentDocument": Host("document"),
    "ownerDocument": Host("document"),
    **dict.fromkeys(WINDOWS - {"top", "parent", "frames", "self"}, Host("window")),
}
_MAKERS: dict[str, Node] = {path: Literal(0, path) for path in ELEMENTS}


class Folder:
    """Answers what the parts of a program stand for."""

    def __init__(self, program: Program) -> None:
        self.program = program
        self._fuel = 150_000 + 4 * len(program.calls) + 4 * len(program.assignments)
        self._local_fuel = 60_000
        self._depth = 0
        self._known: dict[Node, Value] = {}
        self._open: set[Node] = set()
        self._properties: dict[tuple[Node, str], Value] = {}
        self._open_bindings: dict[int, int] = {}
        self._local: dict[int, Value] = {}
        self._literal_fields: dict[str, list[Node]] = {}
        self._set_fields: dict[str, list[Assignment]] = {}
        self._index()

    # What is set where

    def _index(self) -> None:
        for record in self.program.records:
            self._index_members(record.properties)
        for class_ in self.program.classes:
            self._index_members(class_.members)
        for assignment in self.program.assignments:
            target = assignment.target
            if isinstance(target, Member) and isinstance(target.key, Literal):
                name = str(target.key.value)
                self._set_fields.setdefault(name, []).append(assignment)
                if isinstance(target.owner, Name) and target.owner.text in WINDOWS:
                    binding = self.program.undeclared.setdefault(name, Binding())
                    binding.values.append(("=", assignment.value))
        for call in list(self.program.calls):
            self._bind(call)
            for argument in call.arguments:
                self._mark_callbacks(argument)
        for name, assignments in self._set_fields.items():
            if name.startswith("on"):
                for assignment in assignments:
                    self._mark_callbacks(assignment.value)
        for name, values in self._literal_fields.items():
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
                self._literal_fields.setdefault(str(key.value), []).append(value)

    def _mark_callbacks(self, node: Node) -> None:
        """Mark what the browser, or a library, may call with values of its own."""
        values = [value for _, value in node.properties] if isinstance(node, Record) else [node]
        for value in values:
            if isinstance(value, Function | Name | Member):
                for function in self._functions(value):
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
        for function in self._functions(callee):
            self._give(function, arguments)

    def _give(self, function: Function, arguments: list[Node]) -> None:
        last = len(function.parameters) - 1
        for index, binding in enumerate(function.parameters):
            if len(binding.values) > _MAX_CANDIDATES:
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

    def _functions(self, node: Node) -> list[Function]:
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
                literal = self._literal_fields.get(name, [])
                set_ = [assignment.value for assignment in self._set_fields.get(name, [])[:8]]
                waiting += [(value, depth + 1) for value in (literal[:8] + set_) if isinstance(value, Function)]
        return found

    def is_foreign(self, node: Node) -> bool:
        """Tell whether a function stands outside the code."""
        return not self._functions(node)

    # Folding

    def fold(self, node: Node) -> Value:
        """Return the alternatives of what an expression stands for."""
        if isinstance(node, Literal):
            return (node.value,)
        if node in self._known:
            return self._known[node]
        if self._fuel <= 0 or self._depth >= _MAX_DEPTH:
            return NOTHING
        if self._local:
            # What a function gives for certain arguments is not remembered, so it has a budget of its own.
            self._local_fuel -= 1
            if self._local_fuel <= 0:
                return NOTHING
        if node in self._open:
            return ()
        self._fuel -= 1
        self._depth += 1
        self._open.add(node)
        try:
            value = self._fold(node)
        finally:
            self._open.discard(node)
            self._depth -= 1
        if len(value) > MAX_ALTERNATIVES:
            value = (*value[:MAX_ALTERNATIVES], UNKNOWN)
        if not self._local:
            self._known[node] = value
        return value

    def _fold(self, node: Node) -> Value:
        handler = _HANDLERS.get(type(node))
        return handler(self, node) if handler else NOTHING

    def texts(self, node: Node) -> list[str]:
        """Return the alternatives of an expression as texts; nothing for null, where there is something else."""
        return self._texts(self.fold(node))

    def _texts(self, value: Value) -> list[str]:
        texts = list(dict.fromkeys(self.text(atom) for atom in value if atom is not None))
        return texts or (["null"] if value else [UNKNOWN])

    def text(self, atom: Atom) -> str:
        """Return what becomes of a value where text is wanted, with what is known of lists and elements."""
        if isinstance(atom, Items) and not atom.is_group:
            return self._join(atom, ",")
        if isinstance(atom, Element):
            return self.element_text(atom)
        return text_of(atom)

    def element_text(self, element: Element) -> str:
        """Return the URL that an element or URL object stands for as text."""
        maker = element.maker
        if element.kind == "url" and isinstance(maker, Call):
            for name, before, behind in (("href", "", ""), ("host", "https://", "/"), ("hostname", "https://", "/")):
                for text in (
                    text for value in self.properties(element, name) for text in self._texts(self.fold(value))
                ):
                    return before + text + behind
            return self._url(maker)
        if element.kind in ("a", "area"):
            for value in self.properties(element, "href"):
                return self._texts(self.fold(value))[0]
        return UNKNOWN

    def properties(self, element: Element, name: str) -> list[Node]:
        """Return what a property or attribute of an element is set to."""
        found = []
        for assignment in self._set_fields.get(name, [])[: 4 * _MAX_CANDIDATES]:
            target = assignment.target
            if isinstance(target, Member) and element.maker in makers(self.fold(target.owner)):
                found.append(assignment.value)
        return found

    def set_property(self, at: int, owner: Node, name: str, value: Node) -> Assignment:
        """Note a property that is set by other means than an assignment, and return the assignment it amounts to."""
        assignment = Assignment(at, "=", Member(at, owner, Literal(at, name)), value)
        self._set_fields.setdefault(name, []).append(assignment)
        return assignment

    # Names and members

    def _fold_name(self, node: Node) -> Value:
        assert isinstance(node, Name)
        if node.text in WINDOWS and find_binding(node) is None:
            return (Host("window"),)
        binding = find_binding(node)
        return self._global(node.text) if binding is None else self._fold_binding(binding)

    def _global(self, name: str) -> Value:
        if name in WINDOWS:
            return (Host("window"),)
        if name in ("NaN", "Infinity"):
            return (PLAIN,)
        scope = self.program.scope
        binding = scope.names.get(name) or self.program.undeclared.get(name)
        if binding is None or not binding.values:
            return self._host(name)
        value = self._fold_binding(binding)
        return (*value, Host(name)) if name in HOST_FUNCTIONS else value

    def _fold_binding(self, binding: Binding) -> Value:
        """Return what a name stands for: what it is set to, followed by all that is added to it."""
        key = id(binding)
        if key in self._local:
            return self._local[key]
        # Inside what a name is set to, the name stands for what it was set to before.
        limit = self._open_bindings.get(key, len(binding.values))
        set_: list[Atom] = []
        added: list[Node] = []
        outer = self._open_bindings.get(key)
        has_argument = False
        for index, (operator, node) in enumerate(binding.values[:limit]):
            has_argument = has_argument or operator == "="
            if operator == "+=":
                added.append(node)
                continue
            self._open_bindings[key] = index
            set_ += (atom for atom in self.fold(node) if atom not in set_)
            if len(set_) > MAX_ALTERNATIVES:
                break
        if outer is None:
            self._open_bindings.pop(key, None)
        else:
            self._open_bindings[key] = outer
        if binding.is_open and not has_argument:
            set_.append(UNKNOWN if binding.is_called_back else GIVEN)
        if not added:
            return tuple(set_) if set_ or outer is not None else (None,)
        values: list[Value] = [tuple(atom for atom in set_ if atom is not None) or ("",)]
        for node in added[:1000]:
            self._open_bindings[key] = 0
            values.append(self.fold(node))
        self._open_bindings.pop(key, None)
        if outer is not None:
            self._open_bindings[key] = outer
        return self._joined(values)

    def _fold_member(self, node: Node) -> Value:
        assert isinstance(node, Member)
        owners = self.fold(node.owner)
        found: list[Atom] = []
        for key in self.fold(node.key):
            for owner in owners or NOTHING:
                found += (atom for atom in self._member(owner, key, node) if atom not in found)
        return tuple(found) or NOTHING

    def _member(self, owner: Atom, key: Atom, node: Member) -> Value:
        name = self.text(key)
        if isinstance(owner, Items | Record) and not is_known(name):
            values = owner.items if isinstance(owner, Items) else [value for _, value in owner.properties]
            return tuple(atom for value in values[:MAX_ALTERNATIVES] for atom in self.fold(value)) or NOTHING
        if not is_known(name):
            return NOTHING
        if isinstance(owner, Host):
            return self._host(name if owner.path == "window" else f"{owner.path}.{name}")
        if isinstance(owner, Items):
            return self._item(owner, name)
        if isinstance(owner, Record | Class):
            return self._property(owner, name)
        if isinstance(owner, Element):
            return self._element_member(owner, name)
        if isinstance(owner, str) and is_known(owner):
            return self._character(owner, name)
        if owner is None or isinstance(owner, int | float):
            return ()
        if name in ("length", "size", "childElementCount", "offsetWidth", "offsetHeight", "status"):
            return (PLAIN,)
        if owner == OWN:
            return (OWN,) if name in ("href", "origin", "host", "hostname", "src") else (PLAIN,)
        if name in _GATES:
            return (_GATES[name],)
        if name == "request":  # what a service worker hands on was asked for by the page
            return (OWN,)
        value = self._field(name)
        return (GIVEN,) if value == NOTHING and owner == GIVEN and name not in DOM_NAMES else value

    def _host(self, path: str) -> Value:
        path = path.removeprefix("window.")
        if path.startswith("document.location"):
            path = path.removeprefix("document.")
        if path == "location.protocol":
            return ("https:",)
        if path in ("document.defaultView", "window"):
            return (Host("window"),)
        if path in OWN_PATHS and path != "location":
            return (OWN,)
        root = path.split(".", 1)[0]
        if path in PLAIN_PATHS or (root in PLAIN_ROOTS and "." in path):
            return (Host(path),) if root in ("Date", "Math", "Number") else (PLAIN,)
        if path in ELEMENTS:
            return (Element(ELEMENTS[path], _MAKERS[path]),)
        if "." not in path and path in self.program.undeclared:
            return self._fold_binding(self.program.undeclared[path])
        name = path.rpartition(".")[2]
        if name != path and name in _GATES:
            return (_GATES[name],)
        if name != path and root not in HOST_ROOTS:
            value = self._field(name)
            return value if value != NOTHING else (Host(path),)
        return (Host(path),)

    def _item(self, items: Items, name: str) -> Value:
        if name == "length":
            return (PLAIN,) if any(isinstance(item, Spread) for item in items.items) else (len(items.items),)
        if name.isascii() and name.isdigit() and len(name) < 9:
            index = int(name)
            if any(isinstance(item, Spread) for item in items.items[: index + 1]):
                return NOTHING
            return self.fold(items.items[index]) if index < len(items.items) else (None,)
        return NOTHING

    def _property(self, owner: Record | Class, name: str) -> Value:
        known = self._properties.get((owner, name))
        if known is not None:
            return known
        if self._depth >= _MAX_DEPTH:
            return NOTHING
        self._properties[owner, name] = ()  # for objects that are spread into each other
        self._depth += 1
        value = tuple(dict.fromkeys(self._property_of(owner, name)))[: 2 * MAX_ALTERNATIVES]
        self._depth -= 1
        if self._local:
            del self._properties[owner, name]
        else:
            self._properties[owner, name] = value
        return value

    def _property_of(self, owner: Record | Class, name: str) -> Value:
        members = owner.properties if isinstance(owner, Record) else owner.members
        found: list[Atom] = []
        is_spread = False
        for key, value in members[-MAX_ITEMS:]:
            if key is None:
                is_spread = True
                for atom in self.fold(value):
                    found += self._property(atom, name) if isinstance(atom, Record) and atom is not owner else ()
            elif (isinstance(key, Literal) and str(key.value) == name) or (
                not isinstance(key, Literal) and name in self.texts(key)
            ):
                found += self.fold(value)
        for assignment in self._set_fields.get(name, [])[:_MAX_CANDIDATES]:
            target = assignment.target
            if isinstance(target, Member) and owner in self.fold(target.owner):
                found += self.fold(assignment.value)
        return tuple(found) or (NOTHING if is_spread else (None,))

    def _element_member(self, element: Element, name: str) -> Value:
        if name == "src" and element.maker is _MAKERS["document.currentScript"]:
            return (OWN,)
        if name.isdigit():
            return (element,)
        if element.kind == "inert" and name in ("body", "head", "documentElement"):
            return (element,)
        if name in _GATES and name != "location":
            return (_GATES[name],)
        if name in ("length", "tagName", "localName", "nodeName", "offsetWidth", "offsetHeight", "files"):
            return (PLAIN,)
        if element.kind == "url" and name in ("href", "origin"):
            return (self.element_text(element),)
        if element.kind == "instance":
            return self._field(name)
        found = [atom for value in self.properties(element, name) for atom in self.fold(value)]
        if name in NEIGHBOURS:
            return (Element("", Literal(0, None)),)
        return tuple(found) or NOTHING

    def _character(self, text: str, name: str) -> Value:
        if name == "length":
            return (len(text),)
        if name.isascii() and name.isdigit() and len(name) < 9:
            return (text[int(name) : int(name) + 1] or None,)
        return NOTHING

    def _field(self, name: str) -> Value:
        """Return what a property of this name is set to anywhere: what is left when the object is not known."""
        values = list(self._literal_fields.get(name, []))
        if name not in DOM_NAMES:
            values += [assignment.value for assignment in self._set_fields.get(name, [])]
        if len(values) > _MAX_CANDIDATES:
            return NOTHING
        found = tuple(atom for value in values for atom in self.fold(value) if atom is not None)
        if any(isinstance(atom, str) and not atom.startswith(UNKNOWN) for atom in found):
            return tuple(atom for atom in found if atom != UNKNOWN)
        return found or NOTHING

    # Operators

    def _fold_joined(self, node: Node) -> Value:
        assert isinstance(node, Joined)
        return self._joined([self.fold(part) for part in node.parts], is_text=node.is_template)

    def _joined(self, values: list[Value], *, is_text: bool = False) -> Value:
        """Add values from left to right: numbers to a sum, until there is text."""
        heads: Value = ("",) if is_text else values[0]
        rest = values if is_text else values[1:]
        while rest and heads and all(is_number(atom) for atom in (*heads, *rest[0])):
            heads = tuple(left + right for left in heads for right in rest[0])[:MAX_ALTERNATIVES]  # type: ignore[operator]
            rest = rest[1:]
        if not rest:
            return heads
        branches = [[text] for text in self._texts(heads)]
        length = max(len(branch[0]) for branch in branches)
        for value in rest:
            texts = self._texts(value)
            if len(branches) * len(texts) > MAX_ALTERNATIVES:
                texts = [UNKNOWN] if len(texts) > 1 else texts
            length += max(map(len, texts))
            if length > MAX_TEXT:
                return NOTHING
            if len(texts) == 1:
                for branch in branches:
                    branch.append(texts[0])
            else:
                branches = [[*branch, text] for branch in branches for text in texts]
        self._fuel -= length // 256
        return tuple(dict.fromkeys("".join(branch) for branch in branches))

    def _fold_choice(self, node: Node) -> Value:
        assert isinstance(node, Choice)
        options = node.options
        if node.test is not None and self._local:
            (test, *more) = self.fold(node.test) or (UNKNOWN,)
            if not more and isinstance(test, bool):
                options = options[:1] if test else options[1:]
        found: dict[Atom, None] = {}
        for option in options[:MAX_ALTERNATIVES]:
            found.update(dict.fromkeys(self.fold(option)))
        return tuple(found)

    def _fold_operation(self, node: Node) -> Value:
        assert isinstance(node, Operation)
        if node.operator in ("delete", "in", "instanceof", "typeof"):
            return (PLAIN,)
        if node.operator == "void":
            return (None,)
        right = self.fold(node.right)
        left = self.fold(node.left) if node.left is not None else (0,)
        if len(left) == len(right) == 1:
            return (calculated(node, left[0], right[0]),)
        return (PLAIN,)

    def _fold_assignment(self, node: Node) -> Value:
        assert isinstance(node, Assignment)
        if node.operator == "+=":
            return self.fold(node.target)
        return self.fold(node.value) if node.operator in ("=", "||=", "??=", "&&=") else (PLAIN,)

    def _fold_each(self, node: Node) -> Value:
        assert isinstance(node, Each)
        found: dict[Atom, None] = {}
        for atom in self.fold(node.value):
            if isinstance(atom, Items):
                for item in atom.items[: 4 * MAX_ALTERNATIVES]:
                    found.update(
                        dict.fromkeys(self.fold(Each(item.at, item.value) if isinstance(item, Spread) else item))
                    )
            else:
                found[atom if isinstance(atom, Element) or atom == GIVEN else UNKNOWN] = None
        return tuple(found)

    def _fold_tagged(self, node: Node) -> Value:
        assert isinstance(node, Tagged)
        tag = self.fold(node.tag)
        is_raw = Host("String.raw") in tag
        texts: list[Value] = [(clean(text) if is_raw else unescape_text(text),) for text in node.raw]
        values = [self.fold(value) for value in node.values]
        parts = [part for pair in zip(texts, values, strict=False) for part in pair] + texts[len(values) :]
        return self._joined(parts, is_text=True)

    def _fold_itself(self, node: Node) -> Value:
        return (node,)

    def _fold_this(self, node: Node) -> Value:
        assert isinstance(node, This)
        return (Element("instance" if node.in_class else "", node),)

    # Calls

    def _fold_call(self, node: Node) -> Value:
        assert isinstance(node, Call)
        callee = node.callee
        if isinstance(callee, Member):
            names = self.texts(callee.key)
            if len(names) == 1 and (value := self._fold_method(node, callee, names[0])) is not None:
                return value
        found: list[Atom] = []
        for atom in self.fold(callee):
            if isinstance(atom, Host):
                found += self._call_host(atom.path, node)
            elif isinstance(atom, Function) and node.how == "call":
                for returned in atom.returns[:MAX_ALTERNATIVES]:
                    found += (result for result in self.fold(returned) if result not in found)
            elif isinstance(atom, Function | Class):
                found.append(Element("instance", node))
            else:
                found.append(UNKNOWN)
        return tuple(found) or NOTHING

    def _call_host(self, path: str, node: Call) -> Value:
        arguments = node.arguments
        first = arguments[0] if arguments else None
        if path in ("document.createElement", "document.createElementNS"):
            tag = first if path.endswith("Element") else arguments[1] if len(arguments) > 1 else None
            kinds = self.texts(tag) if tag else [UNKNOWN]
            return tuple(Element(kind.lower().rsplit(":")[-1] if is_known(kind) else "", node) for kind in kinds)
        if node.how == "new" and path == "Set" and first is not None:
            return self.fold(first)
        if node.how == "new" and path in CONSTRUCTED:
            return (Element(CONSTRUCTED[path], node),)
        if path == "document.implementation.createHTMLDocument" or path.endswith(".createDocument"):
            return (Element("inert", node),)
        if path == "caches.open":
            return (Host("cache"),)
        if path == "document.createRange":
            return (Host("range"),)
        if first is None:
            return (PLAIN,) if path in PLAIN_CALLS else ("",) if path == "String" else NOTHING
        if path == "URL.createObjectURL":
            return (self._blob_url(first),)
        if path in ("document.getElementById", "document.getElementsByName", "document.getElementsByClassName"):
            return (Element("", node),)
        if path == "JSON.stringify":
            return tuple(self._json(atom, 0) for atom in self.fold(first))
        if path in ("String.fromCharCode", "String.fromCodePoint"):
            return self._from_codes(arguments)
        if path in DECODERS:
            return tuple(
                DECODERS[path](text) if is_known(text) else decoded_marks(path, text) for text in self.texts(first)
            )
        if path == "JSON.parse":
            return tuple(parsed_json(node.at, text) for text in self.texts(first))
        if path in IDENTITIES:
            return self.fold(first)
        if path in PLAIN_CALLS or path.split(".", 1)[0] in ("Math", "Number", "Date"):
            return (PLAIN,)
        if path in ("Object.values", "Object.entries", "Object.keys"):
            return self._members_of(node.at, first, path[7:])
        if path == "Reflect.get" and len(arguments) > 1:
            return self.fold(Member(node.at, first, arguments[1]))
        return NOTHING

    def _members_of(self, at: int, owner: Node, what: str) -> Value:
        for atom in self.fold(owner):
            if isinstance(atom, Record):
                members = [(key, value) for key, value in atom.properties if key is not None]
                pairs: list[Node] = [Items(at, [key, value]) for key, value in members]
                singles = [key if what == "keys" else value for key, value in members]
                return (Items(at, pairs if what == "entries" else singles),)
        return NOTHING

    def _fold_method(self, node: Call, callee: Member, name: str) -> Value | None:
        """Return what a method gives, where its name and what it is called on tell; else None."""
        if name in PLAIN_METHODS and name not in ("charCodeAt", "codePointAt"):
            return (PLAIN,)
        if name in ("bind", "call", "apply"):
            return self._applied(node, callee, name)
        owners = self.fold(callee.owner)
        if any(isinstance(atom, Host) and atom.path.split(".", 1)[0] in STATIC_HOSTS for atom in owners):
            return None
        if name in ("querySelector", "querySelectorAll", "getElementsByTagName", "closest", "getElementById"):
            return self._found_elements(node, name)
        if name in ("cloneNode", "importNode", "adoptNode"):
            return owners
        if name in ("createElement", "createElementNS") and not any(isinstance(atom, Record) for atom in owners):
            return self._call_host(f"document.{name}", node)
        if name in ("getAttribute", "getPropertyValue", "item", "getItem"):
            return NOTHING
        if name in SAME:
            is_policy = name.startswith("create") and node.arguments
            return self.fold(node.arguments[0]) if is_policy else owners
        found: list[Atom] = []
        for owner in owners:
            if isinstance(owner, Items):
                result = self._list_method(node, owner, name)
            elif isinstance(owner, str | Host):
                result = self._text_method(node, text_of(owner), name) if name in TEXT_METHODS else None
                if name in ("map", "flatMap", "reduce"):
                    result = self._list_method(node, Items(node.at, [Literal(node.at, UNKNOWN)]), name)
            elif isinstance(owner, Element) and name in ("map", "reduce"):
                result = self._list_method(node, Items(node.at, [Literal(node.at, UNKNOWN)]), name)
            else:
                return None
            if result is None:
                return None
            found += (atom for atom in result if atom not in found)
        return tuple(found) or None

    def _found_elements(self, node: Call, name: str) -> Value:
        selectors = self.texts(node.arguments[0]) if node.arguments else [UNKNOWN]
        kind = "" if name == "getElementById" or not is_known(selectors[0]) else selected_kind(selectors[0])
        return (Element(kind, node),)

    def _applied(self, node: Call, callee: Member, name: str) -> Value | None:
        if name == "bind":
            return self.fold(callee.owner)
        arguments = node.arguments[1:]
        if name == "apply":
            spread = self.fold(arguments[0]) if arguments else ()
            arguments = spread[0].items if len(spread) == 1 and isinstance(spread[0], Items) else []
        if isinstance(callee.owner, Member) and node.arguments:
            method = self.texts(callee.owner.key)[0]
            if method in TEXT_METHODS or method in LIST_METHODS:
                return self.fold(Call(node.at, Member(node.at, node.arguments[0], Literal(node.at, method)), arguments))
        return self.fold(Call(node.at, callee.owner, arguments))

    def _list_method(self, node: Call, owner: Items, name: str) -> Value | None:
        items = owner.items
        if len(items) > MAX_ITEMS or name not in LIST_METHODS:
            return None
        if any(isinstance(item, Spread) for item in items):
            items = self._spread(items)
        if name == "join":
            separator = self.texts(node.arguments[0])[0] if node.arguments else ","
            return (self._join(Items(owner.at, items), separator),)
        if name == "concat":
            more = [Spread(argument.at, argument) for argument in node.arguments]
            return (Items(node.at, self._spread([*items, *more])),)
        if name in ("reverse", "toReversed"):
            return (Items(node.at, items[::-1]),)
        if name in ("pop", "shift", "at", "find"):
            return self._one_of(node, items, name)
        if name == "slice":
            start, end = self._range(node)
            return (Items(node.at, items[start:end]),) if start is not None else NOTHING
        if name in ("map", "flatMap") and node.arguments:
            return (Items(node.at, [self._mapped(node.arguments[0], item) for item in items]),)
        if name == "reduce" and node.arguments:
            return self._reduced(node, items)
        return None

    def _one_of(self, node: Call, items: list[Node], name: str) -> Value:
        if not items:
            return (None,)
        if name == "find":
            return self.fold(Each(node.at, Items(node.at, items)))
        index = {"pop": -1, "shift": 0}.get(name)
        if index is None:
            index = as_index(self.fold(node.arguments[0])) if node.arguments else 0
        return self.fold(items[index]) if index is not None and -len(items) <= index < len(items) else NOTHING

    def _spread(self, items: list[Node]) -> list[Node]:
        flat: list[Node] = []
        for item in items:
            if not isinstance(item, Spread):
                flat.append(item)
                continue
            value = self.fold(item.value)
            one = value[0] if len(value) == 1 else UNKNOWN
            if isinstance(one, Items):
                flat += one.items
            elif isinstance(one, str) and is_known(one):
                flat += [Literal(item.at, text) for text in (one if isinstance(item.value, Name | Literal) else [one])]
            else:
                flat.append(Literal(item.at, UNKNOWN))
        return flat[:MAX_ITEMS]

    def _mapped(self, callback: Node, item: Node) -> Node:
        return as_node(item.at, self._run(callback, [self.fold(item)]))

    def _run(self, callback: Node, arguments: list[Value]) -> Value:
        """Return what a function gives for these very arguments."""
        functions = self.fold(callback)
        if len(functions) != 1:
            return NOTHING
        function = functions[0]
        if isinstance(function, Host):
            nodes = [as_node(callback.at, argument) for argument in arguments]
            return self._call_host(function.path, Call(callback.at, callback, nodes))
        if not isinstance(function, Function) or not function.returns:
            return NOTHING
        if len(function.returns) > 1 or all(argument == NOTHING for argument in arguments):
            return tuple(atom for returned in function.returns[:8] for atom in self.fold(returned)) or NOTHING
        self._fuel -= 10
        before = dict(self._local)
        self._local.update({id(name): value for name, value in zip(function.parameters, arguments, strict=False)})
        try:
            return self.fold(function.returns[0])
        finally:
            self._local = before

    def _reduced(self, node: Call, items: list[Node]) -> Value:
        folded = [self.fold(item) for item in [*node.arguments[1:2], *items]]
        result = folded[0] if folded else NOTHING
        for value in folded[1:]:
            result = self._run(node.arguments[0], [result, value])
        return result

    def _join(self, items: Items, separator: str) -> str:
        if self._depth >= _MAX_DEPTH or self._fuel <= 0:
            return UNKNOWN
        self._depth += 1
        parts = []
        for item in items.items[:MAX_ITEMS]:
            texts = ["" if atom is None else self.text(atom) for atom in self.fold(item)]
            parts.append(texts[0] if len(texts) == 1 else UNKNOWN)
        self._depth -= 1
        text = separator.join(parts)
        self._fuel -= len(parts) + len(text) // 256
        return text if len(text) <= MAX_TEXT else UNKNOWN

    def _range(self, node: Call) -> tuple[int | None, int | None]:
        """Return the bounds that are given to `slice`; None first if they are not known."""
        bounds = [as_index(self.fold(argument)) for argument in node.arguments[:2]]
        if None in bounds:
            return None, None
        return (bounds[0] if bounds else 0), (bounds[1] if len(bounds) > 1 else None)

    def _text_method(self, node: Call, text: str, name: str) -> Value | None:
        arguments = [self.fold(argument) for argument in node.arguments]
        if name in ("replace", "replaceAll") and len(arguments) > 1:
            return self._replaced(node, text, arguments)
        if name == "concat":
            return self._joined([(text,), *arguments])
        if name in ("toLowerCase", "toUpperCase", "toLocaleLowerCase"):
            return (text.upper() if name == "toUpperCase" else text.lower(),)
        if not is_known(text):
            return (text,) if text in (OWN, PLAIN, GIVEN) else NOTHING
        self._fuel -= len(text) // 64
        if name == "split":
            separators = self._texts(arguments[0]) if arguments else [UNKNOWN]
            return (split_text(node.at, text, arguments[0][0] if arguments and arguments[0] else None, separators[0]),)
        if name in ("charCodeAt", "codePointAt"):
            index = as_index(arguments[0]) if arguments else 0
            return (ord(text[index]) if index is not None and 0 <= index < len(text) else PLAIN,)
        numbers = [as_index(argument) for argument in arguments]
        if None in numbers:
            return NOTHING
        known = [number for number in numbers if number is not None]
        return (cut_text(text, name, known),)

    def _replaced(self, node: Call, text: str, arguments: list[Value]) -> Value:
        pattern = arguments[0][0] if len(arguments[0]) == 1 else UNKNOWN
        replacements = self._texts(arguments[1])
        is_callback = any(isinstance(atom, Function) for atom in arguments[1])
        found: list[Atom] = []
        if (
            isinstance(pattern, Pattern | str)
            and "<" in text_of_pattern(pattern)
            and not "".join(replacements).count("<")
        ):
            text = text.replace(UNKNOWN, PLAIN).replace(GIVEN, PLAIN)  # what is escaped cannot begin a tag
            if text == PLAIN:
                return (PLAIN,)
        if is_callback and not is_known(text):
            replacements = self._texts(self._run(node.arguments[1], [NOTHING]))
        if text in (UNKNOWN, OWN, PLAIN, GIVEN):
            return (text, *replacements)  # the replacement may become all of the text
        for replacement in replacements:
            if isinstance(pattern, str) and is_known(pattern) and not is_callback:
                count = -1 if node_name(node) == "replaceAll" else 1
                found.append(text.replace(pattern, replacement, count) if pattern else replacement + text)
            elif isinstance(pattern, Pattern) and (compiled := simple_regex(pattern, text)) is not None:
                flags = pattern.text.rsplit("/", 1)[-1]
                found.append(
                    self._substituted(compiled, text, node.arguments[1], replacement, "g" in flags, is_callback)
                )
            else:
                is_markup = "<" in text or "<" in replacement
                found += [text, replacement] if is_markup else [UNKNOWN if is_known(text) else text]
        return tuple(found)

    def _substituted(
        self,
        compiled: "re.Pattern[str]",
        text: str,
        callback: Node,
        replacement: str,
        everywhere: bool,
        is_callback: bool,
    ) -> str:
        def one(match: re.Match[str]) -> str:
            if is_callback:
                return self._texts(self._run(callback, [(match.group(),)]))[0]
            return replacement.replace("$&", match.group())

        return compiled.sub(one, text, 0 if everywhere else 1)

    def _from_codes(self, arguments: list[Node]) -> Value:
        characters = []
        for argument in self._spread(arguments):
            code = as_index(self.fold(argument))
            characters.append(chr(code & 0xFFFF) if code is not None and code >= 0 else UNKNOWN)
        return ("".join(characters),)

    def _url(self, node: Call) -> str:
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

    def _blob_url(self, node: Node) -> str:
        """Return `blob:` for contents that are known, and so read where they are made, or that cannot fetch."""
        for atom in self.fold(node):
            if isinstance(atom, Element) and atom.kind == "blob" and isinstance(atom.maker, Call):
                text, kind = self.blob(atom.maker)
                if is_known(text) or kind.startswith(("text/csv", "text/plain", "application/json", "image/png")):
                    return "blob:known"
        return f"blob:{UNKNOWN}"

    def blob(self, call: Call) -> tuple[str, str]:
        """Return the text and type of a blob."""
        parts = self.fold(call.arguments[0]) if call.arguments else ()
        text = self._join(parts[0], "") if len(parts) == 1 and isinstance(parts[0], Items) else UNKNOWN
        options = call.arguments[1] if len(call.arguments) > 1 else None
        kind = self.texts(Member(call.at, options, Literal(call.at, "type")))[0] if options is not None else ""
        return text, kind.lower()

    def _json(self, atom: Atom, depth: int) -> str:
        self._fuel -= 1
        if isinstance(atom, Items | Record) and (depth > 12 or self._fuel <= 0):
            return UNKNOWN
        if isinstance(atom, Items):
            return "[" + ",".join(self._json_of(item, depth) for item in atom.items[:MAX_ITEMS]) + "]"
        if isinstance(atom, Record):
            pairs = [
                f"{json.dumps(self.texts(key)[0], ensure_ascii=False)}:{self._json_of(value, depth)}"
                for key, value in atom.properties[:MAX_ITEMS]
                if key is not None
            ]
            return "{" + ",".join(pairs) + "}"
        if isinstance(atom, str | int | float | None):
            return json.dumps(atom, ensure_ascii=False)
        return json.dumps(text_of(atom), ensure_ascii=False)

    def _json_of(self, node: Node, depth: int) -> str:
        value = self.fold(node)
        return self._json(value[0] if value else UNKNOWN, depth + 1)


def strings_in(folder: Folder, node: Node, keys: Iterable[str] = ()) -> Iterator[tuple[str, Node]]:
    """Yield the texts within a structure, or those only that stand under one of the keys, however deep."""
    wanted = frozenset(keys)
    waiting: list[tuple[Node, bool]] = [(node, not wanted)]
    for _ in range(MAX_ITEMS):
        if not waiting or len(waiting) > 10 * MAX_ITEMS:
            return
        node, counts = waiting.pop()
        for atom in folder.fold(node):
            if isinstance(atom, Items):
                waiting += [(item.value if isinstance(item, Spread) else item, counts) for item in atom.items]
            elif isinstance(atom, Record):
                for key, value in atom.properties:
                    name = key.value if isinstance(key, Literal) else None
                    waiting.append((value, counts or name in wanted))
            elif isinstance(atom, str) and counts:
                yield atom, node


_HANDLERS: dict[type[Node], Callable[[Folder, Node], Value]] = {
    Name: Folder._fold_name,
    Member: Folder._fold_member,
    Joined: Folder._fold_joined,
    Choice: Folder._fold_choice,
    Operation: Folder._fold_operation,
    Assignment: Folder._fold_assignment,
    Each: Folder._fold_each,
    Tagged: Folder._fold_tagged,
    This: Folder._fold_this,
    Call: Folder._fold_call,
    Items: Folder._fold_itself,
    Record: Folder._fold_itself,
    Function: Folder._fold_itself,
    Class: Folder._fold_itself,
    Pattern: Folder._fold_itself,
}
