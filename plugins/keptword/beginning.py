"""How a site begins: its settings, the service that stores the choice, and what its built folder already uses."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

from plugins.inventory import Inventory, read_inventory
from plugins.inventory.entries import CATALOGUE
from plugins.inventory.known_by import closest_services
from plugins.inventory.written import written
from plugins.keptword.html_page import HtmlPage
from plugins.keptword.options import FILE
from plugins.keptword.protection import COMMANDS, read_pages
from plugins.loads.deciding import deciding_directives
from plugins.loads.element_reader import Document
from plugins.loads.files import read_nested
from plugins.loads.html import read_html
from plugins.loads.load import Place
from plugins.loads.reading import Reading
from plugins.problems import Problem, ProblemsFoundError

_STARTER = Path(__file__).parent / "starter"
OWN_SERVICE = "consent-choice.toml"

# What no site has as its own host, so that everything with a host is of somebody.
_NOWHERE = "https://own.invalid/"

_POLICY = re.compile(r"privacy|datenschutz|confidentialit|privacidad|prywatno|integritet", re.IGNORECASE)


def begin(folder: Path, consent: Path) -> Iterator[str]:
    """Write `consent/` for a built folder, and yield what was written. What is there already stays as it is.

    Raises ProblemsFoundError where pages cannot be read.
    """
    pages, problems = read_pages(folder)
    if problems:
        raise ProblemsFoundError(problems)
    services = consent / "services"
    services.mkdir(parents=True, exist_ok=True)
    for name, target in ((FILE, consent / FILE), (OWN_SERVICE, services / OWN_SERVICE)):
        if target.exists():
            yield f"Kept: {target}"
        else:
            shutil.copyfile(_STARTER / name, target)
            yield f"Written: {target}"
    catalogue = read_inventory(CATALOGUE.folder, (), CATALOGUE.shown_as)
    unknown: dict[str, str] = {}
    for found, places in _used(pages, catalogue, unknown).items():
        target = services / f"{found}.toml"
        if target.exists():
            yield f"Kept: {target}"
            continue
        target.write_text(
            f'use = "{found}"\n# The code is in the pages already.\nscripts = []\n', "utf-8", newline="\n"
        )
        yield f"Written: {target}, which {places} uses"
    for host, place in sorted(unknown.items()):
        yield f"Not known: {host}, in {place}. Describe it: {COMMANDS.folder}/<name>.toml"
    yield f"Now fill in {consent / FILE}, then: keptword protect {folder}"


def _used(pages: dict[str, HtmlPage], catalogue: Inventory, unknown: dict[str, str]) -> dict[str, str]:
    """Return the entries of the catalogue that pages use, each with the first place; others go into `unknown`."""
    used: dict[str, str] = {}
    for file, page in pages.items():
        reading = Reading()
        read_html(page.text, Document(_NOWHERE), Place(file), reading, read_nested)
        for load in reading.loads:
            if not load.host or load.host == "own.invalid":
                continue
            where = f"{file}:{load.place.line}"
            closest = closest_services(load.url, deciding_directives(load), catalogue.optional)
            if closest:
                used.setdefault(closest[0].id, where)
            else:
                unknown.setdefault(load.host, where)
    return used


def entry_added(consent: Path, entry: str, site_id: str) -> str:
    """Write the file of a service of the catalogue; return what was done. Raises ProblemsFoundError."""
    target = consent / "services" / f"{entry}.toml"
    shown = target.as_posix()
    if entry not in CATALOGUE.ids:
        raise ProblemsFoundError([Problem(shown, 1, 1, *CATALOGUE.unknown(entry))])
    if target.exists():
        raise ProblemsFoundError([Problem(shown, 1, 1, "this service is there already", "Change it in an editor")])
    wanted = CATALOGUE.wanted_id(entry)
    if wanted and wanted.is_needed and not site_id:
        instead = f'Write keptword add {entry} --id "{wanted.example}", with yours'
        raise ProblemsFoundError([Problem(shown, 1, 1, f"it needs {wanted.words}", instead)])
    text = f'use = "{entry}"\n' + (f'id = "{site_id}"\n' if site_id else "")
    written(shown, text)
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text, "utf-8", newline="\n")
    return f"Written: {target}"
