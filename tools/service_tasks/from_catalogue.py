"""`service.add`: a service of the catalogue on the site, or another number for one that is there."""

import re

from plugins.keptword.inventory.entries import WantedId
from plugins.keptword.inventory.reading import SITE_ID
from plugins.keptword.inventory.service_texts import entry_text, with_id
from plugins.keptword.inventory.written import written
from tools.service_tasks.asking import Ask
from tools.service_tasks.errors import NotAddedError
from tools.service_tasks.site import EditedSite

# Part of a number that only shows what one looks like: G-XXXXXXXXXX, 0000000.
_EXAMPLE = re.compile(r"([Xx0])\1{3}")


def add_service(site: EditedSite, entry: str, site_id: str, ask: Ask) -> str:
    """Write the file of a service of the catalogue, or give one that is there another id, empty where not given.

    Returns what that changes on the site. Raises NotAddedError, and ProblemsFoundError where a file is not TOML.
    """
    if entry not in site.catalogue.ids:
        raise NotAddedError(_unknown(site, entry))
    wanted, old = site.catalogue.wanted_id(entry), site.text(entry)
    if old is not None:
        written(site.file(entry), old)
    if site_id and (wrong := _wrong_id(site_id, wanted)):
        raise NotAddedError(f"--id {site_id}: {wrong}.")
    if old is not None and not site_id:
        other_id = f", or give another id: {_command(entry, wanted)}" if wanted else ""
        raise NotAddedError(f"{site.file(entry)} is there already. To change it, open it in an editor{other_id}")
    if old is None and wanted is not None and not site_id:
        site_id = _asked_id(entry, wanted, ask)
    text = entry_text(entry, site.catalogue.file(entry)) if old is None else old
    text = with_id(text, site_id) if site_id else text
    if problems := site.problems(entry, text):
        told = "\n".join(f"  {problem}" for problem in problems)
        raise NotAddedError(f"Nothing was written, because then this would be wrong:\n{told}")
    done = "Written" if old is None else "Changed"
    return f"{done}: {site.file(entry)}\n\n{site.written(entry, text)}"


def _unknown(site: EditedSite, entry: str) -> str:
    wrong, instead = site.catalogue.unknown(entry)
    new = f" For a service that is not in it: invoke service.new {entry}." if "." in entry else ""
    return f"{wrong[:1].upper()}{wrong[1:]}. {instead}.{new}"


def _command(entry: str, wanted: WantedId) -> str:
    return f'invoke service.add {entry} --id "{wanted.example}"'


def _wrong_id(site_id: str, wanted: WantedId | None) -> str:
    """Return what is wrong with an id, or nothing."""
    if wanted is None:
        return "this service takes none; leave it out"
    if site_id == wanted.example and _EXAMPLE.search(site_id):
        return f"this only shows what it looks like; give {wanted.words}"
    return "" if re.fullmatch(SITE_ID.pattern, site_id) else f"it {SITE_ID.wrong}. {SITE_ID.instead}"


def _asked_id(entry: str, wanted: WantedId, ask: Ask) -> str:
    otherwise = "" if wanted.is_needed else f"; Enter: none, code is pasted instead of [[embed {entry}]]"
    question = f"{wanted.words[:1].upper()}{wanted.words[1:]} (it looks like {wanted.example}{otherwise})"
    answer = ask(question, lambda answer: _wrong_id(answer, wanted), later=not wanted.is_needed)
    if not answer and wanted.is_needed:
        raise NotAddedError(f"--id is missing: {wanted.words}. Write, with yours: {_command(entry, wanted)}")
    return answer
