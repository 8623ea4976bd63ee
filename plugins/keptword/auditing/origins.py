"""Where a person wrote what the audit refuses: in a text, a template or a file of the theme, with line and column.

The build copies and renders; what a page holds is looked for, as it stands there, in all that people wrote.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from pathlib import Path

from ..line_numbers import line_and_column
from ..problems import shown_file
from ..requests.files import decoded
from .findings import Finding

_TEXTS = frozenset({".md", ".html", ".xml", ".css", ".svg", ".toml", ".po", ".js"})

# Templates and texts of other generators, and folders in which nobody wrote anything.
_MORE_TEXTS = frozenset(
    ".htm .mdx .markdown .rst .txt .njk .liquid .hbs .mustache .ejs .pug .haml .slim .erb .twig .jinja .jinja2 .j2"
    " .tmpl .astro .vue .svelte .jsx .tsx .ts .mjs .php .scss .sass .less .yml .yaml .json .py .ipynb .org .adoc"
    " .qmd .rmd".split()
)
_NOT_WRITTEN = frozenset({"node_modules", "__pycache__", "venv", "vendor"})
_LARGEST = 2_000_000

# How much of a page is looked for, from the place of a finding on: markup may go on with what a template filled in.
_LENGTHS = (400, 120, 60, 30)
_SHORTEST = 12

# What publishing puts into the names of files: a part of the hash of what is in them.
_MARK = re.compile(r"""\.[0-9a-f]{8}(?=[."'\s>?#)])""")


@dataclass(frozen=True)
class Sources:
    """All that people wrote, in folders below `root`."""

    root: Path
    folders: tuple[Path, ...]
    texts: frozenset[str] = _TEXTS
    apart: Path | None = None
    """What was built, where that stands among them."""

    @cached_property
    def _files(self) -> dict[Path, bytes]:
        paths = (path for folder in self.folders for path in sorted(folder.rglob("*")) if self._may_be_written(path))
        return {path: path.read_bytes() for path in paths if path.is_file() and path.stat().st_size <= _LARGEST}

    def _may_be_written(self, path: Path) -> bool:
        if self.apart is not None and path.is_relative_to(self.apart):
            return False
        folders = path.relative_to(self.root).parts[:-1] if path.is_relative_to(self.root) else ()
        return not any(name.startswith(".") or name in _NOT_WRITTEN for name in folders)

    @cached_property
    def _texts(self) -> dict[Path, str]:
        return {path: decoded(data) for path, data in self._files.items() if path.suffix.lower() in self.texts}

    def of(self, finding: Finding, directory: Path) -> str:
        """Return where a person wrote what was found in a file of the built directory; empty where nobody knows."""
        built = directory / finding.file
        data = built.read_bytes() if built.is_file() else b""
        for path, source in self._files.items():
            if data and source == data:
                return f"{shown_file(path, self.root)}:{finding.line}:{finding.column}"
        language = finding.file.partition("/")[0]
        texts = sorted(self._texts, key=lambda path: (language not in path.parts, path.suffix != ".md", path))
        for wanted in _wanted(finding, decoded(data)):
            for path in texts:
                at = self._texts[path].find(wanted)
                if at >= 0:
                    line, column = line_and_column(self._texts[path], at)
                    return f"{shown_file(path, self.root)}:{line}:{column}"
        return ""


@lru_cache(maxsize=4)
def sources_in(folder: Path, built: Path) -> Sources:
    """Return what any site is made from, in a folder in which what was built may stand, too."""
    return Sources(folder, (folder,), _TEXTS | _MORE_TEXTS, built)


def with_origins(findings: Iterable[Finding], directory: Path, sources: Sources) -> Iterator[Finding]:
    """Yield findings in a built directory with where a person wrote what is to be changed.

    What stands once in a template and is found on every page is told once.
    """
    told: set[tuple[str, str, str]] = set()
    for finding in findings:
        origin = sources.of(finding, directory)
        thing = (origin, finding.url, finding.how)
        if not origin or thing not in told:
            told.add(thing)
            yield replace(finding, origin=origin)


def _wanted(finding: Finding, text: str) -> Iterator[str]:
    """Yield what to look for, the surest first: what stands at the place, the address, its host, the file's name."""
    if (finding.line, finding.column) == (1, 1):
        # The beginning of a file says nothing: such a finding is about the whole of it.
        yield f"{finding.file}\n"
    else:
        lines = text.split("\n")
        here = lines[finding.line - 1][finding.column - 1 :] if finding.line <= len(lines) else ""
        for written in dict.fromkeys((here, _MARK.sub("", here))):
            yield from dict.fromkeys(written[:length] for length in _LENGTHS if len(written[:length]) >= _SHORTEST)
    if finding.url:
        yield finding.url
        yield finding.url.partition(":")[2]
    if finding.host:
        yield finding.host
