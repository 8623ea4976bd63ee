"""Protects a built folder: everything third-party waits for consent. If that fails, the folder is unchanged."""

import os
import shutil
import sys
from collections.abc import Callable, Collection, Iterator
from contextlib import closing
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path, PurePosixPath

from ..components.endpoint import undeclared_problems
from ..components.own_services import inventory_of
from ..components.posters import FOLDER as POSTERS
from ..components.posters import missing_posters
from ..components.site_consent import SiteConsent, site_consent
from ..components.site_files import SiteFile
from ..components.site_style import STYLE, STYLE_FILE
from ..components.stored_choice import unlisted_choice
from ..components.translated_parts import SiteParts
from ..csp.inline import InlineCode
from ..csp.policy import Policy
from ..gate.origin import Origins
from ..inventory import Inventory, read_inventory
from ..inventory.entries import CATALOGUE
from ..inventory.known_by import known_service
from ..problems import Problem, ProblemsFoundError
from ..release import __version__
from ..replacement import Move, put_in_place, work_folder
from .all_cores import answers
from .manifest import MANIFEST, Manifest, read_manifest
from .options import Options
from .other_files import HEADERS, added_files, headers, headers_note, refused_loads
from .out_of_reach import Word, other_channels, words_in_scripts, workers
from .owner_parts import owner_hashes, owner_problems
from .page_policy import sent_policy
from .page_work import Outcome, Protecting, ReadingFacts, outcome_of, write_file, write_page
from .pages import PolicyKey, ProtectedPage, SitePages
from .site_folder import SiteFolder, copy_folder, listed, stale_copies, unprotectable
from .site_map import PageFacts, SiteMap

# Is told after each page how many are done, of how many.
Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class Report:
    """What was done: the pages, each with its policy; `notes` say what the owner may want to know.

    `changed` is whether anything was written: protecting a folder twice changes nothing. `sent` is what a server can
    send with each page; `locks` and `scripts` are what was put into pages: what comes first in them, and the others;
    `files` the scripts that were put beside them.
    """

    pages: tuple[ProtectedPage, ...]
    notes: tuple[str, ...]
    changed: bool = False
    sent: Policy | None = None
    locks: tuple[InlineCode, ...] = ()
    scripts: tuple[InlineCode, ...] = ()
    files: tuple[SiteFile, ...] = ()


def protect(
    folder: Path,
    inventory: Inventory,
    options: Options,
    origins: Origins | None = None,
    progress: Progress = lambda _done, _of: None,
) -> Report:
    """Protect a built folder. Raises ProblemsFoundError with every problem, or OSError; the folder is then as it was.

    `inventory` is as `read_inventory` returns it, in the languages of the options; `origins` say what pages were made
    from, so that problems are told where a person wrote them.
    """
    inputs = _inputs(inventory, options)
    manifest = read_manifest(folder)
    if manifest is not None:
        if changed := list(manifest.differences(folder, inputs)):
            raise ProblemsFoundError(changed)
        return Report((), (f"{folder} is protected already, by the same inventory.",))
    site = listed(folder)
    facts, unreadable = _facts_of_pages(site)
    if problems := [*_problems_of_inventory(inventory, options), *unreadable]:
        raise ProblemsFoundError(problems)
    endpoint = options.receipts_to.address if options.receipts_to else ""
    consent = site_consent(
        inventory_of(inventory, options.company, options.address), endpoint, path=options.address.path
    )
    site_map = SiteMap(site, options, facts)
    parts = SiteParts(consent, options.controller, options.address, site_map.links, options.own)
    if problems := list(owner_problems(parts, inventory, options)):
        raise ProblemsFoundError(problems)
    place = folder.resolve()
    with work_folder(place) as beside:
        new = beside.path / "new"
        copy_folder(place, new, frozenset(site.pages), _linked)
        work = Protecting(folder, new, consent, options, site_map.links, origins or Origins(folder))
        done = _protected(site, site_map, work, progress)
        added = added_files(consent, options)
        if len(done.pages) > len(site.pages):
            added[STYLE_FILE] = STYLE.encode()
        words = [*words_in_scripts(site), *done.words]
        if found := [
            *done.problems,
            *_problems_of_folder(site, site_map, added.keys() | done.hashes.keys(), consent),
            *refused_loads(site, inventory, options),
            *workers(words, options),
        ]:
            raise ProblemsFoundError(found)
        locks = tuple(dict.fromkeys(map(work.pages.lock, done.keys)))
        scripts = (consent.choice, consent.settings_choice, *options.known_code)
        sent = sent_policy(map(work.pages.policy, done.keys), (*locks, *scripts), done.styles)
        has_headers = bool(site.those_there([HEADERS]))
        if not has_headers:
            added[HEADERS] = headers(sent, options.address.path)
        hashes = {**done.hashes, **{file: sha256(data).hexdigest() for file, data in added.items()}}
        added[MANIFEST] = Manifest(inputs, hashes).text().encode()
        for file, data in added.items():
            write_file(new / file, data)
        put_in_place(beside, Move(new, place))
    notes = [
        *_without_texts(done.tags, options),
        *map(str, inventory.untranslated),
        *other_channels(words),
        *([headers_note(sent)] if has_headers else []),
    ]
    return Report(tuple(done.pages), tuple(notes), True, sent, locks, scripts, consent.files)


def is_protected(folder: Path, inventory: Inventory, options: Options) -> bool:
    """Tell whether a folder is as `protect` left it, by this inventory and these options."""
    manifest = read_manifest(folder)
    return manifest is not None and not any(manifest.differences(folder, _inputs(inventory, options)))


@dataclass
class _Done:
    """What became of the pages so far, in order."""

    pages: list[ProtectedPage] = field(default_factory=list)
    hashes: dict[str, str] = field(default_factory=dict)
    keys: dict[PolicyKey, None] = field(default_factory=dict)
    styles: dict[InlineCode, None] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    words: list[Word] = field(default_factory=list)
    tags: set[str] = field(default_factory=set)

    def take(self, page: Outcome, pages: SitePages) -> None:
        policy = None
        if page.key is not None:
            self.keys.setdefault(page.key.without_places)
            # Interned: many pages have the same reasons.
            policy = pages.policy(replace(page.key, reasons=tuple(map(sys.intern, page.key.reasons))))
        if page.style is not None:
            self.styles.setdefault(page.style)
        self.pages.append(ProtectedPage(page.file, page.services, policy))
        self.hashes[page.file] = page.hash
        self.problems += page.problems
        self.words += page.words
        self.tags.update(filter(None, [page.tag]))


def _facts_of_pages(site: SiteFolder) -> tuple[list[PageFacts], list[Problem]]:
    """Return what each page says of itself, and what is wrong with those that cannot be protected at all."""
    facts: list[PageFacts] = []
    problems = list(unprotectable(site))
    with closing(answers(ReadingFacts(site.path), site.pages)) as read:
        for one in read:
            if isinstance(one, Problem):
                problems.append(one)
            else:
                facts.append(one)
    return facts, problems


def _protected(site: SiteFolder, site_map: SiteMap, work: Protecting, progress: Progress) -> _Done:
    """Write each page of a site, protected, and the pages that are made for it."""
    done = _Done()
    with closing(answers(work, site.pages)) as outcomes:
        for number, outcome in enumerate(outcomes, 1):
            done.take(outcome, work.pages)
            progress(number, len(site.pages))
    for language in site_map.without_settings if work.consent.inventory.optional else ():
        made = work.pages.made(language)
        write_page(work.new, made)
        done.take(outcome_of(made), work.pages)
    return done


def _problems_of_folder(
    site: SiteFolder, site_map: SiteMap, written: Collection[str], consent: SiteConsent
) -> Iterator[Problem]:
    """Yield what is wrong with a folder as a whole; `written` are the files that belong to keptword or are pages."""
    if consent.inventory.optional:
        yield from site_map.without_policy()
    yield from stale_copies(site)
    for file in site.those_there(set(written) - set(site.pages)):
        yield Problem(file, 1, 1, "this file is where one of keptword's own belongs", "Rename it")


def _problems_of_inventory(inventory: Inventory, options: Options) -> Iterator[Problem]:
    folder = options.commands.folder
    yield from unlisted_choice(inventory, folder)
    yield from _hosts_of_others(inventory, options)
    if options.receipts_to is not None:
        yield from undeclared_problems(inventory, options.receipts_to, options.address.url, folder)
    yield from missing_posters(inventory, options.own.posters, f"{PurePosixPath(folder).parent}/{POSTERS}")


def _hosts_of_others(inventory: Inventory, options: Options) -> Iterator[Problem]:
    """Yield a problem for each host that is said to be the owner's and is a vendor's."""
    catalogue = read_inventory(CATALOGUE.folder, (), CATALOGUE.shown_as) if options.own_hosts else Inventory()
    for host in options.own_hosts:
        if service := known_service(f"https://{host}/", (*inventory.optional, *catalogue.optional)):
            wrong = f'"{host}" is a host of {service.name}, which visitors are to be asked about'
            yield Problem(
                options.file, 1, 1, wrong, f"Remove it below [own-hosts]: {options.commands.add} {service.id}"
            )


def _inputs(inventory: Inventory, options: Options) -> str:
    """Return what tells one inventory with its options from another, and one version of keptword from the next."""
    services = [replace(service, file="", untranslated=(), unproven=()) for service in inventory]
    told = Options(options.controller, options.address)
    said = replace(options, own=told.own, file=told.file, commands=told.commands, receipts_to=None)
    sent_to = options.receipts_to.address if options.receipts_to else ""
    return sha256(
        "\0".join((__version__, repr(services), repr(said), sent_to, *owner_hashes(options.own))).encode()
    ).hexdigest()


def _without_texts(tags: Collection[str], options: Options) -> Iterator[str]:
    for tag in sorted(tags):
        yield f'Pages in "{tag}" have no texts of their own: theirs are in "{options.language}".'


def _linked(source: str, target: str) -> str:
    """Give a file a second name, which costs no room and no time; where that cannot be, copy it."""
    try:
        os.link(source, target, follow_symlinks=False)
    except OSError:
        shutil.copy2(source, target, follow_symlinks=False)
    return target
