"""A file that is not TOML, told to someone who has never heard of it: what is wrong there, and how to write it.

The parser of the standard library speaks of illegal characters and expected newlines; the mistakes that people make
are a quote left open, or none at all.
"""

import re

from ..problems import Problem

_WHERE = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")

_CONFLICT = re.compile(r"[<=>|]{7}(?: |$)")

_TWICE = "Cannot overwrite"

# Beginnings of the parser's messages: what is wrong in plain words, and what to write instead.
_PLAIN = (
    ("Illegal character '\\n'", "a text is not closed at the end of its line", 'Put a quote " behind its last word'),
    ("Illegal character", "there is a character that may not stand here", "Remove it, or type the line anew"),
    ("Unterminated string", "a text is never closed", "Put the quotes that opened it behind its last word too"),
    ("Expected \"'''\"", "a text is never closed", "Put the quotes that opened it behind its last word too"),
    (
        "Invalid value",
        "what stands behind = is neither a text between straight quotes nor a date, a list, true or false",
        'Write texts as "…", with straight quotes',
    ),
    ("Expected '='", "a key is not followed by =", 'Write each line as key = "…", or [name] where a table begins'),
    ("Invalid statement", "this line is neither key = value nor [name]", "Put # before a remark"),
    (
        "Expected newline",
        "something stands behind the value",
        'Write \\" for a quote within a text, a date as 2026-11-22, and each key on its own line',
    ),
    (_TWICE, "this key stands here twice", "Keep one of them"),
    ("Cannot declare", "this [name] stands here twice", "Put the keys of both below one of them"),
    ("Expected ']", "a [name] is not closed", "Write [name] for a table, [[name]] for each of a list of tables"),
    ("Unclosed array", "a list is not closed, or a comma is missing in it", 'Write it as ["…", "…"]'),
    (
        "Unclosed inline table",
        "a { is not closed, or a comma is missing in it",
        'Write it on one line, as { name = "…" }',
    ),
    ("Invalid hex value", "a backslash stands in a text", "Write it twice, or put the text between single quotes"),
    ("Invalid date", "there is no such day", "Write it as 2026-11-22: year, month, day"),
    ("Unescaped '\\'", "a backslash stands in a text", "Write it twice, or put the text between single quotes"),
)


def malformed(file: str, text: str, message: str) -> Problem:
    """Return the problem for the message with which `tomllib` refused the text of a file."""
    where = _WHERE.search(message)
    if where and where[1]:
        line, column = int(where[1]), int(where[2])
        before = text.splitlines()[line - 1][: column - 1]
    else:
        line, column = max(1, len(text.splitlines())), 1
        before = text
    if text.splitlines()[line - 1 : line] and _CONFLICT.match(text.splitlines()[line - 1]):
        wrong = "this is not valid TOML: two versions of the file were to be merged here"
        return Problem(file, line, 1, wrong, "Keep one of the two, and remove the lines with these signs")
    sign = "".join(text.splitlines()[line - 1 : line])[column - 1 : column]
    if sign in (",", ";") and message.startswith(("Expected newline", "Invalid value")):
        wrong = f"this is not valid TOML: a {sign} stands where nothing belongs"
        return Problem(
            file, line, column, wrong, "Remove it: each key has a line of its own, and a list one , behind each"
        )
    parsers = message[: where.start()] if where else message
    for beginning, wrong, instead in _PLAIN:
        if parsers.startswith(beginning):
            is_list_twice = beginning == _TWICE and before.rstrip().endswith("]")
            what = "Put what both lists hold into one" if is_list_twice else instead
            return Problem(file, line, column, f"this is not valid TOML: {wrong}", what)
    instead = "Texts stand between quotes, each key on its own line, and a table begins with [name]"
    return Problem(file, line, column, f"this is not valid TOML: {parsers[:1].lower()}{parsers[1:]}", instead)
