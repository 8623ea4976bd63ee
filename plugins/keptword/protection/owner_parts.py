"""An owner's own templates and words of the parts: judged first, since they go into pages past the gate."""

from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from jinja2 import TemplateError, TemplateSyntaxError

from ..components.translated_parts import TEXTS, OwnerFiles, SiteParts
from ..gate.gate import Gate
from ..gate.origin import Origin
from ..gate.refusals import Refusals
from ..inventory import Inventory
from ..languages.catalogue_files import read_catalogue
from ..languages.current import speak
from ..problems import Problem, ProblemsFoundError, shown_file
from ..requests import Place
from .html_page import read_page
from .options import Options

# Templates that an owner may replace; blocking depends on the others.
PARTS = ("banner", "embed", "frame", "list", "receipt", "recipients", "settings", "way")

# Visitors cannot choose without these: scripts find each by its id.
_IDS_OF_BANNER = ("site-consent", "consent-reject-all", "consent-accept-all")


def owner_hashes(own: OwnerFiles) -> Iterator[str]:
    """Yield what tells these files from others."""
    for folder in (own.templates, own.translations, own.posters):
        for path in _files(folder):
            yield f"{path.name} {sha256(path.read_bytes()).hexdigest()}"


def owner_problems(parts: SiteParts, inventory: Inventory, options: Options) -> Iterator[Problem]:
    """Yield what is wrong with an owner's templates and words: what they load, and what visitors could not answer."""
    own = options.own
    if problems := [*_misnamed(own), *_malformed(own)]:
        yield from problems
    elif own.templates is not None or own.translations is not None:
        gate = Gate(inventory, options.address.url, (), lambda *_: "")
        refusals = Refusals(inventory, options.commands)
        found = (
            problem
            for language in options.languages
            for name in PARTS
            if (path := _written_by_owner(name, language, own)) is not None
            for problem in _problems_of_part(name, language, path, parts, inventory, gate, refusals)
        )
        # The same stands in each language.
        yield from dict.fromkeys(found)


def _misnamed(own: OwnerFiles) -> Iterator[Problem]:
    for path in _files(own.templates):
        if path.name not in {f"{name}.html" for name in PARTS}:
            wrong = "there is no part of this name that an owner can write"
            yield Problem(_shown(path), 1, 1, wrong, f"They are {', '.join(PARTS)}, each in a file .html")
    for path in _files(own.translations):
        if path.suffix != ".po" or path.stem not in TEXTS:
            wrong = "this is no catalogue of a language in which there are texts"
            yield Problem(_shown(path), 1, 1, wrong, f"Name it after one of {', '.join(TEXTS)}, such as {TEXTS[0]}.po")


def _malformed(own: OwnerFiles) -> Iterator[Problem]:
    for path in _files(own.translations):
        try:
            read_catalogue(path, path.stem)
        except ProblemsFoundError as error:
            yield from error.problems


def _written_by_owner(name: str, language: str, own: OwnerFiles) -> Path | None:
    """Return the file by which an owner changes a part in a language: its template, else the words; None without."""
    template = own.templates / f"{name}.html" if own.templates is not None else None
    words = own.translations / f"{language}.po" if own.translations is not None else None
    return next((path for path in (template, words) if path is not None and path.is_file()), None)


def _problems_of_part(
    name: str, language: str, path: Path, parts: SiteParts, inventory: Inventory, gate: Gate, refusals: Refusals
) -> Iterator[Problem]:
    """Yield what is wrong with a part in a language, which the owner changed in the file at `path`."""
    speak(language)
    try:
        written = "".join(_written(name, parts, inventory))
    except (TemplateError, TypeError, ValueError, KeyError) as error:
        line = error.lineno if isinstance(error, TemplateSyntaxError) else 1
        yield Problem(_shown(path), line, 1, f"this part cannot be written: {error}", "Mend it, or remove it")
        return
    page = read_page(path.name, f"<!doctype html><body>{written}".encode())
    gated = gate.gate_page(page.text, page.file)
    origin = Origin(path, (), Path.cwd())
    # What belongs to the banner may stand in it.
    yield from refusals.of_page(replace(gated, reserved=(), doubled=(), owned=()), origin)
    for load, service in gated.owned:
        wrong = f"this part loads {load.url} of {service.name}, on every page and before any choice"
        yield origin.problem(load.place, (load.url,), wrong, "Remove it: parts load nothing of others")
    for one in (code for codes in page.own_code for code in codes):
        wrong = f"{one.written} in this part is code or style that strict policies hold back"
        instead = "Put it into a file of the site"
        yield origin.problem(Place(page.file), (one.text.strip(),), wrong, instead)
    for wanted in _IDS_OF_BANNER if name == "banner" and inventory.optional else ():
        if page.parsed.find(attrs={"id": wanted}) is None:
            wrong = f'the banner lacks id="{wanted}", without which nobody can answer'
            yield Problem(_shown(path), 1, 1, wrong, "Put it back, on the section or button that it belongs to")


def _written(name: str, parts: SiteParts, inventory: Inventory) -> Iterator[str]:
    """Yield a part as pages get it, that of embeds once for each service that has one."""
    if name not in ("embed", "frame"):
        yield parts.write(name)
        return
    for service in inventory.optional:
        if service.embed is not None:
            is_frame = name == "frame"
            yield parts.write_frame(service, {"src": service.embed.src}) if is_frame else parts.write_embed(service)


def _files(folder: Path | None) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file()) if folder is not None else []


def _shown(path: Path) -> str:
    return shown_file(path, Path.cwd())
