"""Tokens of JavaScript, read on demand: only the reader of the syntax knows what a slash or a closing brace means.

Every pattern is possessive, so no input makes it backtrack, and a token that never ends takes the rest of its line or
file, so no part of the code is read twice.
"""

import re
from enum import Enum

from .escapes import unescape_text


class Kind(Enum):
    """What a token is; a template token is its opening backtick."""

    NAME = "name"
    STRING = "string"
    NUMBER = "number"
    REGEX = "regex"
    PUNCTUATOR = "punctuator"
    TEMPLATE = "template"
    END = "end"


_KINDS = {kind.value: kind for kind in Kind}
_SPACE = re.compile(r"[\s\ufeff]*+")
_LINE_END = re.compile(r"[\n\r\u2028\u2029]")
_LINE_REST = re.compile(r"[^\n\r\u2028\u2029]*+")
_ESCAPED_NAME = r"\\u(?:[0-9a-fA-F]{4}|\{[0-9a-fA-F]++\})"
_TOKEN = re.compile(
    rf"""
      (?P<name> (?:[^\W\d] | [$\#] | {_ESCAPED_NAME}) (?:[\w$\u200c\u200d\u0300-\u036f]++ | {_ESCAPED_NAME})* )
    | (?P<number> 0[xX][0-9a-fA-F_]++n? | 0[oO][0-7_]++n? | 0[bB][01_]++n?
        | (?:[0-9][0-9_]*+(?:\.[0-9_]*+)? | \.[0-9][0-9_]*+) (?:[eE][+-]?[0-9_]++)? n? )
    | (?P<string> "(?:[^"\\\r\n]++ | \\\r\n | \\[\s\S])* (?:"|(?=[\r\n])|\Z|\\\Z)
        | '(?:[^'\\\r\n]++ | \\\r\n | \\[\s\S])* (?:'|(?=[\r\n])|\Z|\\\Z) )
    | (?P<template> ` )
    | (?P<punctuator> => | \.\.\. | \?\.(?![0-9]) | >>>= | \*\*= | <<= | >>=  | >>> | === | !== | &&= | \|\|= | \?\?=
        | \*\* | << | >> | <= | >= | == | != | && | \|\| | \?\? | \+\+ | -- | [-+*/%&|^]= | [\s\S] )
    """,
    re.VERBOSE,
)
_REGEX = re.compile(r"/(?:[^/\\\[\n\r\u2028\u2029]++|\\[^\n\r]|\[(?:[^\]\\\n\r]++|\\[^\n\r])*\])*/([\w$]*+)")
_CHUNK = re.compile(r"(?:[^`\\$]++|\\[\s\S]|\$(?!\{))*")


class Tokens:
    """The current token of some code: its kind, text and place, and whether a line ends before it."""

    def __init__(self, code: str, *, is_module: bool = False) -> None:
        self.code = code
        self.kind = Kind.END
        self.text = ""
        self.start = 0
        self.end = 0
        self.after_line_end = True
        self._has_html_comments = not is_module
        if code.startswith("#!"):
            self.end = self._line_rest(0)

    def advance(self) -> None:
        """Go to the next token; a slash is read as a division until `read_regex` is asked for."""
        start = self._skip_space()
        self.start = start
        match = _TOKEN.match(self.code, start)
        if match is None:
            self.kind, self.text, self.end = Kind.END, "", len(self.code)
            return
        self.kind = _KINDS[match.lastgroup or ""]
        self.text = match.group()
        self.end = match.end()
        if self.kind is Kind.NAME and "\\" in self.text:
            self.text = unescape_text(self.text)

    def read_regex(self) -> None:
        """Read the current slash again, as the beginning of a regular expression."""
        match = _REGEX.match(self.code, self.start)
        self.end = match.end() if match else self._line_rest(self.start)
        self.kind, self.text = Kind.REGEX, self.code[self.start : self.end]

    def string(self) -> str:
        """Return what the current string token means."""
        ends = len(self.text) > 1 and self.text[-1] == self.text[0]
        return unescape_text(self.text[1:-1] if ends else self.text[1:])

    def read_chunk(self) -> tuple[str, bool]:
        """Read template text behind the current token, as written, and tell whether a substitution follows it.

        The current token is then the one behind the opening `${`, or the closing backtick.
        """
        match = _CHUNK.match(self.code, self.end)
        text = match.group() if match else ""
        self.end += len(text)
        if self.code.startswith("${", self.end):
            self.end += 2
            self.advance()
            return text, True
        self.kind, self.text, self.start = Kind.TEMPLATE, "`", self.end
        self.end = min(self.end + 1, len(self.code)) if self.code.startswith("`", self.end) else len(self.code)
        return text, False

    def _skip_space(self) -> int:
        code, at = self.code, self.end
        after_line_end = at == 0 or (self.kind is Kind.END and self.after_line_end)
        if not after_line_end and "!" <= code[at : at + 1] <= "~" and code[at] not in "/<-":
            self.after_line_end = False
            return at
        while True:
            space = _SPACE.match(code, at)
            end = space.end() if space else at
            if end > at and not after_line_end:
                after_line_end = _LINE_END.search(code, at, end) is not None
            at = end
            if code.startswith("/*", at):
                close = code.find("*/", at + 2)
                end = len(code) if close < 0 else close + 2
                after_line_end = after_line_end or _LINE_END.search(code, at, end) is not None
                at = end
            elif code.startswith("//", at) or self._is_html_comment(at, after_line_end=after_line_end):
                at = self._line_rest(at)
            else:
                self.after_line_end = after_line_end
                return at

    def _is_html_comment(self, at: int, *, after_line_end: bool) -> bool:
        if not self._has_html_comments:
            return False
        return self.code.startswith("<!--", at) or (after_line_end and self.code.startswith("-->", at))

    def _line_rest(self, at: int) -> int:
        match = _LINE_REST.match(self.code, at)
        return match.end() if match else at
