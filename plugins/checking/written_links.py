"""Links as people wrote them, so that a dead one of the built site can be named where it is to be mended."""

import posixpath
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from plugins.checking.built_links import DeadLink, address_of
from plugins.checking.prose import without_code
from plugins.freshness.collections import CONTENT, MARKDOWN_FOLDERS
from plugins.problems import Problem

_LINK = re.compile(r"\]\(\s*<?([^)\s>]+)[^)\n]*\)|^\[[^\]]+\]:\s*(\S+)", re.MULTILINE)
_HEAD = re.compile(r"^(Slug|Save_as):\s*(\S+)\s*$", re.MULTILINE | re.IGNORECASE)
_FILENAME = "{filename}"


@dataclass(frozen=True)
class WrittenLink:
    """A link in a text: as written, where, and its address from the root of the site; "" if it names no known file."""

    written: str
    file: str
    line: int
    column: int
    address: str


def written_links(root: Path) -> tuple[WrittenLink, ...]:
    """Return all links in the Markdown texts of a project."""
    texts = {
        path.relative_to(root).as_posix(): path.read_text("utf-8")
        for folder in MARKDOWN_FOLDERS
        for path in sorted((root / CONTENT / folder).glob("*/*.md"))
    }
    addresses = {file: _address(file, text) for file, text in texts.items()}
    return tuple(link for file, text in texts.items() for link in _links(file, text, addresses))


def dead_link_problems(root: Path, dead: Sequence[DeadLink]) -> Iterator[Problem]:
    """Yield a problem for each place where a person wrote a link that leads nowhere."""
    links = written_links(root)
    others = [path for folder in ("theme", "plugins") for path in sorted((root / folder).rglob("templates/**/*.html"))]
    others += sorted((root / CONTENT / "services").glob("*.toml"))
    texts = {path.relative_to(root).as_posix(): path.read_text("utf-8") for path in others}
    for link in dead:
        wrong, instead = f"this link leads to {link.target}, which is not there", _instead(link)
        places = [
            (w.file, w.line, w.column) for w in links if link.target == w.address or unquote(link.href) == w.written
        ]
        places = places or list(_in_templates(link.href, texts)) or [(f"(built) {link.page}", link.line, link.column)]
        for file, line, column in places:
            yield Problem(file, line, column, wrong, instead)


def _instead(link: DeadLink) -> str:
    near = get_close_matches(link.target, link.known, n=1)
    return f"What is there: {near[0]}" if near else "Let it lead to what is there, or remove it"


def _in_templates(href: str, texts: dict[str, str]) -> Iterator[tuple[str, int, int]]:
    for file, text in texts.items():
        for found in re.finditer(rf"(?<=[\"']){re.escape(href)}(?=[\"'])", text):
            yield file, *_position(text, found.start())


def _links(file: str, text: str, addresses: dict[str, str]) -> Iterator[WrittenLink]:
    for found in _LINK.finditer(without_code(text)):
        group = 1 if found[1] else 2
        written = unquote(found[group])
        yield WrittenLink(written, file, *_position(text, found.start(group)), _resolved(written, file, addresses))


def _resolved(written: str, file: str, addresses: dict[str, str]) -> str:
    if not written.startswith(_FILENAME):
        parts = urlsplit(urljoin(addresses[file], written))
        return parts.path + (f"#{parts.fragment}" if parts.fragment else "") if not parts.netloc else ""
    path, mark, fragment = written.removeprefix(_FILENAME).partition("#")
    folder = CONTENT if path.startswith("/") else posixpath.dirname(file)
    target = posixpath.normpath(posixpath.join(folder, path.lstrip("/")))
    return addresses[target] + mark + fragment if target in addresses else ""


def _address(file: str, text: str) -> str:
    """Return the address of the page that is made from a text, as the settings make it: `/<language>/<slug>/`."""
    head = {name.lower(): value for name, value in _HEAD.findall(text.partition("\n\n")[0])}
    slug = head.get("slug", posixpath.basename(file).removesuffix(".md"))
    return address_of(head.get("save_as", f"{file.split('/')[2]}/{slug}/index.html"))


def _position(text: str, offset: int) -> tuple[int, int]:
    return text.count("\n", 0, offset) + 1, offset - (text.rfind("\n", 0, offset) + 1) + 1
