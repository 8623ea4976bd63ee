"""The command `keptword`. Exit status: 0 on success, 1 if something must be fixed, 2 on failure, 130 if interrupted."""

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import asdict
from functools import wraps
from pathlib import Path
from typing import ParamSpec

import click

from ..auditing.command import audit_command, merge_command
from ..auditing.folder import site_of
from ..auditing.parts import WHOLE, NoPartError, part_named
from ..auditing.reports import Reports
from ..auditing.site import Site
from ..inventory import Inventory, read_inventory
from ..inventory.entries import CATALOGUE
from ..problems import ProblemsFoundError
from ..protection.folder import Progress, Report, protect
from ..protection.options import Options, read_options
from ..site_address import NoSiteAddressError, site_address
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
_FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)
_WRITTEN = click.Path(dir_okay=False, path_type=Path)
_as_json = click.option("--json", "as_json", is_flag=True, help="One JSON object for each line.")


@click.group()
def keptword() -> None:
    """Make a built site keep its word on cookies.

    Nothing third-party happens before a visitor says yes. Start with: keptword init public/
    """


def _told(command: Callable[Given, None]) -> Callable[Given, None]:
    """Report problems and failures as messages instead of tracebacks, and exit with the matching status."""

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
    """Add a SERVICE from the catalogue."""
    click.echo(entry_added(consent, service, site_id))


@keptword.command("new")
@click.argument("host")
@_consent
@_told
def new_command(host: str, consent: Path) -> None:
    """Write a file to fill in for a service on HOST that is not in the catalogue."""
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
    """Protect the built FOLDER. If there are problems, list them all with file, line and column, and change nothing."""
    inventory, options = _settings_of(consent)
    with _progress() as progress:
        report = protect(folder, inventory, options, progress=progress)
    for line in _as_lines(report) if as_json else _in_words(report):
        click.echo(line)


def _audit_reports(command: Callable[Given, None]) -> Callable[Given, None]:
    """Add the report options of an audit to a command; its help lists them in this order."""
    options = (
        _as_json,
        click.option("--all", "whole", is_flag=True, help="Leave nothing out of the report."),
        click.option("--sarif", type=_WRITTEN, help="Also write a SARIF file, which code hosts show beside the files."),
        click.option("--summary", type=_WRITTEN, help="Also write a summary in Markdown, for a CI to post."),
        click.option(
            "--baseline", type=_WRITTEN, help="A file with what is known already: only what is new is told, and fails."
        ),
        click.option(
            "--write-baseline", "writes_baseline", is_flag=True, help="Write all that is found into that file."
        ),
    )
    for option in reversed(options):
        command = option(command)
    return command


@keptword.command("audit")
@_folder
@_consent
@_audit_reports
@click.option("--url", help="The address of a site that has no settings yet: its own host is not foreign.")
@click.option("--sources", type=_FOLDER, help="What the site is built from: places are told as you wrote them there.")
@click.option("--shard", default="", help="Judge one part of many, such as 3/16: its lines go to audit-merge.")
@_told
def audit(
    folder: Path,
    consent: Path,
    as_json: bool,
    whole: bool,
    sarif: Path | None,
    summary: Path | None,
    baseline: Path | None,
    writes_baseline: bool,
    url: str | None,
    sources: Path | None,
    shard: str,
) -> None:
    """Check what the pages of a built FOLDER load by themselves.

    Exit status: 0 if nothing is wrong, 1 if something is, 2 if some files could not be judged.
    """
    try:
        part = part_named(shard) if shard else WHOLE
    except NoPartError as error:
        raise click.UsageError(str(error)) from error
    reports = Reports(
        as_json, whole, sarif, summary, _baseline(baseline, writes_baseline), writes_baseline, sources, part
    )
    if part.of > 1 and (sarif or summary or baseline):
        raise click.UsageError("--sarif, --summary and --baseline go with audit-merge, once all parts are judged.")
    sys.exit(audit_command(_site(folder, consent, url), reports, out=sys.stdout, terminal=sys.stderr))


@keptword.command("audit-merge")
@click.argument("parts", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@_audit_reports
@_told
def audit_merge(
    parts: tuple[Path, ...],
    as_json: bool,
    whole: bool,
    sarif: Path | None,
    summary: Path | None,
    baseline: Path | None,
    writes_baseline: bool,
) -> None:
    """Merge the PARTS written by audit --shard, and report on the whole site."""
    reports = Reports(as_json, whole, sarif, summary, _baseline(baseline, writes_baseline), writes_baseline)
    sys.exit(merge_command(parts, reports, out=sys.stdout, terminal=sys.stderr))


def _baseline(baseline: Path | None, writes_baseline: bool) -> Path | None:
    if writes_baseline and baseline is None:
        raise click.UsageError("--write-baseline goes with --baseline FILE.")
    return baseline


def _site(folder: Path, consent: Path, url: str | None) -> Site:
    """Return the folder as a site to audit: at `url` if given, else with the site's own settings."""
    if url is None:
        return site_of(folder, *_settings_of(consent))
    try:
        return Site(folder, site_address(url, secure=False).url, Inventory())
    except NoSiteAddressError as error:
        raise click.UsageError(f"--url: {error}") from error


@keptword.command("scan")
@_folder
@_consent
@_as_json
@click.option("--url", help="Look at the site at this address instead.")
@_told
def scan(folder: Path, consent: Path, as_json: bool, url: str | None) -> None:
    """Check in a browser that the protected FOLDER stores and requests only what the list declares."""
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
    """Show a progress bar on standard error if it is a terminal; standard output is unaffected."""
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
    """Return the inventory and the options. Raises ProblemsFoundError with the problems of both."""
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
    """Read the services, in the languages of the settings, or in those of their own texts if `options` is None."""
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
