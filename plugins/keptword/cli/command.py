"""The command `keptword`. Its exit status is 0 where all is well, 1 where something is to be mended, 2 on a failure."""

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import asdict
from functools import wraps
from pathlib import Path
from typing import ParamSpec

import click

from ..auditing.command import audit_command
from ..auditing.folder import site_of
from ..inventory import Inventory, read_inventory
from ..inventory.entries import CATALOGUE
from ..problems import ProblemsFoundError
from ..protection.folder import Progress, Report, protect
from ..protection.options import Options, read_options
from .beginning import begin, described, entry_added

TO_MEND, CANNOT, INTERRUPTED = 1, 2, 130

Given = ParamSpec("Given")

_folder = click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
_consent = click.option(
    "--consent",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("consent"),
    show_default=True,
    help="The folder with the settings and the services.",
)
_as_json = click.option("--json", "as_json", is_flag=True, help="One JSON object for each line.")


@click.group()
def keptword() -> None:
    """Make a built site keep its word on cookies.

    Nothing third party happens before a visitor says yes. Begin with: keptword init public/
    """


def _told(command: Callable[Given, None]) -> Callable[Given, None]:
    """Tell problems and failures in words, with the exit status that belongs to them."""

    @wraps(command)
    def told(*given: Given.args, **named: Given.kwargs) -> None:
        try:
            command(*given, **named)
        except ProblemsFoundError as error:
            if named.get("as_json"):
                for problem in error.problems:
                    click.echo(json.dumps(asdict(problem), ensure_ascii=False))
            else:
                click.echo(str(error), err=True)
            sys.exit(TO_MEND)
        except KeyboardInterrupt:
            click.echo("Nothing was changed: it was interrupted.", err=True)
            sys.exit(INTERRUPTED)
        except OSError as error:
            click.echo(f"Nothing was changed: {error}", err=True)
            sys.exit(CANNOT)

    return told


@keptword.command("init")
@_folder
@_consent
@_told
def init_command(folder: Path, consent: Path) -> None:
    """Write the settings, and a file for each known service that the built FOLDER uses."""
    for line in begin(folder, consent):
        click.echo(line)


@keptword.command("add")
@click.argument("service")
@click.option("--id", "site_id", default="", help="Your own number with the vendor, where the service needs one.")
@_consent
@_told
def add_command(service: str, site_id: str, consent: Path) -> None:
    """Add a SERVICE of the catalogue."""
    click.echo(entry_added(consent, service, site_id))


@keptword.command("new")
@click.argument("host")
@_consent
@_told
def new_command(host: str, consent: Path) -> None:
    """Write a file for a service that the catalogue does not have, by its HOST."""
    click.echo(described(consent, host, read_options(consent).languages))


@keptword.command("list")
@_consent
@click.option("--catalogue", is_flag=True, help="All services that can be added.")
@_told
def list_command(consent: Path, catalogue: bool) -> None:
    """List the services of the site."""
    if catalogue:
        services = read_inventory(CATALOGUE.folder, (), CATALOGUE.shown_as)
    else:
        services = _inventory(consent, read_options(consent))
    for service in services:
        click.echo(f"{service.id:24} {service.category:10} {service.name}")


@keptword.command("protect")
@_folder
@_consent
@_as_json
@_told
def protect_command(folder: Path, consent: Path, as_json: bool) -> None:
    """Protect the built FOLDER: all of it, or nothing and every problem by file, line and column."""
    inventory, options = _settings_of(consent)
    with _progress() as progress:
        report = protect(folder, inventory, options, progress=progress)
    for line in _as_lines(report) if as_json else _in_words(report):
        click.echo(line)


@keptword.command("audit")
@_folder
@_consent
@_as_json
@click.option("--all", "whole", is_flag=True, help="Leave nothing out.")
@_told
def audit(folder: Path, consent: Path, as_json: bool, whole: bool) -> None:
    """Judge a built FOLDER: what would its pages load by themselves?"""
    inventory, options = _settings_of(consent)
    sys.exit(
        audit_command(
            site_of(folder, inventory, options), as_json=as_json, whole=whole, out=sys.stdout, terminal=sys.stderr
        )
    )


@keptword.command("scan")
@_folder
@_consent
@_as_json
@click.option("--url", help="Look at the site at this address instead.")
@_told
def scan(folder: Path, consent: Path, as_json: bool, url: str | None) -> None:
    """Look at the protected FOLDER in a browser: is what it stores and requests what the list says?"""
    _, options = _settings_of(consent)
    try:
        from ..scanning.command import scan_command
        from ..scanning.last_seen import FILE as LAST_SCAN
        from ..scanning.listed import listed_in
    except ModuleNotFoundError:
        click.echo('This needs a browser to be driven. Install it: pip install "keptword[scan]"', err=True)
        sys.exit(CANNOT)
    services = consent / "services"
    listed = listed_in(services, options.languages, services.as_posix(), CATALOGUE)
    listed = listed.on_site(options.company, options.address)
    kept = consent / LAST_SCAN
    sys.exit(scan_command(listed, folder, url, path=options.address.path, as_json=as_json, kept=kept))


@contextmanager
def _progress() -> Iterator[Progress]:
    """Show how far the work is, where somebody watches; what is told on the standard output stays as it is."""
    if not sys.stderr.isatty():
        yield lambda _done, _of: None
        return
    with ExitStack() as shown:
        advance: list[Callable[[int], None]] = []

        def show(_done: int, of: int) -> None:
            if not advance:
                bar = shown.enter_context(click.progressbar(length=of, label="Pages", file=sys.stderr))
                advance.append(bar.update)
            advance[0](1)

        yield show


def _settings_of(consent: Path) -> tuple[Inventory, Options]:
    """Return inventory and options, or every problem of both."""
    try:
        options = read_options(consent)
    except ProblemsFoundError as error:
        problems = list(error.problems)
        try:
            _inventory(consent, None)
        except ProblemsFoundError as others:
            problems += others.problems
        raise ProblemsFoundError(problems) from error
    return _inventory(consent, options), options


def _inventory(consent: Path, options: Options | None) -> Inventory:
    """Read the services; in whatever languages they have, where the settings cannot be read."""
    return read_inventory(consent / "services", options.languages if options else ())


def _in_words(report: Report) -> list[str]:
    if not report.changed:
        return list(report.notes)
    locked = [page for page in report.pages if page.policy is not None]
    strict = sum(page.policy.is_strict for page in locked if page.policy)
    services = sorted({service for page in report.pages for service in page.services})
    lines = [
        f"{len(report.pages)} pages protected. Waiting for consent: {', '.join(services) or 'nothing'}.",
        f"Policy: strict on {strict} pages, by hosts on {len(locked) - strict} with code or style of their own.",
    ]
    if len(locked) < len(report.pages):
        lines.append(f"Without a lock, because nothing runs in them: {len(report.pages) - len(locked)} files.")
    return [*lines, *report.notes]


def _as_lines(report: Report) -> list[str]:
    lines = []
    for page in report.pages:
        policy = "none" if page.policy is None else "strict" if page.policy.is_strict else "hosts"
        reasons = page.policy.reasons if page.policy else ()
        lines.append(json.dumps({"file": page.file, "policy": policy, "reasons": reasons, "services": page.services}))
    return [*lines, *(json.dumps({"note": note}) for note in report.notes)]
