"""Links and pictures whose target visitors cannot reach, or whose Markdown is invalid."""

import re
from collections.abc import Iterator, Sequence
from difflib import get_close_matches

from plugins.content_checks.source import Source
from plugins.keptword.problems import Problem

_LINK = re.compile(r"(!?)\[((?:[^\[\]]|\[[^\]]*\])*)\]\(\s*(<[^<>\n]*>|[^\s()]*(?:\([^\s()]*\)[^\s()]*)*)")
_ATTRIBUTE = re.compile(r"""\s(src|href|srcset|poster)\s*=\s*["']?\s*([^"'>\s]+)""", re.IGNORECASE)
_DEFINITION = re.compile(r" {0,3}\[([^\[\]]+)\]:\s*\S")
_APART = re.compile(r"(?<!!)\[[^\[\]]+\] +\(((?:https?:|mailto:|\{|/|www\.)[^)\s]*)\)")
_TURNED = re.compile(r"\(([^()\[\]]+)\)\[((?:https?:|mailto:|\{|/|www\.)[^\]\s]*)\]")
_CURLY_TITLE = re.compile(r"\]\([^()\n]*?\s([“”„‘’‚«»][^()\n]*)\)")
_UNSEEN = re.compile("[\u00ad\u200c-\u200f]")
_KNOWN_NAMES = ("filename", "static", "attach", "author", "category", "tag", "index")
_NAMED = re.compile(r"[{|%(\[]+\s*(\w+)\s*[}|%)\]]+")
_EMAIL = re.compile(r"[^\s@/:]+@[^\s@/:]+\.\w+")
_DISK = re.compile(r"(?:[A-Za-z]:[\\/]|\\\\|/(?:home|Users)/|file:)")
_THIS_MACHINE = re.compile(r"(?:https?:)?//(?:localhost|127\.0\.0\.1|0\.0\.0\.0|\[::1\])(?::\d+)?(?=/|$)")
_SCHEMES = ("http", "https", "mailto", "tel")
_HALF_SCHEME = re.compile(r"(https?)(?::/(?!/)|//|;//|:(?!/)|\.//|:///+)", re.IGNORECASE)
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")


def link_problems(source: Source) -> Iterator[Problem]:
    """Yield what is wrong with the links and pictures of a text."""
    for index, line in enumerate(source.blanked):
        for found in _LINK.finditer(line):
            target = found[3].strip("<>")
            is_picture = bool(found[1])
            if not found[2].strip() and not is_picture:
                instead = "Write between the brackets where it leads"
                yield source.problem(index, found.start(), "this link has no words that can be clicked", instead)
            for wrong, instead in _in_target(target, is_picture):
                yield source.problem(index, found.start(3), wrong, instead)
        for found in _ATTRIBUTE.finditer(line):
            for wrong, instead in _in_target(found[2], found[1].lower() != "href"):
                yield source.problem(index, found.start(2), wrong, instead)
        for found in _CURLY_TITLE.finditer(line):
            wrong = "curly quotes give this link no title, and become part of its target"
            yield source.problem(index, found.start(1), wrong, 'Write straight ones: "…"')
        if (definition := _DEFINITION.match(line)) and not _is_used(definition[1], source.blanked, index):
            wrong = f"[{definition[1]}]: begins the target of a link that does not exist, so nobody reads this line"
            yield source.problem(
                index, definition.start(1) - 1, wrong, f"Write {definition[1]}: without the square brackets"
            )
        for found in _APART.finditer(line):
            wrong = "a space parts the words of this link from its target"
            yield source.problem(index, found.start(), wrong, f"Write {re.sub('] +', ']', found[0])}")
        for found in _TURNED.finditer(line):
            wrong = "the brackets of this link are the wrong way round"
            yield source.problem(index, found.start(), wrong, f"Write [{found[1]}]({found[2]})")


def _is_used(name: str, lines: Sequence[str], defined: int) -> bool:
    wanted = f"[{' '.join(name.lower().split())}]"
    text = " ".join(line for index, line in enumerate(lines) if index != defined)
    return wanted in " ".join(text.lower().split())


def _in_target(target: str, is_picture: bool) -> Iterator[tuple[str, str]]:
    """Yield what is wrong with the target of a link or picture."""
    scheme = _SCHEME.match(target)
    if not target:
        yield "this link leads nowhere", "Write its target between the brackets"
    elif target.lower().startswith(("data:", "blob:")):
        what = "picture" if is_picture else "link"
        yield f"the site's own policy blocks a {what} that holds its data itself", "Put it into a file, and name that"
    elif unseen := _UNSEEN.search(target):
        yield f"a character that no one sees stands in this target (U+{ord(unseen[0]):04X})", "Type the target anew"
    elif _DISK.match(target):
        yield f"{target[:30]} stands on your own disk", "Put the file into the site, and write {static}/… with its path"
    elif place := _THIS_MACHINE.match(target):
        rest = target[place.end() :] or "/"
        yield f"{place[0]} is your own machine", f"Write the link without it: {rest}"
    elif target.lower().startswith("javascript:"):
        yield "the site's own policy blocks scripts in links", "Write where the link leads"
    elif target[0] in "“”‘’«»\"'":
        yield "quotes stand around this target", "Remove them"
    elif named := _NAMED.match(target):
        yield from _named(target, named)
    elif half := _HALF_SCHEME.match(target):
        rest = target[half.end() :].lstrip("/")
        if target != f"{half[1]}://{rest}":
            yield f"{target[: half.end()]} begins no address", f"Write {half[1].lower()}://{rest}"
    elif target.lower().startswith("www."):
        yield f"{target} leads to a page of this site", f"Write https://{target}"
    elif _EMAIL.fullmatch(target):
        yield f"{target} leads to a page of this site", f"Write mailto:{target}"
    elif scheme and scheme[1].lower() not in _SCHEMES:
        near = get_close_matches(scheme[1].lower(), _SCHEMES, n=1)
        if near:
            yield f"{scheme[0]} begins no address", f"Write {near[0]}{target[scheme.end() - 1 :]}"
    elif not scheme and target.partition("#")[0].endswith(".md"):
        yield f"{target} is the name of a text and not its address", f"Write {{filename}}{target}"


def _named(target: str, named: re.Match[str]) -> Iterator[tuple[str, str]]:
    name, rest = named[1], target[named.end() :]
    if named[0] == f"{{{name}}}" and name in _KNOWN_NAMES:
        if rest.startswith(("%20", " ")):
            yield f"a space stands behind {named[0]}", f"Write {named[0]}{rest.replace('%20', '').strip()}"
        return
    if target.startswith(("(", "[")):
        return
    near = get_close_matches(name.lower(), _KNOWN_NAMES, n=1)
    yield f"{named[0]} is not known in a link", f"Write {{{near[0] if near else 'filename'}}}{rest}"
