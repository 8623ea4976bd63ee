"""The prose of a file: its text with every character that is not prose replaced by a space.

Lines and columns do not change, so that findings can be located in the file itself.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import chain

from plugins.keptword.inventory.entry_texts import text_keys
from plugins.keptword.inventory.positions import Path
from plugins.keptword.inventory.written import Written
from plugins.keptword.languages.catalogues import needs_catalogue
from plugins.keptword.languages.tags import is_language
from plugins.markdown_code import blank, without_code_and_comments
from plugins.page_heads import head_lines
from plugins.translation_status.markdown_parts import READ_KEYS

_NOT_PROSE = re.compile(
    r"""
    \[\[[^\]]*\]\]                                  # a placeholder
    | (?<=\])\([^)\n]*\)                            # where a link leads
    | ^\[[^\]]+\]:[^\n]*                            # where a named link leads
    | \{[^}\n]*\}                                   # ids and classes
    | </?[A-Za-z][^>]*>                             # HTML
    | &\#?\w+;
    """,
    re.MULTILINE | re.DOTALL | re.VERBOSE,
)
_NO_WORDS = re.compile(r"(?:https?://|www\.)[^\s\"<>)]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|%\(\w+\)s|</?[A-Za-z][^>]*>")
_PO_LINE = re.compile(r'(?:(msgid|msgid_plural|msgctxt|msgstr(?:\[\d+\])?) +)?"(.*)"\s*')


def prose_of_markdown(text: str) -> str:
    """Return the prose of a Markdown text, including the lines of its head that readers see."""
    head, starts = head_lines(text), [*_line_starts(text), len(text)]
    begins = [(starts[line.line - 1] + line.column - 1, line) for line in head]
    read = [(begin, begin + len(line.value)) for begin, line in begins if line.key.capitalize() in READ_KEYS]
    end = starts[len(head)]
    body = _NOT_PROSE.sub(lambda match: blank(match[0]), without_code_and_comments(text[end:]))
    return _without_names(_only(text[:end], read) + body)


def prose_of_service(text: str, content: Written, language: str, languages: Sequence[str]) -> str:
    """Return the texts of a service file in one language; `content` is the parsed file."""
    kept = []
    starts = _line_starts(text)
    alone = _texts_alone(content.values, (), language)
    for path, value in chain(alone, _texts(content.values, (), language, languages)):
        if path in content.places:
            line = starts[content.places[path].line - 1]
            start = text.find(value, line)
            # A text with escapes does not occur literally: then take the rest of its line.
            end = start + len(value) if start >= 0 else f"{text}\n".index("\n", line)
            kept.append((start if start >= 0 else text.find("=", line) + 1, end))
    return _without_names(_only(text, kept))


def prose_of_catalogue(text: str, *, translated: bool) -> str:
    """Return the translations of a `.po` file, or the messages that they translate."""
    kept = []
    keyword = ""
    position = 0
    for line in text.splitlines(keepends=True):
        found = _PO_LINE.fullmatch(line)
        if found:
            keyword = found[1] or keyword
            if keyword.startswith("msgstr") if translated else keyword.startswith("msgid"):
                kept.append((position + found.start(2), position + found.end(2)))
        position += len(line)
    prose = _only(text, kept)
    header = text.find("\n\n")
    return _without_names(re.sub(r"\\.", "  ", blank(prose[:header]) + prose[header:]))


def _texts(value: object, path: Path, language: str, languages: Sequence[str]) -> Iterator[tuple[Path, str]]:
    if isinstance(value, dict):
        if value and all(key in languages or is_language(key) for key in value):
            if isinstance(text := value.get(language), str):
                yield (*path, language), text
            return
        for key, inner in value.items():
            yield from _texts(inner, (*path, key), language, languages)
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _texts(inner, (*path, index), language, languages)


def _texts_alone(value: object, path: Path, language: str) -> Iterator[tuple[Path, str]]:
    """Yield the texts that are not given by language; these are English."""
    if needs_catalogue(language):
        return
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _texts_alone(inner, (*path, key), language)
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _texts_alone(inner, (*path, index), language)
    elif isinstance(value, str) and tuple(part for part in path if isinstance(part, str)) in text_keys():
        yield path, value


def _only(text: str, kept: Sequence[tuple[int, int]]) -> str:
    """Return the text with only these ranges kept; they must not overlap."""
    parts = []
    last = 0
    for start, end in sorted(kept):
        parts += [blank(text[last:start]), text[start:end]]
        last = end
    return "".join([*parts, blank(text[last:])])


def _without_names(text: str) -> str:
    return _NO_WORDS.sub(lambda match: blank(match[0]), text)


def _line_starts(text: str) -> list[int]:
    return [0, *(match.end() for match in re.finditer("\n", text))]
