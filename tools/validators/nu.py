"""The Nu HTML checker of the W3C: every page, style sheet and SVG of a site."""

import json
import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

from plugins.keptword.browser.system_packages import found_or_installed
from tools.benchmark.npm import npm_package

PACKAGE = ("vnu-jar", "26.9.27")

_SUFFIXES = (".css", ".html", ".svg")

# CSS that is newer than the checker: browsers without it leave it out, and lose no text.
_NEWER_CSS = frozenset(
    {
        ":target-current",
        "animation-range",
        "animation-timeline",
        "scroll-target-group",
        "timeline-scope",
        "view-timeline",
    }
)

# HTML allows this element for visitors without scripts (§4.2.5: "in a noscript element that is a child of a head
# element"); the checker knows only "refresh" there.
_KNOWN = ("Bad value “Content-Security-Policy” for attribute “http-equiv” on element “meta”.", "<noscript><meta")


@dataclass(frozen=True)
class Error:
    """An error that the checker found; `known` is one in which it is stricter than HTML, or older than CSS."""

    file: str
    line: int
    message: str
    known: bool

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.message}"


@dataclass(frozen=True)
class Verdict:
    """The files that were checked, and every error in them."""

    files: tuple[str, ...]
    errors: tuple[Error, ...]


def checked_by_nu(site: Path, cache: Path) -> Verdict:
    """Check the files of a built site. Raises NoPackageError or NoProgramError where the checker is not to be had."""
    jar = npm_package(*PACKAGE, cache) / "build" / "dist" / "vnu.jar"
    java = found_or_installed("java", "default-jre-headless")
    files = sorted(path for path in site.rglob("*") if path.suffix in _SUFFIXES)
    command = [str(java), "-jar", str(jar), "--also-check-css", "--also-check-svg", "--format", "json", "--stdout"]
    done = subprocess.run([*command, *map(str, files)], capture_output=True, text=True, timeout=300)
    errors = read_errors(done.stdout, site)
    return Verdict(tuple(path.relative_to(site).as_posix() for path in files), tuple(errors))


def read_errors(said: str, site: Path) -> Iterator[Error]:
    """Yield the errors in what the checker prints of the files of a site; advice and warnings are none."""
    for message in json.loads(said)["messages"]:
        if message["type"] in ("error", "non-document-error"):
            path = Path(unquote(urlsplit(message.get("url", "")).path))
            file = path.relative_to(site.resolve()).as_posix() if path.is_relative_to(site.resolve()) else path.name
            known = _is_known(message["message"], message.get("extract", ""))
            yield Error(file, message.get("lastLine", 1), message["message"], known)


def _is_known(message: str, extract: str) -> bool:
    if message.startswith("CSS: "):
        named = re.search("“(.+?)”", message)
        return named is not None and named[1] in _NEWER_CSS
    return message == _KNOWN[0] and _KNOWN[1] in extract
