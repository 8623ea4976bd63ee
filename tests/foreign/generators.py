"""Small sites, each built by a generator that is not ours from its own texts and templates in `sites/`.

Where a text or template says `<!-- pasted: video -->`, what a vendor gives out stands there, as its owner pasted it:
that of `pasted/`, of one of its folders, or nothing.
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
_TEXTS = frozenset({".html", ".md", ".rst", ".njk", ".jinja2", ".py"})

ELEVENTY = "@11ty/eleventy", "3.1.8"
VITEPRESS = "vitepress", "1.6.4"
ASTRO = "astro", "5.16.0"

PASTED = "pasted"

_IMPORT = re.compile(r"@import [^;]*;\s*")

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


def sources(generator: Generator, folder: Path, pasted: str = PASTED) -> Path:
    """Write the sources of the site for a generator into a folder, with all that was pasted; return that.

    `pasted` is the folder of what was; empty for a site into which nothing was, and that is clean.
    """
    site = HERE / "sites" / generator.texts

    def snippet(found: re.Match[str]) -> str:
        return _indented(found, (HERE / pasted / f"{found[3]}.html").read_text("utf-8")) if pasted else found[1]

    for source in sorted(path for path in site.rglob("*") if path.is_file()):
        target = folder / source.relative_to(site)
        target.parent.mkdir(parents=True, exist_ok=True)
        text = source.read_text("utf-8").replace("https://www.example.com", f"https://{HOST}")
        target.write_text(_PASTED.sub(snippet, text) if source.suffix in _TEXTS else text, generator.encoding)
    for own in generator.own_files:
        (folder / own).mkdir(parents=True, exist_ok=True)
        style = (HERE / PASTED / "own.css").read_text("utf-8")
        (folder / own / "own.css").write_text(style if pasted == PASTED else _IMPORT.sub("", style), "utf-8")
        shutil.copyfile(HERE / PASTED / "own.js", folder / own / "own.js")
    return folder


def _indented(found: re.Match[str], snippet: str) -> str:
    return found[1] + found[2] + snippet.rstrip("\n").replace("\n", f"\n{found[1]}")


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


def _vitepress(folder: Path) -> None:
    package = fetched(*VITEPRESS, "sites of VitePress")
    (folder / "node_modules").symlink_to(package.parent)
    _run(["node", "node_modules/vitepress/bin/vitepress.js", "build"], folder, {})


def _astro(folder: Path) -> None:
    package = fetched(*ASTRO, "sites of Astro")
    (folder / "node_modules").symlink_to(package.parent)
    _run(["node", "node_modules/astro/astro.js", "build"], folder, {"ASTRO_TELEMETRY_DISABLED": "1"})


def _jupyter_book(folder: Path) -> None:
    where = python_packages("jupyter-book", "sites of Jupyter Book")
    code = "from jupyter_book.cli.main import main; main(['build', '-q', '.'])"
    _run([sys.executable, "-c", code], folder, {"PYTHONPATH": str(where)})
    (folder / "_build" / "html").rename(folder / BUILT)


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


def _sphinx(theme: str) -> Callable[[Path], None]:
    """Return what builds a site in English in one of the themes that come with Sphinx."""
    return _python("sphinx", f"sphinx -q -D html_theme={theme} en public")


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

MORE = (
    Generator(
        "MkDocs", "mkdocs", _python("mkdocs-material", "mkdocs build -q -f mkdocs.plain.yml"), ("docs/en/assets",)
    ),
    Generator("Sphinx, alabaster", "sphinx", _sphinx("alabaster"), ("static",)),
    Generator("Sphinx, classic", "sphinx", _sphinx("classic"), ("static",)),
    Generator("Jupyter Book", "jupyter-book", _jupyter_book, ("_static",)),
    Generator("pdoc", "pdoc", _python("pdoc", "pdoc sails -t templates -o public"), ()),
    Generator("VitePress", "vitepress", _vitepress, ("static/own",)),
    Generator("Astro", "astro", _astro, ("static/own",)),
)
"""Generators of sites that the audit judges and nobody protects: in English alone."""
