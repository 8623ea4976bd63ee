"""HTML in a text that browsers do not show as it is meant: tags that are none, or open, or come from elsewhere."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches

from plugins.content_checks.source import VOID, Source
from plugins.keptword.line_numbers import line_number
from plugins.keptword.problems import Problem

# HTML §4, and what Chromium, Firefox and WebKit still show of older ones.
ELEMENTS = VOID | frozenset(
    """a abbr address article aside audio b bdi bdo big blockquote body button canvas caption center cite code colgroup
    data datalist dd del details dfn dialog div dl dt em fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 head
    header hgroup html i iframe ins kbd label legend li main map mark math menu meter nav nobr noscript object ol
    optgroup option output p picture pre progress q rp rt ruby s samp script search section select slot small span
    strike strong style sub summary sup svg table tbody td template textarea tfoot th thead time title tr tt u ul var
    video""".split()
)
_FOREIGN = ("svg", "math")
# The theme writes these, once for a page.
_OF_THE_PAGE = ("html", "head", "body", "title")

_START = re.compile(r"<(/?)([A-Za-z][^\s/>]*)")
_REST = re.compile(r"""(?:[^"'<>]|"[^"<]*"|'[^'<]*')*>""")
_AUTOLINK = re.compile(r"<(?:[a-z][a-z0-9+.-]+:[^\s<>]*|[^\s<>@]+@[^\s<>@]+\.[^\s<>@]+)>", re.IGNORECASE)
_LINK_TARGET = re.compile(r"\]\(\s*<[^<>\n]*>")
_WORD = re.compile(r"mso-|\bMso[A-Z]|<!\[(?:if|endif)|<!--\[if|docs-internal-guid|urn:schemas-microsoft-com")
_WORD_NAME = re.compile(r"/?(?:[ovwmx]|st\d):", re.IGNORECASE)
_NAME = re.compile(r"[<!/-]*\[?[\w:.-]+")
_INSTRUCTION = re.compile(r"<\?|<!(?=[A-Za-z\[])")
_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")
# The target of a link or picture between curly quotes is told as such.
_CURLY = re.compile(r"\s(?!href|src)([A-Za-z][\w-]*)\s*=\s*[“”„‘’‚«»]")
_STYLE = re.compile(r"""\sstyle\s*=\s*["']?""", re.IGNORECASE)


@dataclass(frozen=True)
class _Tag:
    name: str
    closes: bool
    closes_itself: bool
    offset: int
    attributes: str
    broken: bool = False


def tag_problems(source: Source) -> Iterator[Problem]:
    """Yield what is wrong with the HTML of a text."""
    text = "\n".join(source.blanked)
    words = list(_from_word(source))
    yield from words
    lines = {problem.line for problem in words}
    text = _LINK_TARGET.sub(lambda found: " " * len(found[0]), text)
    for found in _INSTRUCTION.finditer(text):
        if line_number(text, found.start()) not in lines:
            wrong = f"{found[0]} begins no HTML of a page, so that nobody sees it"
            yield source.problem_at(text, found.start(), wrong, "Remove it, or write &lt; in place of the <")
    opened: list[_Tag] = []
    for tag in _tags(source, text):
        if isinstance(tag, Problem):
            if tag.line not in lines:
                yield tag
            continue
        if line_number(text, tag.offset) in lines:
            continue
        inside_foreign = any(one.name in _FOREIGN for one in opened)
        if not inside_foreign and tag.name not in ELEMENTS and "-" not in tag.name:
            yield source.problem_at(text, tag.offset, *_unknown(tag))
            continue
        if tag.name in _OF_THE_PAGE and not inside_foreign:
            if not tag.closes:
                wrong = f"<{tag.name}> is of the whole page, which the theme writes"
                yield source.problem_at(text, tag.offset, wrong, "Remove it, and keep what is to be read")
            continue
        yield from _style(source, text, tag)
        if curly := _CURLY.search(_QUOTED.sub(lambda found: "x" * len(found[0]), tag.attributes)):
            offset = tag.offset + 1 + len(tag.name) + curly.start(1)
            wrong = f"curly quotes stand around the value of {curly[1]}, and become part of it"
            yield source.problem_at(text, offset, wrong, f'Write {curly[1]}="…", with straight ones')
        if tag.closes:
            yield from _closed(source, text, tag, opened)
        elif tag.closes_itself and tag.name not in VOID and not inside_foreign and tag.name not in _FOREIGN:
            wrong = f"<{tag.name}/> is not closed by its /"
            yield source.problem_at(text, tag.offset, wrong, f"Write <{tag.name}></{tag.name}>")
        elif tag.name not in VOID and not tag.closes_itself:
            opened.append(tag)
    for tag in opened:
        if tag.broken:
            continue
        wrong = f"<{tag.name}> is never closed"
        yield source.problem_at(text, tag.offset, wrong, f"Write </{tag.name}> where it ends")


def _from_word(source: Source) -> Iterator[Problem]:
    """Yield one problem for each line with markup of a word processor."""
    for index, line in enumerate(source.lines[source.body :], source.body):
        names = (found for found in _START.finditer(line) if _WORD_NAME.match(found[2]))
        if found := _WORD.search(line) or next(names, None):
            shown = _NAME.match(line, found.start())
            wrong = f"{shown[0] if shown else found[0]} comes from a word processor"
            instead = "Paste the text without its formatting (Ctrl+Shift+V), and mark it up in Markdown"
            yield source.problem(index, found.start(), wrong, instead)


def _tags(source: Source, text: str) -> Iterator[_Tag | Problem]:
    for start in _START.finditer(text):
        if text[start.start() - 1 : start.start()] == "\\" or _AUTOLINK.match(text, start.start()):
            continue
        rest = _REST.match(text, start.end())
        name = start[2].lower()
        if rest is None or "\n\n" in rest[0]:
            if name in ELEMENTS or "=" in text[start.end() : start.end() + 40]:
                wrong = f"<{start[1]}{name} has no > that ends it, or a quote too few"
                yield source.problem_at(
                    text, start.start(), wrong, 'Write each attribute as name="value", and > behind'
                )
                if not start[1]:
                    yield _Tag(name, False, False, start.start(), "", broken=True)
            continue
        yield _Tag(name, bool(start[1]), rest[0].endswith("/>"), start.start(), rest[0][:-1])


def _unknown(tag: _Tag) -> tuple[str, str]:
    written = f"<{'/' * tag.closes}{tag.name}>"
    near = get_close_matches(tag.name, sorted(ELEMENTS), n=1, cutoff=0.75) if len(tag.name) > 3 else []
    meant = f"Write <{'/' * tag.closes}{near[0]}>, or &lt;" if near else "Write &lt;"
    return f"{written} is no HTML, so that nobody sees it", f"{meant} in place of the < if it is to be read"


def _style(source: Source, text: str, tag: _Tag) -> Iterator[Problem]:
    # The frame of a service becomes a placeholder, and what stands beside its script is its own.
    if (found := _STYLE.search(tag.attributes)) and tag.name not in ("iframe", "script") and "<script" not in text:
        offset = tag.offset + len(tag.name) + 1 + found.start() + 1
        wrong = "the site's own policy blocks style in a text"
        yield source.problem_at(text, offset, wrong, 'Remove it, and write class="…" with a class of the theme')


def _closed(source: Source, text: str, tag: _Tag, opened: list[_Tag]) -> Iterator[Problem]:
    if tag.name in VOID:
        yield source.problem_at(text, tag.offset, f"</{tag.name}> closes nothing", f"Write <{tag.name}>")
        return
    if not any(one.name == tag.name for one in opened):
        yield source.problem_at(text, tag.offset, f"</{tag.name}> closes nothing", "Remove it, or open it above")
        return
    while opened[-1].name != tag.name:
        inner = opened.pop()
        wrong = f"<{inner.name}> is not closed before </{tag.name}>"
        yield source.problem_at(text, inner.offset, wrong, f"Write </{inner.name}> where it ends")
    opened.pop()
