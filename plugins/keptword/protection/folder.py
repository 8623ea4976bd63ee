"""Protects a built folder: everything third party waits for consent, in each page, or the folder stays as it was."""

import os
import shutil
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from urllib.parse import quote

from ..csp.headers import NAME
from ..inventory import Inventory
from ..problems import Problem, ProblemsFoundError
from ..replacement import Move, put_in_place, work_folder
from ..requests import Load
from ..requests.files import read_file
from ..requests.kinds import Kind, copied_name, kind_of, sniffed_kind
from .html_page import HtmlPage, UnreadablePageError, read_page
from .manifest import MANIFEST, Manifest, read_manifest
from .options import Options
from .origin import Origin
from .out_of_reach import other_channels, workers
from .own_services import inventory_of
from .owners import owner_of
from .pages import ProtectedPage, SitePages
from .published import published_list
from .refusals import Refusals
from .site_consent import site_consent
from .stored_choice import unlisted_choice

_PAGES = (".html", ".htm")


@dataclass(frozen=True)
class Report:
    """What was done: the pages, each with its policy; `notes` say what the owner may want to know.

    `changed` is whether anything was written: protecting a folder twice changes nothing.
    """

    pages: tuple[ProtectedPage, ...]
    notes: tuple[str, ...]
    changed: bool


def protect(
    folder: Path, inventory: Inventory, options: Options, origin_of: Callable[[str], Origin] | None = None
) -> Report:
    """Protect a built folder. Raises ProblemsFoundError with every problem, or OSError; the folder is then as it was.

    `inventory` is as `read_inventory` returns it, in the languages of the options; `origin_of` returns, for a page by
    its path in the folder, what it was made from, so that problems are told where a person wrote them.
    """
    inputs = _inputs(inventory, options)
    manifest = read_manifest(folder)
    if manifest is not None:
        if changed := list(manifest.differences(folder, inputs)):
            raise ProblemsFoundError(changed)
        return Report((), (f"{folder} is protected already, by the same inventory.",), changed=False)
    pages, unreadable = read_pages(folder)
    if problems := [*unlisted_choice(inventory, options.commands.folder), *unreadable]:
        raise ProblemsFoundError(problems)
    consent = site_consent(inventory_of(inventory, options.company, options.address), path=options.address.path)
    refusals, origin = Refusals(inventory, options.commands), Origin(None, (), folder)
    site = SitePages(consent, options, pages, refusals, origin_of or (lambda _: origin))
    protected = list(site.protected())
    loads = _other_loads(folder, inventory, options)
    if found := [
        *site.problems,
        *refusals.of_loads(loads, origin),
        *refusals.problems,
        *_stale_copies(folder),
        *workers(folder, pages, options),
    ]:
        raise ProblemsFoundError(found)
    written = {page.file: page.data for page in protected}
    written |= {file.path: file.text.encode() for file in consent.files} | site.files
    written["cookies.json"] = published_list(consent.inventory, options.address.url).encode()
    if taken := [file for file in sorted(written.keys() - pages.keys()) if (folder / file).exists()]:
        raise ProblemsFoundError(
            Problem(file, 1, 1, "this file is where one of keptword's own belongs", "Rename it") for file in taken
        )
    notes = [*site.notes, *other_channels(folder, pages), *_headers_note(folder, site, written)]
    written[MANIFEST] = Manifest.of(inputs, written).text().encode()
    _put(folder, written)
    return Report(tuple(protected), tuple(notes), changed=True)


def read_pages(folder: Path) -> tuple[dict[str, HtmlPage], list[Problem]]:
    """Return the pages of a folder, and what is wrong with those that cannot be read as browsers would."""
    pages: dict[str, HtmlPage] = {}
    problems: list[Problem] = []
    for path in sorted(folder.rglob("*")):
        file = path.relative_to(folder).as_posix()
        if path.is_symlink() and path.is_dir():
            wrong = "this is a link to another folder, whose pages would stay as they are"
            problems.append(Problem(file, 1, 1, wrong, "Put a copy in its place"))
        if not path.is_file():
            continue
        if path.suffix.lower() in _PAGES:
            try:
                pages[file] = read_page(file, path.read_bytes())
            except UnreadablePageError as error:
                problems.append(Problem(file, 1, 1, f"this page cannot be read: {error}", "Save it as UTF-8"))
        elif _may_be_page(path):
            name = f"a {path.suffix} file" if path.suffix else "a file without an ending"
            wrong = f"browsers may show this file as a page, and a page in {name} cannot be protected"
            problems.append(Problem(file, 1, 1, wrong, "Leave it out of the folder, or write it as .html"))
    if not pages and not problems:
        problems.append(Problem(folder.as_posix(), 1, 1, "there is no page in it", "Name the folder of the built site"))
    return pages, problems


def _may_be_page(path: Path) -> bool:
    """Tell whether browsers may show a file as a page: by its ending or, where that says nothing, by its content."""
    kind = kind_of(path.name)
    if kind is Kind.UNKNOWN:
        return sniffed_kind(path.name, path.read_bytes()) in (Kind.PAGE, Kind.XML)
    return kind is Kind.PAGE or path.suffix.lower() in (".xhtml", ".xht")


def _other_loads(folder: Path, inventory: Inventory, options: Options) -> Iterator[Load]:
    """Yield what files beside the pages load of other hosts, and may not.

    Of a style sheet the lock holds back what no one declares, but somebody has to know. A picture or a feed that is
    opened by itself has no lock.
    """
    for path in sorted(folder.rglob("*")):
        file = path.relative_to(folder).as_posix()
        kind = kind_of(file)
        if path.is_file() and kind in (Kind.STYLE, Kind.XML):
            reading = read_file(path.read_bytes(), file, f"{options.address.url}/{quote(file)}")
            for load in reading.loads:
                is_declared = kind is Kind.STYLE and owner_of(load, inventory.optional) is not None
                if load.host not in ("", options.address.host) and not is_declared:
                    yield load


def _stale_copies(folder: Path) -> Iterator[Problem]:
    """Yield a problem for each compressed copy of a page: a server would send it in the place of the protected one."""
    for path in sorted(folder.rglob("*")):
        if kind_of(path.name) is Kind.COPY and Path(copied_name(path.name)).suffix.lower() in _PAGES:
            file = path.relative_to(folder).as_posix()
            wrong = "this compressed copy of a page would be sent in the place of the protected one"
            yield Problem(file, 1, 1, wrong, "Leave it out, and compress after keptword protect")


def _inputs(inventory: Inventory, options: Options) -> str:
    """Return what tells one inventory with its options from another."""
    services = [replace(service, file="", untranslated=(), unproven=()) for service in inventory]
    known = (repr(services), repr(replace(options, consent="")))
    return sha256("\0".join(known).encode()).hexdigest()


def _headers_note(folder: Path, site: SitePages, written: dict[str, bytes]) -> Iterator[str]:
    """Write `_headers` for hosts that read it; where the site has its own, say what belongs into it."""
    line = f"{NAME}: {site.sent.text()}"
    if (folder / "_headers").exists():
        yield f"The folder has its own _headers, which stays as it is. Send with each page: {line}"
    else:
        written["_headers"] = f"{site.path}/*\n  {line}\n".encode()


def _put(folder: Path, written: Mapping[str, bytes]) -> None:
    """Put a copy of the folder with these files in its place, in one step."""
    folder = folder.resolve()
    with work_folder(folder) as work:
        new = work.path / "new"
        shutil.copytree(folder, new, symlinks=True, copy_function=_linked)
        for file, data in written.items():
            path = new / file
            path.parent.mkdir(parents=True, exist_ok=True)
            mode = path.stat().st_mode if path.exists() else None
            path.unlink(missing_ok=True)
            path.write_bytes(data)
            if mode is not None:
                path.chmod(mode)
        put_in_place(work, Move(new, folder))


def _linked(source: str, target: str) -> str:
    """Give a file a second name, which costs no room and no time; where that cannot be, copy it."""
    try:
        os.link(source, target, follow_symlinks=False)
    except OSError:
        shutil.copy2(source, target, follow_symlinks=False)
    return target
