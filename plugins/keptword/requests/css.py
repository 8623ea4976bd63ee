"""What a browser requests by itself from CSS text: imports, images, fonts and references into SVG files.

tinycss2 finds the tokens and this module, as browsers do, rules and declarations: a URL in a dropped one is no load.
Where only a browser knows (does a selector match, is a property known, does a condition hold), the URL counts.
"""

import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import TypeAlias

import tinycss2

Node: TypeAlias = tinycss2.ast.Node

_IMPORT = "@import"


@dataclass(frozen=True)
class CssUrl:
    """A URL as CSS means it: unescaped, not resolved. The place is that of its string or url token."""

    url: str
    line: int
    column: int
    function: str
    """The function, with brackets, or the at-rule that makes a URL of it."""

    @property
    def is_import(self) -> bool:
        return self.function == _IMPORT


@dataclass(frozen=True)
class _Rule:
    """An at-rule, or a qualified rule if it has no name; a statement like `@import` has no content."""

    name: str
    prelude: list[Node]
    content: list[Node] | None


@dataclass(frozen=True)
class _Declaration:
    name: str
    value: list[Node]


@dataclass(frozen=True)
class _Block:
    """The inside of a rule, and what may stand in it. The owner is the name that `@property` or `@function` defines."""

    nodes: list[Node]
    declares: bool = True
    nests: bool = True
    owner: str = ""


# Functions whose strings are URLs (CSS Values 4 §4.5, CSS Images 4 §2); an unquoted url() is a token of its own.
_URL_FUNCTIONS = frozenset({"url", "src", "image", "image-set", "-webkit-image-set"})
# Functions replaced by one of their arguments (CSS Values 5 §7): a string in them is one of the function around them.
_SUBSTITUTIONS = frozenset({"var", "env", "attr", "if", "inherit", "first-valid", "random-item", "toggle"})
_OBSOLETE = frozenset({"behavior", "-ms-behavior", "-moz-binding"})
# Rules in which may stand whatever may stand around them.
_GROUPS = frozenset({"media", "supports", "layer", "container", "starting-style", "when", "else", "-moz-document"})
_GROUPS |= {"keyframes", "-webkit-keyframes", "-moz-keyframes"}
_DECLARING = frozenset({"scope", "font-face", "page", "counter-style", "property", "function", "color-profile"})
_DECLARING |= {"mixin", "apply", "contents", "result"}
_MARGINS = ("top-", "bottom-", "left-", "right-")

# Of these are selectors and the percentages of keyframes made.
_SELECTOR_PARTS = frozenset({"ident", "hash", "function", "[] block", "unicode-range", "whitespace", "comment"})
_SELECTOR_PARTS |= {"percentage", ".", ":", ",", ">", "+", "~", "*", "|", "||", "&"}
# With such a prelude these rules are surely valid.
_SURE = {"font-face": [""], "layer": [""], "supports": ["() block"], "namespace": ["url", "string", "ident url"]}
# What may precede each token of a plain selector; $ is its end.
_SELECTOR_TOKENS = {"ident": "a", "hash": "#", "whitespace": " "}
_MAY_PRECEDE = dict.fromkeys(".:#", ",>+~ a*#") | dict.fromkeys(",>+~ $", "a*# ") | {"*": ",>+~ ", "a": ",>+~ .:"}
_PSEUDO_CLASSES = frozenset({"active", "focus", "hover", "link", "root", "visited"})

# Stand-ins, undone in the URLs, for what tinycss2 misreads: see _tokens. A surrogate is no code point of CSS (§3.3).
_BACKSLASH = "\U0010ffff"
_DIGITS = {ord("0") + digit: 0x10FFF0 + digit for digit in range(10)}
_AS_WRITTEN = {stand_in: digit for digit, stand_in in _DIGITS.items()} | {ord(_BACKSLASH): ord("\\")}
_AS_WRITTEN |= dict.fromkeys(range(0xD800, 0xE000), 0xFFFD)


# Where none of these is, nothing names a URL: its functions, an import, an escape, a string that a variable may hold.
_MAY_NAME = re.compile(r"url\(|src\(|image\(|image-set\(|@import|//|\\", re.IGNORECASE)


def style_sheet_urls(css: str) -> Iterator[CssUrl]:
    """Yield what a style sheet loads, in the order of the text."""
    if not _MAY_NAME.search(css):
        return
    rules = list(_sheet_rules(_tokens(css)))
    yield from _in_order([*_import_urls(rules), *_urls(_declarations(_Block([], declares=False), iter(rules)))])


def style_attribute_urls(css: str) -> Iterator[CssUrl]:
    """Yield what a `style` attribute loads: it holds declarations and no rules (CSS Style Attributes §3)."""
    if not _MAY_NAME.search(css):
        return
    block = _Block(_tokens(css), nests=False)
    yield from _in_order(_urls(_declarations(block, _contents(block))))


def _in_order(urls: Iterable[CssUrl]) -> list[CssUrl]:
    """Sort by place, without references to the document itself and empty URLs (CSS Values 4 §4.5)."""
    return sorted((url for url in urls if url.url[:1] not in ("", "#")), key=lambda url: (url.line, url.column))


def _tokens(css: str) -> list[Node]:
    """Tokenize (CSS Syntax 3 §4); nothing here recurses, nor does tinycss2. A byte-order mark is no text (§3.2)."""
    # In the rest of a bad url (§4.3.14) tinycss2 takes an escaped backslash to escape the bracket after it.
    css = css.replace("\\\\", "\\" + _BACKSLASH)
    css = " " + css[1:] if css.startswith("\ufeff") else css
    try:
        return list(tinycss2.parse_component_value_list(css))
    except ValueError:
        return list(tinycss2.parse_component_value_list(_without_huge_integers(css)))


def _without_huge_integers(css: str) -> str:
    """Turn integers too long for Python into dimensions; the six digits kept may be those of an escape (§4.3.7)."""
    runs = [(is_digits, "".join(run)) for is_digits, run in groupby(css, "0123456789".__contains__)]
    limit = sys.int_info.str_digits_check_threshold
    return "".join(run[:6] + run[6:].translate(_DIGITS) if digits and len(run) > limit else run for digits, run in runs)


def _sheet_rules(nodes: list[Node]) -> Iterator[_Rule]:
    """Consume a style sheet's contents (CSS Syntax 3 §5): here no semicolon ends a qualified rule."""
    start = 0
    while start < len(nodes):
        end, node = start, nodes[start]
        if _matters(node) and node != "<!--" and node != "-->":
            end = _end(nodes, start, "{;" if node.type == "at-keyword" else "{")
            yield _rule(nodes, start, end)
        start = end + 1


def _contents(block: _Block) -> Iterator[_Rule | _Declaration]:
    """Consume a block's contents (CSS Syntax 3 §5): what is no declaration is a rule, up to a block or semicolon.

    An unmatched `}`, which only a style attribute can hold, ends its declaration too.
    """
    nodes, start = block.nodes, 0
    while start < len(nodes):
        end, node = start, nodes[start]
        if _matters(node) and _mark(node) not in ";}":
            colon = next(filter(lambda position: _matters(nodes[position]), range(start + 1, len(nodes))), start)
            is_declaration = node.type == "ident" and nodes[colon] == ":"
            is_custom = is_declaration and node.value.startswith("--")
            end = _end(nodes, start, ";}" if is_custom else "{;}")
            if not is_declaration or (end < len(nodes) and _mark(nodes[end]) == "{"):
                yield _rule(nodes, start, end)
            else:
                is_owners = block.owner and node.lower_value in ("initial-value", "result")
                name = block.owner if is_owners else node.value if is_custom else node.lower_value
                yield _Declaration(name, nodes[colon + 1 : end])
        start = end + 1


def _matters(node: Node) -> bool:
    return node.type not in ("whitespace", "comment")


def _mark(node: Node) -> str:
    if node.type == "{} block":
        return "{"
    return str(node.value) if node.type == "literal" else str(node.kind) if node.type == "error" else node.type


def _end(nodes: list[Node], start: int, marks: str) -> int:
    return next((position for position in range(start, len(nodes)) if _mark(nodes[position]) in marks), len(nodes))


def _rule(nodes: list[Node], start: int, end: int) -> _Rule:
    content = nodes[end].content if end < len(nodes) and _mark(nodes[end]) == "{" else None
    if nodes[start].type == "at-keyword":
        return _Rule(nodes[start].lower_value, nodes[start + 1 : end], content)
    return _Rule("", nodes[start:end], content)


def _declarations(root: _Block, items: Iterator[_Rule | _Declaration]) -> Iterator[_Declaration]:
    """Yield the declarations that may apply, of this block and of all rules in it."""
    stack = [(root, items)]
    while stack:
        block, items = stack[-1]
        item = next(items, None)
        if item is None:
            stack.pop()
        elif isinstance(item, _Rule):
            if block.nests and (inside := _inside(item, block)):
                stack.append((inside, _contents(inside)))
        # A bad token breaks a declaration, but in a list of fonts only the one it is in (CSS Fonts 4 §4.3.1).
        elif block.declares and item.name not in _OBSOLETE and (item.name == "src" or not _is_broken(item.value)):
            yield item


def _inside(rule: _Rule, around: _Block) -> _Block | None:
    """Return the inside of a rule, or nothing if browsers drop the rule (CSS Syntax 3 §2.2)."""
    name, prelude, content = rule.name, rule.prelude, rule.content
    first = next(filter(_matters, prelude), None)
    # Of @document, browsers know at most Firefox's `@-moz-document url-prefix()`.
    is_known = name != "-moz-document" or (first is not None and first.type == "function" and not first.arguments)
    if content is None or not is_known:
        return None
    if name in _GROUPS:
        return _Block(content, around.declares, owner=around.owner)
    if name in _DECLARING or name.startswith(_MARGINS):
        return _Block(content, owner=str(getattr(first, "name", getattr(first, "value", ""))))
    return _Block(content) if not name and _may_be_selector(prelude) else None


def _may_be_selector(prelude: list[Node]) -> bool:
    """Tell whether a selector may have these tokens (Selectors 4 §18); browsers drop a rule without one."""
    tokens = (node.value if node.type == "literal" else node.type for node in prelude)
    return any(map(_matters, prelude)) and _SELECTOR_PARTS.issuperset(tokens)


def _is_valid(rule: _Rule) -> bool:
    """Tell whether every browser keeps this rule, so that it ends the imports; if in doubt, they go on."""
    if rule.name:
        types = " ".join(node.type for node in rule.prelude if _matters(node))
        is_sure = rule.name == "media" or types in _SURE.get(rule.name, [])
        return is_sure and (rule.content is None) == (rule.name == "namespace") and not _is_broken(rule.prelude)
    previous = ","
    for node in rule.prelude:
        token = node.value if node.type == "literal" else _SELECTOR_TOKENS.get(node.type, "/")
        if token == " " and previous in ",>+~":
            continue
        if previous not in _MAY_PRECEDE.get(token, "") or not getattr(node, "is_identifier", True):
            return False
        if previous == ":" and node.lower_value not in _PSEUDO_CLASSES:
            return False
        previous = token
    return previous in _MAY_PRECEDE["$"]


def _import_urls(rules: Iterable[_Rule]) -> Iterator[CssUrl]:
    """Yield the imports before any valid rule but `@charset` and `@layer` statements (CSS Cascade 5 §2)."""
    for rule in rules:
        if rule.name == "import" and rule.content is None:
            nodes = list(filter(_matters, rule.prelude))[:1]
            if nodes and nodes[0].type == "function" and nodes[0].lower_name in ("url", "src"):
                nodes = list(filter(_matters, nodes[0].arguments))[:1]
            yield from (_url(node, _IMPORT) for node in nodes if node.type in ("string", "url"))
        elif _is_valid(rule):
            return


def _url(node: Node, function: str) -> CssUrl:
    return CssUrl(node.value.translate(_AS_WRITTEN), node.source_line, node.source_column, function)


def _urls(declarations: Iterable[_Declaration]) -> Iterator[CssUrl]:
    """Yield the URLs of declarations, and the strings in custom properties that an `image-set(var(--x))` uses.

    If nothing here uses the property, another sheet or a script may: then a string with an authority counts.
    """
    strings, uses = defaultdict[str, list[CssUrl]](list), defaultdict[str, set[str]](set)
    for declaration in declarations:
        name = declaration.name if declaration.name.startswith("--") else ""
        for node, function in _flat(declaration.value, "var()" if name else ""):
            if node.type == "string" and function == "var()":
                strings[name].append(_url(node, function))
            elif node.type == "url" or (node.type == "string" and function):
                yield _url(node, function if node.type == "string" else "url()")
            elif node.type in ("ident", "function"):
                mentioned = node.value if node.type == "ident" else node.name
                if mentioned.startswith("--"):
                    uses[name if function == "var()" else function].add(mentioned)
    as_url = _reached((f"{function}()" for function in _URL_FUNCTIONS), uses)
    elsewhere = _reached({*strings, *uses} - {""}.union(*uses.values()), uses)
    for name, values in strings.items():
        yield from (url for url in values if name in as_url or (name in elsewhere and "//" in url.url))


def _reached(names: Iterable[str], uses: Mapping[str, set[str]]) -> set[str]:
    reached = set(names)
    todo = list(reached)
    while todo:
        new = uses.get(todo.pop(), set()) - reached
        reached |= new
        todo += new
    return reached


def _flat(nodes: list[Node], function: str) -> Iterator[tuple[Node, str]]:
    """Yield all nodes, however deep, each with the function, if any, that makes it a URL if it is a string."""
    stack = [(node, function) for node in nodes]
    while stack:
        node, function = stack.pop()
        yield node, function
        if node.type == "function":
            if node.lower_name in _URL_FUNCTIONS:
                function = f"{node.lower_name}()"
            elif node.lower_name not in _SUBSTITUTIONS and not node.name.startswith("--"):
                function = ""
            stack += [(argument, function) for argument in node.arguments]
        elif node.type.endswith(" block"):
            stack += [(inner, function) for inner in node.content]


def _is_broken(nodes: list[Node]) -> bool:
    """Tell whether a bad string, bad url or unmatched bracket is in here; the end of the text breaks nothing."""
    return any(node.type == "error" and not node.kind.startswith("eof-") for node, _ in _flat(nodes, ""))
