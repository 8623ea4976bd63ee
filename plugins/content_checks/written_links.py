"""Links as written in the sources, so that a dead link of the built site is reported where it can be fixed."""

import posixpath
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from plugins.content_checks.built_links import DeadLink, address_of
from plugins.keptword.line_numbers import line_and_column
from plugins.keptword.problems import Problem
from plugins.keptword.text_files import read_text
from plugins.markdown_code import without_code_and_comments
from plugins.page_heads import head_lines
from plugins.translation_status.project_texts import CONTENT, MARKDOWN_FOLDERS

_LINK = re.compile(
    r"""
    \]\(\s*<([^<>\n]+)>[^)\n]*\)
    | \]\(\s*([^)\s<>]+(?:[ ]+[^)\s<>"'“”„‘’«»]+)*)[^)\n]*\)
    | ^\[[^\]]+\]:\s*(\S+)
    | \s(?:href|src)=["']([^"'\n]+)["']
    """,
    re.MULTILINE | re.VERBOSE,
)
# Prefixes with which Pelican marks a link to a source file: a text, or any other file.
FILENAME = "{filename}"
_NAMES_FILE = re.compile(r"\{(?:filename|static|attach)\}")

_PATH_OF_SITE = r"\{\{ *(?:site_address|consent)\.path *\}\}"


@dataclass(frozen=True)
class WrittenLink:
    """A link in a text: as written, where, and its address from the root of the host; "" if it names no known file."""

    written: str
    file: str
    line: int
    column: int
    address: str


def markdown_texts(root: Path) -> dict[str, str]:
    """Return the Markdown texts of a project by file."""
    return {
        path.relative_to(root).as_posix(): read_text(path)
        for folder in MARKDOWN_FOLDERS
        for path in sorted((root / CONTENT / folder).glob("*/*.md"))
    }


def written_links(texts: Mapping[str, str], below: str = "") -> tuple[WrittenLink, ...]:
    """Return all links in Markdown texts of a site below a path."""
    addresses = {file: below + _address(file, text) for file, text in texts.items()}
    return tuple(link for file, text in texts.items() for link in _links(file, text, addresses))


def unknown_file_problems(root: Path, texts: Mapping[str, str]) -> Iterator[Problem]:
    """Yield a problem for each link to a text or file that does not exist, and so has no address."""
    files = [
        path.relative_to(root).as_posix()
        for path in sorted((root / CONTENT).rglob("*"))
        if path.is_file() and path.suffix not in (".md", ".toml")
    ]
    for link in written_links(texts):
        if _NAMES_FILE.match(link.written) and not link.address:
            wanted = _named_file(link.written, link.file)
            if not link.written.startswith(FILENAME) and (root / wanted).is_file():
                continue
            near = get_close_matches(wanted, texts if wanted.endswith(".md") else files, n=1)
            instead = f"The nearest is {near[0]}" if near else "Let it lead to a file that exists"
            yield Problem(
                link.file, link.line, link.column, f"this link leads to {wanted}, which is not there", instead
            )


def dead_link_problems(
    root: Path, texts: Mapping[str, str], dead: Sequence[DeadLink], below: str = ""
) -> Iterator[Problem]:
    """Yield a problem for each place in the sources of a dead link; `below` is the site's path on its host."""
    links = written_links(texts, below)
    others = [path for folder in ("theme", "plugins") for path in sorted((root / folder).rglob("templates/**/*.html"))]
    others += sorted((root / CONTENT / "services").glob("*.toml"))
    templates = {path.relative_to(root).as_posix(): read_text(path) for path in others}
    for link in dead:
        if _NAMES_FILE.search(link.target):
            continue
        wrong, instead = f"this link leads to {link.target}, which is not there", _instead(link)
        places = [(text.file, text.line, text.column) for text in links if text.address == link.target]
        places = places or list(_in_templates(link.href.removeprefix(below), templates))
        places = places or [(f"(built) {link.page}", link.line, link.column)]
        for file, line, column in places:
            yield Problem(file, line, column, wrong, instead)


def _instead(link: DeadLink) -> str:
    near = get_close_matches(link.target, link.known, n=1)
    return f"What is there: {near[0]}" if near else "Let it lead to what is there, or remove it"


def _in_templates(href: str, texts: Mapping[str, str]) -> Iterator[tuple[str, int, int]]:
    # Templates put the path of the site before their addresses.
    pattern = re.compile(rf"(?<=[\"'])(?:{_PATH_OF_SITE})?{re.escape(href)}(?=[\"'])")
    for file, text in texts.items():
        for found in pattern.finditer(text):
            yield file, *line_and_column(text, found.start())


def _links(file: str, text: str, addresses: dict[str, str]) -> Iterator[WrittenLink]:
    for found in _LINK.finditer(without_code_and_comments(text)):
        group = next(number for number in (1, 2, 3, 4) if found[number])
        written = unquote(found[group])
        yield WrittenLink(
            written, file, *line_and_column(text, found.start(group)), _resolved(written, file, addresses)
        )


def _resolved(written: str, file: str, addresses: dict[str, str]) -> str:
    if not _NAMES_FILE.match(written):
        parts = urlsplit(urljoin(addresses[file], written))
        return parts.path + (f"#{parts.fragment}" if parts.fragment else "") if not parts.netloc else ""
    target = _named_file(written, file)
    _, mark, fragment = written.partition("#")
    return addresses[target] + mark + fragment if written.startswith(FILENAME) and target in addresses else ""


def _named_file(written: str, file: str) -> str:
    """Return the file that a link names, relative to the root of the project."""
    path = _NAMES_FILE.sub("", written, count=1).partition("#")[0]
    folder = CONTENT if path.startswith("/") else posixpath.dirname(file)
    return posixpath.normpath(posixpath.join(folder, path.lstrip("/")))


def _address(file: str, text: str) -> str:
    """Return the address of the page that is made from a text, as the settings make it: `/<language>/<slug>/`."""
    head = {line.key: line.value for line in head_lines(text) if line.value}
    slug = head.get("slug", posixpath.basename(file).removesuffix(".md"))
    return address_of(head.get("save_as", f"{file.split('/')[2]}/{slug}/index.html"))
