"""The places where code makes a browser request something, and what is requested there."""

import json
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from plugins.loads.data_urls import data_url_text
from plugins.loads.javascript_folding import Folder, strings_in
from plugins.loads.javascript_nodes import (
    Assignment,
    Call,
    Choice,
    Class,
    Function,
    Items,
    Joined,
    Literal,
    Member,
    Name,
    Node,
    Program,
    Record,
    Tagged,
    This,
)
from plugins.loads.javascript_requests import (
    ADDRESS,
    ALIASES,
    CSS_LISTS,
    CSS_METHODS,
    FILE,
    FUNCTION_CALLS,
    HOST_CALLS,
    IMAGE_STYLES,
    LIBRARIES,
    LIBRARY_CALLS,
    LIBRARY_MARKUP,
    LOADER,
    MARKUP_METHODS,
    MARKUP_PROPERTIES,
    METHOD_CALLS,
    NO_URL,
    NOTED,
    QUIET_RELATIONS,
    REFRESH,
    RUNNERS,
    SCRIPT_TYPE,
    SHORT,
    STRICT_METHODS,
    STRUCTURES,
    STYLISH,
    TEXT_PROPERTIES,
    URL_PROPERTIES,
    VERB,
)
from plugins.loads.javascript_syntax import find_binding
from plugins.loads.javascript_texts import LOADING_TAGS, has_open_css, has_open_markup, read_url, without_marks
from plugins.loads.javascript_tokens import GIVEN, OWN, PLAIN, UNKNOWN
from plugins.loads.javascript_values import Atom, Element, Host, Value, is_known


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


def find_sinks(program: Program) -> Finds:
    """Find all that a program requests."""
    sinks = _Sinks(program)
    sinks.read()
    return sinks.finds


class _Sinks:
    def __init__(self, program: Program) -> None:
        self.program = program
        self.folder = Folder(program)
        self.finds = Finds()
        self._quiet: set[Node] = set(program.compared)
        self._members = {node.key.value for node in _members(program) if isinstance(node.key, Literal)}

    def read(self) -> None:
        """Go through all calls and assignments."""
        if not self.program.is_complete:
            self.finds.is_opaque = True
            return
        self._note_properties()
        for imported in self.program.imports:
            self._url(str(imported.value), imported.at, "import")
        for call in self.program.calls:
            self._call(call)
        for assignment in self.program.assignments:
            self._assignment(assignment)
        for tagged in self.program.tagged:
            self._tagged(tagged)
        if self.program.result is not None:
            self._markup([self.program.result], "javascript:", strict=False)
        if self.finds.is_opaque:
            self._explain()

    def _note_properties(self) -> None:
        """Note properties that are set by methods, before anything asks for them."""
        for call in self.program.calls:
            callee, arguments = call.callee, call.arguments
            if not isinstance(callee, Member) or not isinstance(callee.key, Literal):
                continue
            if callee.key.value == "setAttribute" and len(arguments) == 2 and isinstance(arguments[0], Literal):
                name = _canonical(str(arguments[0].value))
                if name in NOTED:
                    self.folder.set_property(call.at, callee.owner, name, arguments[1])
            elif callee.key.value == "assign" and len(arguments) == 2 and isinstance(arguments[1], Record):
                for key, value in arguments[1].properties:
                    if isinstance(key, Literal) and key.value in NOTED:
                        self.folder.set_property(call.at, arguments[0], str(key.value), value)

    def _explain(self) -> None:
        """Add the addresses that a short script names when it requests something that cannot be read."""
        texts = self.program.texts
        if sum(len(str(text.value)) for text in texts) > SHORT or len(texts) > 400:
            return
        known = {found.text for found in self.finds.urls}
        for text in texts:
            address = str(text.value)
            is_new = text not in self._quiet and address not in known and "//www.w3.org/" not in address
            if is_new and ADDRESS.fullmatch(address):
                self.finds.urls.append(Found(address, text.at, "an address beside a request that cannot be read"))
                known.add(address)

    # Calls

    def _call(self, call: Call) -> None:
        callee = call.callee
        if call.how == "import":
            self._request(call.arguments[:1], "import()")
            return
        if self._is_foreign_loader(call):
            self._library_request(call.arguments)
        if isinstance(callee, Member):
            for name in self._names(callee.key):
                if name in _METHODS or not isinstance(callee.key, Literal):
                    self._method(call, callee, name)
            return
        if isinstance(callee, Function | Class):
            return
        if isinstance(callee, Name) and callee.text not in _INTERESTING and not self._is_set(callee):
            self._element_factory(call)
            return
        paths = [atom.path for atom in self.folder.fold(callee) if isinstance(atom, Host)]
        for path in paths:
            self._host_call(call, path)
        if not paths:
            self._element_factory(call)

    def _is_foreign_loader(self, call: Call) -> bool:
        """Tell whether a call hands an address to a function of other code whose name says that it loads."""
        callee, first = call.callee, call.arguments[0] if call.arguments else None
        if not isinstance(first, Literal) or not ADDRESS.match(str(first.value)):
            return False
        key = callee.key if isinstance(callee, Member) else callee
        name = str(key.value) if isinstance(key, Literal) else key.text if isinstance(key, Name) else ""
        is_own = isinstance(callee, Name) and self._is_set(callee) and not self.folder.is_foreign(callee)
        return not is_own and name not in HOST_CALLS and LOADER.search(name) is not None

    def _is_set(self, name: Name) -> bool:
        return name.text in self.program.undeclared or find_binding(name) is not None

    def _names(self, key: Node) -> list[str]:
        return [str(key.value)] if isinstance(key, Literal) else self.folder.texts(key)

    def _method(self, call: Call, callee: Member, name: str) -> None:
        owners = self.folder.fold(callee.owner)
        arguments = call.arguments
        if UNKNOWN in name:
            if Host("window") in owners and arguments:
                self.finds.is_opaque = True
            return
        if name in ("call", "apply", "bind"):
            self._indirect(call, callee, name)
            return
        paths = [atom.path for atom in owners if isinstance(atom, Host)]
        for path in paths:
            self._host_call(call, name if path == "window" else f"{path}.{name}")
        if name in METHOD_CALLS and "window" not in paths and f"{paths[0] if paths else ''}.{name}" not in HOST_CALLS:
            self._request(arguments[METHOD_CALLS[name] :][:1], f"{name}()", strict=name in STRICT_METHODS)
        handler = _HANDLERS.get(name)
        if handler is not None:
            handler(self, call, callee.owner, owners)
        elif name == "React.createElement" or name in ("createElement", "jsx", "jsxs", "h"):
            self._element_factory(call)

    def _indirect(self, call: Call, callee: Member, name: str) -> None:
        """Read `f.call(this, …)`, `f.apply(this, […])` and `f.bind(this, …)` as the call they make."""
        arguments = call.arguments[1:]
        if name == "apply":
            lists = [atom for atom in self.folder.fold(arguments[0]) if isinstance(atom, Items)] if arguments else []
            arguments = list(lists[0].items) if lists else [Literal(call.at, UNKNOWN)]
        if name != "bind" or arguments:
            self._call(Call(call.at, callee.owner, arguments))

    def _host_call(self, call: Call, path: str) -> None:
        """Read a call of a function of the browser."""
        arguments = call.arguments
        root, _, name = path.rpartition(".")
        how = f"new {path}()" if call.how == "new" else f"{path}()"
        if path in HOST_CALLS:
            self._request(arguments[HOST_CALLS[path] :][:1], how)
        elif path == "importScripts":
            self._request(arguments, how)
        elif path in STRUCTURES:
            self._structure(call, path)
        elif path in RUNNERS:
            self._run(arguments, path)
        elif path in CSS_LISTS:
            self._css_list(arguments)
        elif path == "FontFace" and len(arguments) > 1:
            self._css(arguments[1], "@font-face{src:", "}", how)
        elif path == "Blob":
            self._blob(call)
        elif path == "Reflect.set" and len(arguments) > 2:
            for key in self.folder.texts(arguments[1]):
                self._set(arguments[0], key, arguments[2])
        elif path == "Reflect.apply" and len(arguments) > 2:
            self._indirect(
                Call(call.at, call.callee, arguments[1:]), Member(call.at, arguments[0], arguments[0]), "apply"
            )
        elif path == "Reflect.construct" and len(arguments) > 1:
            items = [atom for atom in self.folder.fold(arguments[1]) if isinstance(atom, Items)]
            self._call(Call(call.at, arguments[0], items[0].items if items else [], "new"))
        elif path == "Object.assign" and arguments:
            self._assign(arguments)
        elif path in FUNCTION_CALLS:
            self._library_request(arguments)
        elif root in LIBRARIES and name in LIBRARY_CALLS:
            self._library_request(arguments, strict=root in ("$", "jQuery", "axios"))
        elif path in ("$", "jQuery"):
            self._markup(arguments[:1], path, strict=False)
            if len(arguments) > 1:
                self._assign([arguments[0], arguments[1]])

    def _structure(self, call: Call, name: str) -> None:
        for argument in call.arguments:
            for text, node in strings_in(self.folder, argument, STRUCTURES[name]):
                if name != "PaymentRequest" or ":" in text:
                    self._url(text, node.at, f"{name}()")
        first = call.arguments[0] if call.arguments else None
        if first is not None and name == "RTCPeerConnection" and UNKNOWN in self.folder.fold(first):
            self.finds.is_opaque = True

    def _run(self, arguments: list[Node], name: str) -> None:
        for argument in arguments[RUNNERS[name] :][:1]:
            self._run_text(argument, name, strict=not name.startswith("set"))

    def _blob(self, call: Call) -> None:
        text, kind = self.folder.blob(call)
        if text == UNKNOWN:
            return
        if "html" in kind or "svg" in kind or (not kind and text.lstrip().startswith("<")):
            self._markup_text(text, call.at, "new Blob()")
        elif "css" in kind:
            self._css_text(text, call.at, "new Blob()")
        elif "script" in kind or not kind:
            self.finds.code.append(Found(text, call.at, "new Blob()"))

    def _library_request(self, arguments: list[Node], *, strict: bool = False) -> None:
        for argument in arguments[:1]:
            for atom in self.folder.fold(argument):
                if isinstance(atom, Record | Items):
                    for text, node in strings_in(
                        self.folder, atom, ("url", "baseURL") if isinstance(atom, Record) else ()
                    ):
                        if isinstance(atom, Record) or ADDRESS.match(text):
                            self._url(text, node.at, "a request by a library", strict=strict)
                elif isinstance(atom, str) and (strict or ADDRESS.match(atom)):
                    self._url(atom, argument.at, "a request by a library", strict=strict)

    def _element_factory(self, call: Call) -> None:
        """Read `h("img", {src: …})`: elements that a library makes."""
        arguments = call.arguments
        if len(arguments) < 2 or not isinstance(arguments[0], Literal) or not isinstance(arguments[1], Record):
            return
        if str(arguments[0].value) not in LOADING_TAGS:
            return
        for key, value in arguments[1].properties:
            if isinstance(key, Literal) and key.value in ("src", "srcSet", "srcset", "data", "poster", "href"):
                self._request([value], f"<{arguments[0].value} {key.value}>", strict=False)

    def _assign(self, arguments: list[Node]) -> None:
        for source in arguments[1:]:
            for atom in self.folder.fold(source):
                if isinstance(atom, Record):
                    for key, value in atom.properties:
                        if isinstance(key, Literal):
                            self._set(arguments[0], str(key.value), value)

    # Methods

    def _open(self, call: Call, owner: Node, owners: Value) -> None:
        arguments = call.arguments
        if any(isinstance(atom, Host) and atom.path not in ("document",) for atom in owners) or not arguments:
            return
        is_request = any(isinstance(atom, Element) and atom.kind == "request" for atom in owners)
        has_verb = any(VERB.fullmatch(text) for text in self.folder.texts(arguments[0]))
        if len(arguments) > 1 and (is_request or has_verb or self.folder.texts(arguments[0])[0] in (UNKNOWN, GIVEN)):
            self._request(arguments[1:2], "XMLHttpRequest")
        elif len(arguments) == 1 or not is_request:
            self._request(arguments[:1], "open()", strict=False)

    def _write(self, call: Call, owner: Node, owners: Value) -> None:
        is_document = Host("document") in owners
        if len(call.arguments) > 1:
            self._markup([Joined(call.at, list(call.arguments))], "document.write()", strict=is_document)
        else:
            self._markup(call.arguments[:1], "document.write()", strict=is_document)

    def _insert_markup(self, call: Call, owner: Node, owners: Value) -> None:
        name = _method_name(call)
        self._markup(call.arguments[MARKUP_METHODS[name] :][:1], f"{name}()", owners=owners)

    def _parse(self, call: Call, owner: Node, owners: Value) -> None:
        self._markup(call.arguments[:1], "parseFromString()", strict=False)

    def _library_markup(self, call: Call, owner: Node, owners: Value) -> None:
        elements = [atom for atom in owners if isinstance(atom, Element) and atom.kind]
        for element in elements:
            if element.kind in ("script", "style"):
                for argument in call.arguments:
                    self._text_of(element, argument)
        if not elements:
            for argument in call.arguments:
                self._markup([argument], f"{_method_name(call)}()", strict=False)
                self._template_content(argument)

    def _append_child(self, call: Call, owner: Node, owners: Value) -> None:
        for element in owners:
            if isinstance(element, Element) and element.kind in ("script", "style"):
                for argument in call.arguments[:1]:
                    self._text_of(element, argument)
        for argument in call.arguments:
            self._template_content(argument)

    def _template_content(self, node: Node) -> None:
        """Bring to life what a template holds: the page tells what, the code does not."""
        if not isinstance(node, Member) or not isinstance(node.key, Literal) or node.key.value != "content":
            return
        owners = self.folder.fold(node.owner)
        if GIVEN not in owners and not any(isinstance(atom, Element) and _is_made(atom) for atom in owners):
            self.finds.is_opaque = True

    def _clone(self, call: Call, owner: Node, owners: Value) -> None:
        self._template_content(call.arguments[0] if _method_name(call) != "cloneNode" and call.arguments else owner)

    def _insert_css(self, call: Call, owner: Node, owners: Value) -> None:
        name = _method_name(call)
        for argument in call.arguments[CSS_METHODS[name] :][:1]:
            self._css(argument, "*{" if name == "addRule" else "", "}" if name == "addRule" else "", f"{name}()")

    def _replace(self, call: Call, owner: Node, owners: Value) -> None:
        if any(isinstance(atom, Element) and atom.kind == "sheet" for atom in owners):
            self._css(call.arguments[0], "", "", "replace()") if call.arguments else None

    def _set_style(self, call: Call, owner: Node, owners: Value) -> None:
        if len(call.arguments) > 1:
            for name in self.folder.texts(call.arguments[0]):
                self._style(name, call.arguments[1])
        elif call.arguments and _method_name(call) == "css":
            self._assign([Member(owner.at, owner, Literal(owner.at, "style")), *call.arguments])

    def _style_map(self, call: Call, owner: Node, owners: Value) -> None:
        if Host("style") in owners:
            self._set_style(call, owner, owners)

    def _parse_style(self, call: Call, owner: Node, owners: Value) -> None:
        if Host("CSSStyleValue") in owners or Host("CSSImageValue") in owners:
            self._set_style(call, owner, owners)

    def _animate(self, call: Call, owner: Node, owners: Value) -> None:
        self._css_list(call.arguments)

    def _set_attribute(self, call: Call, owner: Node, owners: Value) -> None:
        arguments = call.arguments[1:] if _method_name(call) == "setAttributeNS" else call.arguments
        if len(arguments) == 1 and _method_name(call) in ("attr", "prop"):
            self._assign([owner, *arguments])
        if len(arguments) < 2:
            return
        for name in self.folder.texts(arguments[0]):
            name = _canonical(name)
            if UNKNOWN in name:
                is_made = any(isinstance(atom, Element) and atom.kind in LOADING_TAGS for atom in owners)
                if is_made and UNKNOWN in self.folder.texts(arguments[1]):
                    self.finds.is_opaque = True
            elif name.startswith("on"):
                self._run_text(arguments[1], name)
            elif name == "style":
                self._css(arguments[1], "*{", "}", "style", strict=False)
            elif name not in TEXT_PROPERTIES and name not in ("innerHTML", "outerHTML", "location"):
                self._set(owner, name, arguments[1], is_library=_method_name(call) in ("attr", "prop"))

    def _run_text(self, node: Node, how: str, *, strict: bool = True) -> None:
        """Read code that stands in a text."""
        for atom in self.folder.fold(node):
            if atom is None or isinstance(atom, Function | Class | bool | int | float):
                continue
            text = self.folder.text(atom)
            if text not in (UNKNOWN, OWN, PLAIN, GIVEN):
                self.finds.code.append(Found(text, node.at, how))
            elif text == UNKNOWN and strict:
                self.finds.is_opaque = True

    def _click(self, call: Call, owner: Node, owners: Value) -> None:
        if call.arguments:
            return
        for atom in owners or (UNKNOWN,):
            self._follow(atom, "href", ("a", "area"), "a click by code")

    def _dispatch(self, call: Call, owner: Node, owners: Value) -> None:
        for event in call.arguments[:1]:
            makers = [atom.maker for atom in self.folder.fold(event) if isinstance(atom, Element)]
            events = [event, *makers]
            if any(self._is_click(node) for node in events):
                for atom in owners:
                    self._follow(atom, "href", ("a", "area"), "a click by code")

    def _is_click(self, node: Node) -> bool:
        if not isinstance(node, Call) or not node.arguments or not isinstance(node.callee, Name):
            return False
        return node.callee.text.endswith("Event") and "click" in self.folder.texts(node.arguments[0])

    def _submit(self, call: Call, owner: Node, owners: Value) -> None:
        for atom in owners or (UNKNOWN,):
            self._follow(atom, "action", ("form",), "a form that code submits")

    def _follow(self, atom: Atom, name: str, kinds: tuple[str, ...], how: str) -> None:
        """Follow a link, or send a form: to what the code sets, else to what the page says."""
        if isinstance(atom, Element) and atom.kind and atom.kind not in kinds:
            return
        if isinstance(atom, Record | Function | Class | Items | int | float | None) or atom == GIVEN:
            return
        values = self.folder.properties(atom, name) if isinstance(atom, Element) else []
        self._request(values, how)
        if not values:
            self.finds.is_opaque = True

    def _structure_method(self, call: Call, owner: Node, owners: Value) -> None:
        self._structure(call, _method_name(call))

    def _add_all(self, call: Call, owner: Node, owners: Value) -> None:
        if call.arguments and Host("cache") in owners:
            for text, node in strings_in(self.folder, call.arguments[0]):
                self._url(text, node.at, "a cache")

    def _words(self) -> set[str | float | None]:
        return self._members

    def _constructor(self, call: Call, owner: Node, owners: Value) -> None:
        for argument in call.arguments[-1:]:
            for atom in self.folder.fold(argument):
                if isinstance(atom, str) and atom != UNKNOWN:
                    self.finds.code.append(Found(atom, argument.at, "Function"))

    def _load(self, call: Call, owner: Node, owners: Value) -> None:
        for argument in call.arguments[:1]:
            for text in self.folder.texts(argument):
                if ADDRESS.match(text):
                    self._url(text, argument.at, "load()", strict=False)

    def _quiet_call(self, call: Call, owner: Node, owners: Value) -> None:
        self._quiet.update(call.arguments)

    # Properties

    def _assignment(self, assignment: Assignment) -> None:
        target, value = assignment.target, assignment.value
        if isinstance(target, Name):
            self._set_name(target, value)
            return
        if not isinstance(target, Member):
            return
        for name in self._names(target.key):
            if name not in _PROPERTIES and not self._is_style(target.owner):
                continue
            if assignment.operator == "+=" and name in URL_PROPERTIES:
                continue
            self._set(target.owner, name, value)

    def _is_style(self, owner: Node) -> bool:
        if isinstance(owner, Member) and isinstance(owner.key, Literal):
            return owner.key.value == "style"
        return isinstance(owner, Name) and Host("style") in self.folder.fold(owner)

    def _set_name(self, target: Name, value: Node) -> None:
        """Read what is set without an object: `location`, and the properties that a handler has in reach."""
        if find_binding(target) is not None:
            return
        if target.text == "location":
            self._request([value], "location")
        elif target.text in ("src", "srcset", "poster"):
            self._request([value], target.text, strict=False)
        elif target.text in MARKUP_PROPERTIES:
            self._markup([value], target.text, strict=False)

    def _set(self, owner: Node, name: str, value: Node, *, is_library: bool = False) -> None:
        owners = self.folder.fold(owner)
        if name in ("host", "hostname") and Host("location") in owners:
            self._request([Joined(value.at, [Literal(value.at, "//"), value])], f"location.{name}")
        elif name in ("href", "location") and (name == "location" or Host("location") in owners):
            if not (isinstance(owner, This) and owner.in_class) and not _are_objects(owners):
                self._request([value], "location")
        elif Host("style") in owners:
            self._style(name, value)
        elif name == "style":
            self._css(value, "*{", "}", "style", strict=False)
        elif name in URL_PROPERTIES:
            self._set_url(owner, owners, name, value, is_library=is_library)
        elif name in MARKUP_PROPERTIES:
            self._set_markup(owner, owners, name, value)
        elif name in TEXT_PROPERTIES:
            for atom in owners:
                if isinstance(atom, Element):
                    self._text_of(atom, value)
        elif name == "content":
            self._set_content(owners, value)

    def _set_url(self, owner: Node, owners: Value, name: str, value: Node, *, is_library: bool) -> None:
        if isinstance(value, Member) and _same(value, owner, name):
            return
        if _are_objects(owners) or name == "action":
            return
        kinds = {atom.kind for atom in owners if isinstance(atom, Element)}
        strict = not is_library and kinds != {"instance"}
        how = f"{name} of <{'|'.join(sorted(kinds))}>" if kinds and "" not in kinds else f"{name} of an element"
        if name == "href":
            if kinds and kinds <= {"a", "area", "url", "instance"}:
                self._quiet.update(_literals(value))
                return
            if any(atom.kind == "link" and self._is_quiet_link(atom) for atom in owners if isinstance(atom, Element)):
                return
            strict = bool(kinds & LOADING_TAGS)
            if not strict:
                self._set_unknown_href(owner, value)
                return
        elif (name in ("data", "background") and not kinds & {"object", "body", "td", "table", "th", "tr"}) or (
            kinds and kinds <= {"div", "span", "p", "a", "button", "inert", "url", "blob", "request"}
        ):
            return
        if name.lower().endswith("srcset"):
            for text in self.folder.texts(value):
                for candidate in text.split(","):
                    self._url(candidate.strip().split(" ")[0], value.at, how, strict=strict)
            return
        self._request([value], how, strict=strict, runs="script" in kinds)

    def _set_unknown_href(self, owner: Node, value: Node) -> None:
        """Read what an element unknown is pointed to: most are links to be clicked, some are style sheets."""
        names = owner.text if isinstance(owner, Name) else ""
        for node in (owner, *(atom.maker for atom in self.folder.fold(owner) if isinstance(atom, Element))):
            if isinstance(node, Call) and node.arguments:
                names += " ".join(self.folder.texts(node.arguments[0]))
        for text in self.folder.texts(value):
            if STYLISH.search(names) or FILE.search(text):
                self._url(text, value.at, "href of an element", strict=False)

    def _is_quiet_link(self, link: Element) -> bool:
        relations = [text for value in self.folder.properties(link, "rel") for text in self.folder.texts(value)]
        return bool(relations) and all(set(text.lower().split()) <= QUIET_RELATIONS for text in relations)

    def _set_markup(self, owner: Node, owners: Value, name: str, value: Node) -> None:
        if isinstance(value, Member) and _same(value, owner, name):
            return
        elements = [atom for atom in owners if isinstance(atom, Element)]
        texts = [atom for atom in elements if atom.kind in ("script", "style", "textarea", "title")]
        for element in texts:
            self._text_of(element, value)
        if not texts and not _are_objects(owners):
            value = _without_own(value, owner, name)
            self._markup([value], name, owners=owners)

    def _text_of(self, element: Element, value: Node) -> None:
        """Read text that is put into an element, as what the element makes of it."""
        if element.kind == "style":
            self._css(value, "", "", "text of <style>")
        elif element.kind == "script":
            types = [text for node in self.folder.properties(element, "type") for text in self.folder.texts(node)]
            for kind in types or [""]:
                self._script_text(kind.strip().lower(), value)

    def _script_text(self, kind: str, value: Node) -> None:
        if SCRIPT_TYPE.fullmatch(kind) or not is_known(kind):
            self._run_text(value, "text of <script>")
        elif kind in ("speculationrules", "importmap"):
            for text in self.folder.texts(value):
                for url in _listed_urls(text, every=kind == "importmap"):
                    self._url(url, value.at, kind)
                if UNKNOWN in text:
                    self.finds.is_opaque = True

    def _set_content(self, owners: Value, value: Node) -> None:
        for atom in owners:
            if not isinstance(atom, Element) or atom.kind not in ("meta", ""):
                continue
            kinds = [text for node in self.folder.properties(atom, "httpEquiv") for text in self.folder.texts(node)]
            if any(kind.lower() == "refresh" for kind in kinds):
                for text in self.folder.texts(value):
                    match = REFRESH.match(text)
                    self._url(match.group(1) if match else text, value.at, "<meta http-equiv=refresh>")

    def _style(self, name: str, value: Node) -> None:
        if name == "cssText":
            self._css(value, "*{", "}", "cssText", strict=False)
            return
        shown = (
            "background" if name.startswith("--") or not is_known(name) else re.sub("[A-Z]", r"-\g<0>", name).lower()
        )
        is_image = IMAGE_STYLES.match(name.replace("-", "")) is not None and name not in ("content", "cursor")
        self._css(value, f"*{{{shown}:", "}", f"style {name}", strict=is_image)

    # What is found

    def _request(self, nodes: Iterable[Node], how: str, *, strict: bool = True, runs: bool = False) -> None:
        for node in nodes:
            for atom in self.folder.fold(node):
                if atom is None or isinstance(atom, bool | int | float | Function | Class):
                    continue
                self._url(self.folder.text(atom), node.at, how, strict=strict, runs=runs)
            if strict and not self.folder.fold(node):
                self.finds.is_opaque = True

    def _url(self, text: str, at: int, how: str, *, strict: bool = True, runs: bool = False) -> None:
        scheme = text[:12].lstrip().lower()
        if scheme.startswith("javascript:"):
            self.finds.code.append(Found(text.lstrip()[11:], at, "javascript:"))
        elif scheme.startswith("data:"):
            self._data_url(text, at, how, runs=runs)
        elif scheme.startswith("blob:"):
            is_image = re.search(r"<(img|a|area|audio|video|image|source)\b|a click", how) or "of an element" in how
            self.finds.is_opaque |= UNKNOWN in text and strict and not is_image
        else:
            url, is_open = read_url(text)
            if url and not NO_URL.fullmatch(url) and (strict or ADDRESS.match(url.strip()) or "//" not in url[:8]):
                self.finds.urls.append(Found(url, at, how))
            self.finds.is_opaque |= is_open and strict

    def _data_url(self, text: str, at: int, how: str, *, runs: bool) -> None:
        if UNKNOWN in text:
            self.finds.is_opaque |= runs or "import" in how or "Worker" in how
            return
        kind, content = data_url_text(text.strip())
        if "javascript" in kind or runs or "import" in how or "Worker" in how:
            self.finds.code.append(Found(content, at, how))
        elif "html" in kind and "<a" not in how:
            self._markup_text(content, at, how)
        elif "css" in kind:
            self._css_text(content, at, how)

    def _markup(self, nodes: Iterable[Node], how: str, *, strict: bool = True, owners: Value = ()) -> None:
        if any(isinstance(atom, Element) and self._stays_inert(atom) for atom in owners):
            return
        for node in nodes:
            for atom in self.folder.fold(node):
                if atom is not None and not isinstance(atom, bool | int | float | Function):
                    self._markup_text(self.folder.text(atom), node.at, how, strict=strict)

    def _stays_inert(self, element: Element) -> bool:
        """Tell whether markup goes into a template or document of its own, and nothing is taken out of it."""
        kinds = {"template": {"content", "innerHTML"}, "inert": {"append", "appendChild", "adoptNode", "importNode"}}
        return element.kind in kinds and not self._words() & (kinds[element.kind] - {"innerHTML"})

    def _markup_text(self, text: str, at: int, how: str, *, strict: bool = True) -> None:
        self.finds.is_opaque |= strict and has_open_markup(text)
        if "<" in text:
            self.finds.is_opaque |= has_open_markup(text)
            self.finds.markup.append(Found(without_marks(text), at, how))

    def _css(self, node: Node, before: str, behind: str, how: str, *, strict: bool = True) -> None:
        for atom in self.folder.fold(node):
            if atom is not None and not isinstance(atom, int | float | Function):
                text = self.folder.text(atom)
                if text == UNKNOWN and not strict:
                    continue
                self._css_text(text, node.at, how, before, behind)

    def _css_text(self, text: str, at: int, how: str, before: str = "", behind: str = "") -> None:
        self.finds.is_opaque |= has_open_css(text)
        lower = text.lower()
        if "url(" in lower or "import" in lower or "image-set(" in lower or "src(" in lower or "\\" in text:
            self.finds.css.append(Found(before + without_marks(text) + behind, at, how))

    def _css_list(self, nodes: Iterable[Node]) -> None:
        for node in nodes:
            for text, where in strings_in(self.folder, node):
                if text != UNKNOWN:
                    self._css_text(text, where.at, "animation", "*{background:", "}")

    def _tagged(self, tagged: Tagged) -> None:
        """Read `html` and `css` templates, and functions of the browser that are called with a template."""
        tag = tagged.tag
        name = tag.text if isinstance(tag, Name) else ""
        if name == "html":
            self._markup([tagged], "html``", strict=False)
        elif name == "css":
            self._css(tagged, "", "", "css``", strict=False)
        else:
            for atom in self.folder.fold(tag):
                if isinstance(atom, Host) and atom.path in HOST_CALLS:
                    text = Literal(tagged.at, "".join(tagged.raw[:1]))
                    self._host_call(Call(tagged.at, tag, [text]), atom.path)


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


def _method_name(call: Call) -> str:
    callee = call.callee
    return str(callee.key.value) if isinstance(callee, Member) and isinstance(callee.key, Literal) else ""


def _canonical(name: str) -> str:
    name = name.lower()
    return ALIASES.get(name, name)


def _is_made(element: Element) -> bool:
    is_new = isinstance(element.maker, Call) and _method_name(element.maker).startswith("createElement")
    return element.kind not in ("", "template") or is_new


def _are_objects(owners: Value) -> bool:
    """Tell whether something is known to be no element: objects, functions, lists and constants."""
    return bool(owners) and all(
        isinstance(atom, Record | Function | Class | Items)
        or atom is None
        or (isinstance(atom, str) and is_known(atom))
        for atom in owners
    )


def _same(value: Member, owner: Node, name: str) -> bool:
    """Tell whether a property is set to itself, as in `frame.src = frame.src`."""
    if not isinstance(value.key, Literal) or value.key.value != name:
        return False
    left, right = value.owner, owner
    while isinstance(left, Member) and isinstance(right, Member):
        if not isinstance(left.key, Literal) or not isinstance(right.key, Literal) or left.key.value != right.key.value:
            return False
        left, right = left.owner, right.owner
    if isinstance(left, This) and isinstance(right, This):
        return True
    return isinstance(left, Name) and isinstance(right, Name) and left.text == right.text


def _without_own(value: Node, owner: Node, name: str) -> Node:
    """Leave out what an element holds already, as in `e.innerHTML = e.innerHTML + more`."""
    if isinstance(value, Joined):
        parts = [part for part in value.parts if not (isinstance(part, Member) and _same(part, owner, name))]
        if parts and len(parts) < len(value.parts):
            return Joined(value.at, parts, is_template=True)
    return value


def _literals(node: Node) -> list[Node]:
    if isinstance(node, Joined):
        return [part for part in node.parts if isinstance(part, Literal)]
    if isinstance(node, Choice):
        return [option for option in node.options if isinstance(option, Literal)]
    return [node]


def _listed_urls(text: str, *, every: bool) -> list[str]:
    """Return the URLs of speculation rules, or all texts of an import map's values."""
    try:
        content = json.loads(text)
    except (ValueError, RecursionError):
        return []
    found: list[str] = []
    waiting: list[tuple[object, bool]] = [(content, every)]
    while waiting:
        part, counts = waiting.pop()
        if isinstance(part, dict):
            waiting += [(value, every or key == "urls") for key, value in part.items()]
        elif isinstance(part, list):
            waiting += [(item, counts) for item in part]
        elif isinstance(part, str) and counts:
            found.append(part)
    return found


_Handler = Callable[[_Sinks, Call, Node, Value], None]
_HANDLERS: dict[str, _Handler] = {
    "open": _Sinks._open,
    "write": _Sinks._write,
    "writeln": _Sinks._write,
    **dict.fromkeys(MARKUP_METHODS, _Sinks._insert_markup),
    "parseFromString": _Sinks._parse,
    **dict.fromkeys(LIBRARY_MARKUP, _Sinks._library_markup),
    "appendChild": _Sinks._append_child,
    "insertBefore": _Sinks._append_child,
    "replaceChildren": _Sinks._append_child,
    "cloneNode": _Sinks._clone,
    "importNode": _Sinks._clone,
    "adoptNode": _Sinks._clone,
    **dict.fromkeys(CSS_METHODS, _Sinks._insert_css),
    "replace": _Sinks._replace,
    "setProperty": _Sinks._set_style,
    "css": _Sinks._set_style,
    "set": _Sinks._style_map,
    "parse": _Sinks._parse_style,
    "animate": _Sinks._animate,
    "registerProperty": _Sinks._animate,
    "setAttribute": _Sinks._set_attribute,
    "setAttributeNS": _Sinks._set_attribute,
    "attr": _Sinks._set_attribute,
    "prop": _Sinks._set_attribute,
    "click": _Sinks._click,
    "dispatchEvent": _Sinks._dispatch,
    "submit": _Sinks._submit,
    "requestSubmit": _Sinks._submit,
    "setConfiguration": _Sinks._structure_method,
    "showNotification": _Sinks._structure_method,
    "addAll": _Sinks._add_all,
    "constructor": _Sinks._constructor,
    "load": _Sinks._load,
    **dict.fromkeys(
        ("indexOf", "startsWith", "endsWith", "includes", "test", "match", "log", "warn", "error", "createElementNS"),
        _Sinks._quiet_call,
    ),
}
_HOST_METHODS = {path.rpartition(".")[2] for path in (*HOST_CALLS, *STRUCTURES, *CSS_LISTS, *RUNNERS)}
_READ_METHODS = ["call", "apply", "bind", "assign", "construct", "importScripts", "createElement", "jsx", "jsxs", "h"]
_METHODS = {
    *_HANDLERS,
    *METHOD_CALLS,
    *_HOST_METHODS,
    *LIBRARY_CALLS,
    *FUNCTION_CALLS,
    *_READ_METHODS,
    "Blob",
    "FontFace",
}
_INTERESTING = _METHODS | {"$", "jQuery", "eval", "Function", "location"}
_PROPERTIES = (
    URL_PROPERTIES | MARKUP_PROPERTIES | TEXT_PROPERTIES | {"location", "host", "hostname", "style", "content"}
)
