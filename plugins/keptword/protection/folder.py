"""Protects a built folder: everything third party waits for consent, in each page, or the folder stays as it was."""

import os
import shutil
import sys
from collections.abc import Callable, Collection, Iterator
from contextlib import closing
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path

from ..components.own_services import inventory_of
from ..components.site_consent import SiteConsent, site_consent
from ..components.stored_choice import unlisted_choice
from ..csp.inline import InlineCode
from ..csp.policy import Policy
from ..gate.origin import Origins
from ..inventory import Inventory
from ..problems import Problem, ProblemsFoundError
from ..replacement import Move, put_in_place, work_folder
from .all_cores import answers
from .manifest import MANIFEST, Manifest, read_manifest
from .options import Options
from .other_files import HEADERS, added_files, headers, headers_note, refused_loads
from .out_of_reach import Word, other_channels, words_in_scripts, workers
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

    `changed` is whether anything was written: protecting a folder twice changes nothing.
    """

    pages: tuple[ProtectedPage, ...]
    notes: tuple[str, ...]
    changed: bool


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
        return Report((), (f"{folder} is protected already, by the same inventory.",), changed=False)
    site = listed(folder)
    facts, unreadable = _facts_of_pages(site)
    if problems := [*unlisted_choice(inventory, options.commands.folder), *unreadable]:
        raise ProblemsFoundError(problems)
    consent = site_consent(inventory_of(inventory, options.company, options.address), path=options.address.path)
    site_map = SiteMap(site, options, facts)
    place = folder.resolve()
    with work_folder(place) as beside:
        new = beside.path / "new"
        copy_folder(place, new, frozenset(site.pages), _linked)
        work = Protecting(folder, new, consent, options, site_map.links, origins or Origins(folder))
        done = _protected(site, site_map, work, progress)
        added = added_files(consent, options)
        words = [*words_in_scripts(site), *done.words]
        if found := [
            *done.problems,
            *_problems_of_folder(site, site_map, added.keys() | done.hashes.keys(), consent),
            *refused_loads(site, inventory, options),
            *workers(words, options),
        ]:
            raise ProblemsFoundError(found)
        sent = _sent(done, work.pages, consent)
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
    return Report(tuple(done.pages), tuple(notes), changed=True)


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
            # The same reasons stand on page after page.
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


def _inputs(inventory: Inventory, options: Options) -> str:
    """Return what tells one inventory with its options from another."""
    services = [replace(service, file="", untranslated=(), unproven=()) for service in inventory]
    known = (repr(services), repr(replace(options, consent="")))
    return sha256("\0".join(known).encode()).hexdigest()


def _sent(done: _Done, pages: SitePages, consent: SiteConsent) -> Policy:
    """Return what a server can send with each page."""
    scripts = dict.fromkeys(map(pages.lock, done.keys))
    own = (consent.page.choice, consent.settings_page.choice)
    return sent_policy(map(pages.policy, done.keys), (*scripts, *own), done.styles)


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
