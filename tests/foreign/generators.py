"""Small sites, each built by a generator that is not ours from its own texts and templates in `sites/`.

Where a text or template says `<!-- pasted: video -->`, what a vendor gives out stands there, as its owner pasted it.
"""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from tests.conftest import SETTINGS
from tests.fetched import fetched
from tests.foreign.packages import python_packages

HERE = Path(__file__).parent
HOST = SETTINGS.address.host

_PASTED = re.compile(r"^([ ]*)(.*?)<!-- pasted: (\w+) -->", re.MULTILINE)
_TEXTS = frozenset({".html", ".md", ".rst", ".njk"})

ELEVENTY = "@11ty/eleventy", "3.1.8"

# The folder of the built site, in the folder of its sources.
BUILT = "public"


@dataclass(frozen=True)
class Generator:
    """How a site is built in the folder of its sources, which stand in `sites/texts`.

    `own_files` are where the generator wants files of the site's own, `dutch` is the address of a first page in Dutch.
    `sends_headers` is whether the owner lets the server send `_headers`, as a theme with workers needs it.
    """

    name: str
    texts: str
    build: Callable[[Path], None]
    own_files: tuple[str, ...]
    dutch: str = "/nl/"
    sends_headers: bool = False
    encoding: str = "utf-8"


def sources(generator: Generator, folder: Path) -> Path:
    """Write the sources of the site for a generator into a folder, with all that was pasted; return that."""
    site = HERE / "sites" / generator.texts
    for source in sorted(path for path in site.rglob("*") if path.is_file()):
        target = folder / source.relative_to(site)
        target.parent.mkdir(parents=True, exist_ok=True)
        text = source.read_text("utf-8").replace("https://www.example.com", f"https://{HOST}")
        target.write_text(_PASTED.sub(_indented, text) if source.suffix in _TEXTS else text, generator.encoding)
    for own in generator.own_files:
        (folder / own).mkdir(parents=True, exist_ok=True)
        for name in ("own.css", "own.js"):
            shutil.copyfile(HERE / "pasted" / name, folder / own / name)
    return folder


def _indented(found: re.Match[str]) -> str:
    lines = (HERE / "pasted" / f"{found[3]}.html").read_text("utf-8").rstrip("\n")
    return found[1] + found[2] + lines.replace("\n", f"\n{found[1]}")


def _python(packages: str, *commands: str) -> Callable[[Path], None]:
    """Return what builds a site by these modules of Python packages, each with its arguments."""

    def build(folder: Path) -> None:
        where = python_packages(packages, f"sites of {packages}")
        for command in commands:
            _run([sys.executable, "-m", *command.split()], folder, {"PYTHONPATH": str(where)})

    return build


def _pelican(theme: str) -> Callable[[Path], None]:
    """Return what builds a site by the Pelican that is here, in one of its own themes."""

    def build(folder: Path) -> None:
        _run([sys.executable, "-m", "pelican", "-s", "settings.py", "-t", theme, "-q"], folder, {})

    return build


def _eleventy(folder: Path) -> None:
    package = fetched(*ELEVENTY, "sites of Eleventy")
    _run(["node", str(package / "cmd.cjs"), "--quiet"], folder, {})


def _hugo(folder: Path) -> None:
    where = python_packages("hugo", "sites of Hugo")
    _run([sys.executable, "-m", "hugo", "--minify", "--quiet"], folder, {"PYTHONPATH": str(where)})


def _by_hand(folder: Path) -> None:
    """What is written by hand is built already."""
    files = list(folder.iterdir())
    (folder / BUILT).mkdir()
    for file in files:
        file.rename(folder / BUILT / file.name)


def _run(command: list[str], folder: Path, environment: Mapping[str, str]) -> None:
    everything = {**os.environ, **environment}
    done = subprocess.run(command, cwd=folder, env=everything, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, f"{' '.join(command)}\n{done.stdout}{done.stderr}"


GENERATORS = (
    Generator(
        "MkDocs, Material",
        "mkdocs",
        _python("mkdocs-material", "mkdocs build -q -f mkdocs.yml", "mkdocs build -q -f mkdocs.nl.yml"),
        ("docs/en/assets", "docs/nl/assets"),
        sends_headers=True,
    ),
    Generator(
        "Sphinx, furo",
        "sphinx",
        _python("sphinx", "sphinx -q en public", "sphinx -q nl public/nl"),
        ("static",),
    ),
    Generator("Eleventy", "eleventy", _eleventy, ("assets",)),
    Generator("Hugo, minified", "hugo", _hugo, ("static",)),
    Generator("Pelican, notmyidea", "pelican", _pelican("notmyidea"), ("content/own",), "/nl/start/"),
    Generator("Pelican, simple", "pelican", _pelican("simple"), ("content/own",), "/nl/start/"),
    Generator("by hand, Latin-1", "by-hand", _by_hand, (".",), encoding="iso-8859-1"),
)
