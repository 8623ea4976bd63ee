"""A reader of JavaScript that builds the tree of `javascript_nodes`.

It is lenient: code that no browser would run is read as far as possible. Each method that may nest is a generator which
yields the methods that it needs, so that nesting takes no space on Python's stack.
"""

from collections.abc import Generator
from typing import Any, TypeAlias

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
    Scope,
    Spread,
    Tagged,
    This,
    Unknown,
)
from plugins.loads.javascript_tokens import Kind, Tokens, unescape_text

Reading: TypeAlias = Generator[Any, Any, Any]
"""A method that may nest: it yields the methods it needs, gets their results, and returns its own."""

_MAX_NESTING = 20_000
_MAX_SCOPES = 300
_LEVELS = (
    (",", 0),
    ("= += -= *= /= %= **= <<= >>= >>>= &= ^= |= &&= ||= ??=", 2),
    ("?", 3),
    ("|| ??", 4),
    ("&&", 5),
    ("|", 6),
    ("^", 7),
    ("&", 8),
    ("== != === !==", 9),
    ("< > <= >= in instanceof", 10),
    ("<< >> >>>", 11),
    ("+ -", 12),
    ("* / %", 13),
    ("**", 14),
)
_PRECEDENCE = {operator: level for operators, level in _LEVELS for operator in operators.split()}
_ASSIGNS, _RIGHT_TO_LEFT, _UNARY = 2, (3, 14), 15
_COMPARISONS = {"<", ">", "<=", ">=", "==", "!=", "===", "!==", "in", "instanceof"}
_PREFIXES = {"!", "~", "+", "-", "++", "--"}
_WORD_PREFIXES = {"typeof", "void", "delete", "await", "yield"}
_CONSTANTS = {"null": None, "undefined": None, "true": True, "false": False}
_HEADERS = {"if", "while", "with", "switch"}
_BARE_STATEMENTS = {"do", "else", "try", "finally", "break", "continue", "debugger"}
_MODIFIERS = {"get", "set", "async", "static", "accessor"}


def read_program(code: str, *, is_module: bool = False) -> Program:
    """Read all of some code, in which marks may stand for unknown parts."""
    return _Reader(code, is_module=is_module).read()


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


class _Reader:
    def __init__(self, code: str, *, is_module: bool) -> None:
        self.tokens = Tokens(code, is_module=is_module)
        self.scope = self.function_scope = Scope(None)
        self.program = Program(self.scope)
        self.function: Function | None = None
        self.in_class = False

    def read(self) -> Program:
        """Run the methods that wait for each other until all is read."""
        self.tokens.advance()
        waiting: list[Reading] = [self._statements(is_block=False)]
        result: object = None
        while waiting:
            try:
                waiting.append(waiting[-1].send(result))
                result = None
            except StopIteration as stop:
                waiting.pop()
                result = stop.value
            if len(waiting) > _MAX_NESTING:
                self.program.is_complete = False
                break
        self._bind_assignments()
        return self.program

    # Statements

    def _statements(self, *, is_block: bool) -> Reading:
        tokens = self.tokens
        while tokens.kind is not Kind.END:
            if tokens.text == "}" and tokens.kind is Kind.PUNCTUATOR:
                if is_block:
                    return
                tokens.advance()
                continue
            start = tokens.start
            if tokens.kind is Kind.NAME:
                yield self._word_statement()
            elif tokens.kind is Kind.PUNCTUATOR and tokens.text == "{":
                yield self._block()
            elif not self._take(";"):
                node = yield self._expression()
                if not is_block and isinstance(node, Literal | Joined):
                    self.program.result = node
                self._take(":")
            if tokens.start == start:
                tokens.advance()

    def _block(self) -> Reading:
        outer = self.scope
        self.scope = Scope(outer)
        self.tokens.advance()
        yield self._statements(is_block=True)
        self._take("}")
        self.scope = outer

    def _word_statement(self) -> Reading:
        tokens = self.tokens
        word = tokens.text
        if word in ("var", "let", "const"):
            tokens.advance()
            yield self._declarations(self.function_scope if word == "var" else self.scope)
        elif word in ("function", "class"):
            node = yield self._compound()
            yield self._rest_of_expression(node)
        elif word in _HEADERS:
            tokens.advance()
            if self._take("("):
                yield self._expression()
                self._take(")")
        elif word in _BARE_STATEMENTS:
            tokens.advance()
        elif word == "for":
            yield self._for()
        elif word in ("return", "throw"):
            yield self._result(word)
        elif word == "case":
            tokens.advance()
            yield self._expression()
            self._take(":")
        elif word == "default":
            tokens.advance()
            self._take(":")
        elif word == "catch":
            yield self._catch()
        elif word == "import":
            yield self._import()
        elif word == "export":
            yield self._export()
        else:
            yield self._expression()
            self._take(":")

    def _rest_of_expression(self, node: Node) -> Reading:
        # A declaration ends where it ends; only lenient reading of `function(){}()` goes on.
        if self._is("("):
            self.tokens.advance()
            arguments = yield self._list(")")
            self.program.calls.append(Call(node.at, node, arguments))

    def _result(self, word: str) -> Reading:
        self.tokens.advance()
        if self.tokens.after_line_end or self._is(";") or self._is("}") or self.tokens.kind is Kind.END:
            return
        node = yield self._expression()
        if word == "return" and self.function is not None:
            self.function.returns.append(node)

    def _declarations(self, scope: Scope, *, no_in: bool = False) -> Reading:
        while True:
            target = yield self._target()
            if self._take("="):
                value = yield self._expression(commas=False, no_in=no_in)
                self._declare(target, value, scope)
            elif no_in and self._is_word("of", "in"):
                is_of = self.tokens.text == "of"
                self.tokens.advance()
                value = yield self._expression()
                self._declare(target, Each(value.at, value) if is_of else Unknown(value.at), scope)
            else:
                self._declare(target, None, scope)
            if not self._take(","):
                return

    def _target(self) -> Reading:
        at = self.tokens.start
        if self.tokens.kind is Kind.NAME:
            name = self._name()
            self.tokens.advance()
            return name
        if self._is("[") or self._is("{"):
            return (yield self._compound())
        return Unknown(at)

    def _for(self) -> Reading:
        self.tokens.advance()
        if self._is_word("await"):
            self.tokens.advance()
        if not self._take("("):
            return
        if self._is_word("var", "let", "const"):
            scope = self.function_scope if self.tokens.text == "var" else self.scope
            self.tokens.advance()
            yield self._declarations(scope, no_in=True)
        elif not self._is(";"):
            target = yield self._expression(no_in=True)
            if self._is_word("of", "in"):
                is_of = self.tokens.text == "of"
                self.tokens.advance()
                value = yield self._expression()
                self._assign("=", target, Each(value.at, value) if is_of else Unknown(value.at))
        while self._take(";"):
            if not self._is(";") and not self._is(")"):
                yield self._expression()
        self._take(")")

    def _catch(self) -> Reading:
        self.tokens.advance()
        if self._take("("):
            target = yield self._target()
            self._declare(target, Unknown(target.at), self.scope)
            self._take(")")

    def _import(self) -> Reading:
        tokens = self.tokens
        imported = self._name()
        tokens.advance()
        if self._is("(") or self._is("."):
            node = yield self._suffixes(imported)
            yield self._expression(first=node)
            return
        while tokens.kind is not Kind.END and not self._is(";"):
            if tokens.kind is Kind.STRING:
                self.program.imports.append(Literal(tokens.start, tokens.string()))
                tokens.advance()
                return
            if tokens.kind is Kind.NAME and tokens.text not in ("from", "as"):
                self._declare(self._name(), Unknown(tokens.start), self.scope)
            elif tokens.kind is not Kind.NAME and tokens.text not in ("{", "}", ",", "*"):
                return
            tokens.advance()

    def _export(self) -> Reading:
        tokens = self.tokens
        tokens.advance()
        if self._is_word("default"):
            tokens.advance()
        elif self._is("*") or self._is("{"):
            while tokens.kind is Kind.NAME or tokens.text in ("{", "}", ",", "*") or tokens.kind is Kind.STRING:
                is_source = False
                if self._is_word("from"):
                    tokens.advance()
                    is_source = tokens.kind is Kind.STRING
                if is_source:
                    self.program.imports.append(Literal(tokens.start, tokens.string()))
                if tokens.kind is not Kind.END:
                    closes = self._is("}")
                    tokens.advance()
                    if is_source or (closes and not self._is_word("from")):
                        return
        yield from ()

    # Expressions

    def _expression(self, *, commas: bool = True, no_in: bool = False, first: Node | None = None) -> Reading:
        """Read operands and operators, the operators waiting on a stack of their own for their right operand."""
        tokens = self.tokens
        operands: list[Node] = []
        operators: list[tuple[int, str, Node | None]] = []
        while True:
            if first is None:
                self._prefixes(operators)
                node = self._atom() or (yield self._compound())
                if tokens.text in _SUFFIXES:
                    node = yield self._suffixes(node)
            else:
                node, first = first, None
            if self._is("=>"):
                node = yield self._arrow(node)
            operands.append(node)
            operator = tokens.text
            precedence = _PRECEDENCE.get(operator, -1)
            if tokens.kind not in (Kind.PUNCTUATOR, Kind.NAME) or (operator == "," and not commas):
                precedence = -1
            if operator == "in" and no_in:
                precedence = -1
            if precedence != _ASSIGNS:  # what is assigned to is one operand, whatever waits on its left
                waits = precedence if precedence in _RIGHT_TO_LEFT else precedence - 1
                while operators and operators[-1][0] > waits:
                    self._reduce(operands, operators)
            if precedence < 0:
                return operands[0]
            middle = None
            tokens.advance()
            if operator == "?":
                middle = yield self._expression(commas=False)
                self._take(":")
            elif operator == "," and (self._is(")") or self._is("]") or self._is("}")):
                return operands[0]
            operators.append((precedence, operator, middle))

    def _prefixes(self, operators: list[tuple[int, str, Node | None]]) -> None:
        tokens = self.tokens
        while True:
            is_prefix = tokens.kind is Kind.PUNCTUATOR and tokens.text in _PREFIXES
            if not is_prefix and not (tokens.kind is Kind.NAME and tokens.text in _WORD_PREFIXES):
                return
            word = tokens.text
            tokens.advance()
            operators.append((_ASSIGNS if word == "yield" else _UNARY, f"{word} ", None))
            if word == "yield":
                self._take("*")

    def _reduce(self, operands: list[Node], operators: list[tuple[int, str, Node | None]]) -> None:
        _, operator, middle = operators.pop()
        right = operands.pop()
        if operator.endswith(" "):
            awaited = operator in ("await ", "yield ")
            operands.append(right if awaited else Operation(right.at, operator[:-1], None, right))
            return
        left = operands.pop()
        operands.append(self._binary(operator, left, right, middle))

    def _binary(self, operator: str, left: Node, right: Node, middle: Node | None) -> Node:
        if operator == "+":
            if isinstance(left, Joined) and not left.is_template:
                left.parts.append(right)
                return left
            return Joined(left.at, [left, right])
        if operator in ("||", "??"):
            if isinstance(left, Choice) and left.test is None:
                left.options.append(right)
                return left
            return Choice(left.at, [left, right])
        if middle is not None:
            return Choice(middle.at, [middle, right], left)
        if operator in (",", "&&"):
            return right
        if _PRECEDENCE[operator] == _ASSIGNS:
            return self._assign(operator, left, right)
        if operator in _COMPARISONS:
            self.program.compared.update(side for side in (left, right) if isinstance(side, Literal))
        return Operation(left.at, operator, left, right)

    def _assign(self, operator: str, target: Node, value: Node) -> Node:
        node = Assignment(target.at, operator, target, value)
        self.program.assignments.append(node)
        return node

    def _atom(self) -> Node | None:
        """Read an operand of one token."""
        tokens = self.tokens
        node: Node | None = None
        if tokens.kind is Kind.NAME:
            if tokens.text in _COMPOUND_WORDS:
                return None
            if tokens.text == "this":
                node = This(tokens.start, self.in_class)
            elif tokens.text in _CONSTANTS:
                node = Literal(tokens.start, _CONSTANTS[tokens.text])
            else:
                node = self._name()
        elif tokens.kind is Kind.STRING:
            node = self._text(tokens.string())
        elif tokens.kind is Kind.NUMBER:
            node = Literal(tokens.start, _number(tokens.text))
        elif tokens.text in ("/", "/="):
            tokens.read_regex()
            node = Pattern(tokens.start, tokens.text)
        if node is not None:
            tokens.advance()
        return node

    def _compound(self) -> Reading:
        """Read an operand that may hold others; at anything else the operand is unknown, and nothing is taken."""
        tokens = self.tokens
        at, text = tokens.start, tokens.text
        if tokens.kind is Kind.TEMPLATE:
            _, texts, values = yield self._template()
            return self._joined_template(at, texts, values)
        if tokens.kind is Kind.NAME:
            return (yield self._word_operand(text))
        if text == "(":
            tokens.advance()
            items = yield self._list(")")
            if self._is("=>"):
                return Items(at, items, is_group=True)
            return items[-1] if items else Unknown(at)
        if text == "[":
            tokens.advance()
            items = yield self._list("]")
            return Items(at, items)
        if text == "{":
            tokens.advance()
            record = Record(at, (yield self._members(None)))
            self.program.records.append(record)
            return record
        if text == "...":
            tokens.advance()
            return Spread(at, (yield self._expression(commas=False)))
        if text == "@":
            tokens.advance()
        return Unknown(at)

    def _word_operand(self, word: str) -> Reading:
        tokens = self.tokens
        at = tokens.start
        tokens.advance()
        if word == "function":
            return (yield self._named_function(at))
        if word == "class":
            return (yield self._class(at))
        if word == "new":
            return (yield self._new(at))
        # async: an arrow function's, a function's, or an ordinary name
        if self.tokens.kind is Kind.NAME and not tokens.after_line_end:
            if tokens.text == "function":
                tokens.advance()
                return (yield self._named_function(at))
            if tokens.text not in ("in", "of", "instanceof"):
                name = self._name()
                tokens.advance()
                return name
        return Name(at, word, self.scope)

    def _new(self, at: int) -> Reading:
        if self._is("."):
            self.tokens.advance()
            self.tokens.advance()
            return Unknown(at)
        count = 1
        while self._is_word("new"):
            self.tokens.advance()
            count += 1
        node = self._atom() or (yield self._compound())
        while count:
            node = yield self._suffixes(node, before_call=True)
            arguments: list[Node] = []
            if self._take("("):
                arguments = yield self._list(")")
            node = Call(at, node, arguments, "new")
            self.program.calls.append(node)
            count -= 1
        return node

    def _suffixes(self, node: Node, *, before_call: bool = False) -> Reading:
        """Read what follows an operand: members, arguments, tagged templates, increments."""
        tokens = self.tokens
        while True:
            text = tokens.text
            if tokens.kind is Kind.TEMPLATE:
                raw, _, values = yield self._template()
                node = Tagged(node.at, node, raw, values)
                self.program.tagged.append(node)
            elif tokens.kind is not Kind.PUNCTUATOR:
                return node
            elif self._take(".") or self._take("?."):
                if self._is_word():
                    node = Member(node.at, node, Literal(tokens.start, tokens.text))
                    tokens.advance()
                elif not self._is_any("(", "["):
                    return node
            elif text == "[":
                tokens.advance()
                key = yield self._expression()
                self._take("]")
                node = Member(node.at, node, key)
            elif text == "(" and not before_call:
                tokens.advance()
                arguments = yield self._list(")")
                is_import = isinstance(node, Name) and node.text == "import"
                node = Call(node.at, node, arguments, "import" if is_import else "call")
                self.program.calls.append(node)
            elif text in ("++", "--") and not tokens.after_line_end:
                tokens.advance()
                node = Operation(node.at, text, None, node)
            else:
                return node

    def _list(self, close: str) -> Reading:
        """Read items up to the closing bracket."""
        tokens = self.tokens
        items: list[Node] = []
        while tokens.kind is not Kind.END and not self._take(close):
            if self._is(","):
                items.append(Literal(tokens.start, None))
            else:
                start = tokens.start
                items.append((yield self._expression(commas=False)))
                if tokens.start == start:
                    if tokens.text in (")", "]", "}"):
                        break
                    tokens.advance()
            if not self._is(close):
                self._take(",")
        return items

    def _template(self) -> Reading:
        """Read a template: its texts as written, what they mean, and the values between them."""
        raw: list[str] = []
        values: list[Node] = []
        text, goes_on = self.tokens.read_chunk()
        raw.append(text)
        while goes_on:
            values.append((yield self._expression()))
            if not self._is("}"):
                break
            text, goes_on = self.tokens.read_chunk()
            raw.append(text)
        if not goes_on:
            self.tokens.advance()
        return raw, [unescape_text(text.replace("\r\n", "\n")) for text in raw], values

    def _joined_template(self, at: int, texts: list[str], values: list[Node]) -> Node:
        if not values:
            return self._text(texts[0], at)
        parts: list[Node] = []
        for index, text in enumerate(texts):
            if text:
                parts.append(self._text(text, at))
            parts += values[index : index + 1]
        return Joined(at, parts, is_template=True)

    # Functions, objects and classes

    def _named_function(self, at: int) -> Reading:
        self._take("*")
        name = None
        if self.tokens.kind is Kind.NAME:
            name = self._name()
            self.tokens.advance()
        function = yield self._function(at)
        if name is not None:
            # The name of an expression is known inside it alone; outside, it does no harm.
            self._declare(name, function, self.scope)
        return function

    def _function(self, at: int) -> Reading:
        """Read parameters and body."""
        outer = self.scope, self.function_scope, self.function
        scope = Scope(self.scope)
        function = Function(at, scope)
        self.scope = self.function_scope = scope
        if self._take("("):
            self._parameters(function, (yield self._list(")")))
        self.function = function
        if self._is("{"):
            yield self._block()
        self.scope, self.function_scope, self.function = outer
        return function

    def _arrow(self, head: Node) -> Reading:
        outer = self.scope, self.function_scope, self.function
        function = Function(head.at, Scope(self.scope))
        self.scope = self.function_scope = function.scope
        heads = head.items if isinstance(head, Items) else head.arguments if isinstance(head, Call) else [head]
        self._parameters(function, heads)
        self.function = function
        self.tokens.advance()
        if self._is("{"):
            yield self._block()
        else:
            function.returns.append((yield self._expression(commas=False)))
        self.scope, self.function_scope, self.function = outer
        return function

    def _parameters(self, function: Function, heads: list[Node]) -> None:
        for index, head in enumerate(heads):
            binding = Binding(is_open=True)
            function.parameters.append(binding)
            inner = f"#{index}"
            function.scope.names[inner] = binding
            source = Name(head.at, inner, function.scope)
            if isinstance(head, Spread):
                function.has_rest = True
                head = head.value
            if isinstance(head, Assignment):
                binding.values.append(("default", head.value))
                head = head.target
            if isinstance(head, Name):
                function.scope.names[head.text] = binding
            else:
                self._declare(head, source, function.scope)

    def _class(self, at: int) -> Reading:
        name = None
        if self.tokens.kind is Kind.NAME and self.tokens.text != "extends":
            name = self._name()
            self.tokens.advance()
        if self._is_word("extends"):
            self.tokens.advance()
            node = self._atom() or (yield self._compound())
            yield self._suffixes(node)
        class_ = Class(at)
        self.program.classes.append(class_)
        if name is not None:
            self._declare(name, class_, self.scope)
        if self._take("{"):
            outer = self.in_class
            self.in_class = True
            class_.members = yield self._members(class_)
            self.in_class = outer
        return class_

    def _members(self, class_: Class | None) -> Reading:
        """Read the properties of an object, or the members of a class."""
        tokens = self.tokens
        members: list[tuple[Node | None, Node]] = []
        while tokens.kind is not Kind.END and not self._take("}"):
            start = tokens.start
            if self._take(",") or self._take(";") or self._take("*"):
                continue
            if self._is("{"):
                yield self._block()
                continue
            if self._is("..."):
                tokens.advance()
                members.append((None, (yield self._expression(commas=False))))
                continue
            modifier = self._modifier()
            if self._is("{"):
                continue
            key = yield self._key()
            if key is not None:
                value = yield self._member_value(key, modifier)
                if isinstance(value, Function) and class_ is not None and _is_literal(key, "constructor"):
                    class_.constructor = value
                members.append((key, value))
            if tokens.start == start:
                tokens.advance()
        return members

    def _modifier(self) -> str:
        """Take `static`, `async`, `get` and the like, where they are not names themselves."""
        tokens = self.tokens
        modifier = ""
        while tokens.kind is Kind.NAME and tokens.text in _MODIFIERS:
            before = (tokens.kind, tokens.text, tokens.start, tokens.end, tokens.after_line_end)
            tokens.advance()
            if self._is_any(",", ":", "(", "}", "=", ";"):
                tokens.kind, tokens.text, tokens.start, tokens.end, tokens.after_line_end = before
                return modifier
            modifier = before[1]
            self._take("*")
        return modifier

    def _key(self) -> Reading:
        tokens = self.tokens
        at = tokens.start
        if tokens.kind in (Kind.NAME, Kind.NUMBER, Kind.STRING):
            key = Literal(at, tokens.string() if tokens.kind is Kind.STRING else tokens.text)
            tokens.advance()
            return key
        if self._take("["):
            computed = yield self._expression()
            self._take("]")
            return computed
        return None

    def _member_value(self, key: Node, modifier: str) -> Reading:
        if self._is("("):
            function = yield self._function(key.at)
            return Call(key.at, function, []) if modifier == "get" else function
        if self._take(":"):
            return (yield self._expression(commas=False))
        if self._take("="):
            name = Name(key.at, str(key.value) if isinstance(key, Literal) else "", self.scope)
            return Assignment(key.at, "=", name, (yield self._expression(commas=False)))
        return Name(key.at, str(key.value), self.scope) if isinstance(key, Literal) else Unknown(key.at)

    # Names

    def _declare(self, target: Node, value: Node | None, scope: Scope) -> None:
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

    def _bind_assignments(self) -> None:
        for node in self.program.assignments:
            value = node.value
            waiting: list[tuple[Node, Node | None]] = [(node.target, value)]
            while waiting:
                target, part = waiting.pop()
                if not isinstance(target, Name):
                    waiting += _parts(target, part)
                elif part is not None:
                    binding = find_binding(target) or self.program.undeclared.setdefault(target.text, Binding())
                    binding.values.append(_effect(node, part))

    # Tokens

    def _is(self, text: str) -> bool:
        return self.tokens.text == text and self.tokens.kind is Kind.PUNCTUATOR

    def _is_any(self, *texts: str) -> bool:
        return self.tokens.kind is Kind.PUNCTUATOR and self.tokens.text in texts

    def _is_word(self, *words: str) -> bool:
        return self.tokens.kind is Kind.NAME and (self.tokens.text in words or not words)

    def _take(self, text: str) -> bool:
        if self.tokens.text == text and self.tokens.kind is Kind.PUNCTUATOR:
            self.tokens.advance()
            return True
        return False

    def _name(self) -> Name:
        return Name(self.tokens.start, self.tokens.text, self.scope)

    def _text(self, text: str, at: int | None = None) -> Literal:
        node = Literal(self.tokens.start if at is None else at, text)
        self.program.texts.append(node)
        return node


_SUFFIXES = {".", "?.", "[", "(", "`", "++", "--"}
_COMPOUND_WORDS = {"function", "class", "new", "async"}


def _number(text: str) -> float:
    text = text.replace("_", "").rstrip("n")
    try:
        if text[:2].lower() in ("0x", "0o", "0b"):
            return int(text, 0) if len(text) < 64 else float("nan")
        value = float(text)
    except ValueError:
        return float("nan")
    return int(value) if value.is_integer() else value


def _is_literal(node: Node, value: str) -> bool:
    return isinstance(node, Literal) and node.value == value


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
