"""The tasks of the project: `invoke --list` explains each. Their work is done, and tested, elsewhere.

Each imports what it needs once it runs: all of it together would take longer than the shortest of them.
"""

import contextlib
import functools
import shutil
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from invoke.collection import Collection
from invoke.context import Context
from invoke.exceptions import Exit
from invoke.tasks import Task, task

ROOT = Path(__file__).parent
sys.path.insert(0, str(ROOT))

from plugins.keptword.problems import ProblemsFoundError  # noqa: E402
from tools.service_tasks import tasks as service_tasks  # noqa: E402

if TYPE_CHECKING:
    from tools.publication.building import SiteSettings

OUTPUT = ROOT / "output"


def _settings(code: int = 1, name: str = "pelicanconf.py") -> "SiteSettings":
    """Return the settings of the site, or end with all that is wrong with them."""
    from tools.publication.building import site_settings

    try:
        return site_settings(ROOT, name)
    except ProblemsFoundError as error:
        raise Exit(str(error), code=code) from error


@task(help={"publish": "with the settings for visitors, which refuse what is untranslated"})
def build(_: Context, publish: bool = False) -> None:
    """Build the site into output/, all of it or, with a problem, nothing."""
    from tools.publication.building import build_site

    build_site(ROOT, OUTPUT, "publishconf.py" if publish else "pelicanconf.py")


@task
def serve(_: Context) -> None:
    """Build the site, serve it on this machine, and build again after each change."""
    from tools.publication.serving import serve_site

    serve_site(ROOT)


@task
def check(_: Context) -> None:
    """Check texts in seconds: links, translations, messages, spelling, and what is still to be confirmed."""
    from tools.project_check import check_lines, check_project, error_count

    kinds = check_project(ROOT, _settings())
    print("\n".join(check_lines(kinds)))
    if error_count(kinds):
        raise Exit(code=1)


@task(iterable=["affirm"], help={"affirm": "a file whose translation still holds, though its original changed"})
def translate(_: Context, affirm: list[str]) -> None:
    """Update the catalogues, record which texts follow their original, and tell what is left to translate."""
    from plugins.translation_status.translating import NothingToAffirmError, SiteLanguages
    from plugins.translation_status.translating import translate as translate_site

    settings = _settings()
    files = [Path(file).as_posix() for file in affirm]
    try:
        for line in translate_site(ROOT, SiteLanguages(settings.languages, settings.original), files):
            print(line)
    except (NothingToAffirmError, ProblemsFoundError) as error:
        raise Exit(str(error), code=1) from error


@task(
    help={
        "only": "run only the tests whose names contain this",
        "fast": "run only the tests that need no browser",
        "changed": "run only the tests that your changes since main touch",
    }
)
def test(context: Context, only: str = "", fast: bool = False, changed: bool = False) -> None:
    """Run all tests, those in a real browser included."""
    from tests.all_tests import WITHOUT_BROWSER, run_all_tests
    from tests.changed_tests import UnknownReachError, changed_files, touched_tests

    options = [WITHOUT_BROWSER] if fast else []
    if only:
        context.run(f"{sys.executable} -m pytest {' '.join(['-k', repr(only), *options])}", pty=sys.stdout.isatty())
        return
    if changed:
        try:
            touched = touched_tests(ROOT, changed_files(ROOT))
        except UnknownReachError as reason:
            print(f"All tests, since {reason}.")
        else:
            print("\n".join(["Touched by what changed:", *touched]) if touched else "Nothing changed that tests read.")
            if not touched:
                return
            options += touched
    if status := run_all_tests(ROOT, *options):
        raise Exit(code=status)


@task
def lint(context: Context) -> None:
    """Check types (mypy, strict) and style (ruff)."""
    for command in ("mypy", "ruff check .", "ruff format --check ."):
        context.run(f"{sys.executable} -m {command}")


@task(
    help={
        "path": "another built site to judge, anyone's",
        "services": "a folder with its cookie inventory",
        "url": "the address at which that is served: its host is not foreign",
        "json": "print a JSON line for each finding",
        "all": "leave nothing out of the report on another site",
        "sarif": "also write a SARIF file, which code hosts show beside the files",
        "summary": "also write a summary in Markdown, for a CI to post",
        "baseline": "a file with what is known already: only what is new is told, and fails",
        "write_baseline": "write all that is found into that file",
    }
)
def audit(
    _: Context,
    path: str = "",
    services: str = "",
    url: str | None = None,
    json: bool = False,
    all: bool = False,  # noqa: A002
    sarif: str = "",
    summary: str = "",
    baseline: str = "",
    write_baseline: bool = False,
) -> None:
    """Judge output/, or any built site: nothing third party may load before consent."""
    from plugins.keptword.auditing.command import NOT_JUDGED, audit_command
    from plugins.keptword.auditing.reports import Reports
    from plugins.keptword.site_address import NoSiteAddressError
    from tools.publication.building import foreign_site, own_site

    if write_baseline and not baseline:
        raise Exit("--write-baseline goes with --baseline FILE.", code=NOT_JUDGED)
    written, posted, known = (Path(file) if file else None for file in (sarif, summary, baseline))
    if url is not None and not path:
        raise Exit("--url goes with --path: this site's own address is SITEURL in pelicanconf.py.", code=NOT_JUDGED)
    try:
        site = foreign_site(Path(path), url, services) if path else own_site(ROOT, OUTPUT)
    except NoSiteAddressError as error:
        raise Exit(f"--url: {error}", code=NOT_JUDGED) from error
    except ProblemsFoundError as error:
        raise Exit(str(error), code=NOT_JUDGED) from error
    if status := audit_command(site, Reports(json, all, written, posted, known, write_baseline)):
        raise Exit(code=status)


@task(help={"url": "a live address to scan", "json": "print a JSON line for each finding"})
def scan(_: Context, url: str | None = None, json: bool = False) -> None:
    """Look at output/, or a live site, in a browser: does the list of cookies and hosts tell the truth?"""
    from plugins.keptword.auditing.command import NOT_JUDGED
    from plugins.keptword.inventory.entries import catalogue_of
    from plugins.keptword.scanning.command import scan_command
    from plugins.keptword.scanning.last_seen import FILE as LAST_SCAN
    from plugins.keptword.scanning.listed import listed_in

    services = "content/services"
    settings = _settings(NOT_JUDGED)
    try:
        listed = listed_in(ROOT / services, settings.languages, services, catalogue_of(ROOT))
        listed = listed.on_site(settings.company, settings.address)
    except ProblemsFoundError as error:
        raise Exit(str(error), code=NOT_JUDGED) from error
    if status := scan_command(listed, OUTPUT, url, path=settings.address.path, as_json=json, kept=ROOT / LAST_SCAN):
        raise Exit(code=status)


@task
def compliance(_: Context) -> None:
    """Write the table of the checklist and the tests that show each row, tests/compliance/table.md."""
    from tests.compliance.table import write_table

    if wrong := write_table(ROOT):
        raise Exit("\n".join(wrong), code=1)


@task
def guide_pictures(_: Context) -> None:
    """Take the pictures of the guides in docs/ anew."""
    from tools.guides.pictures import pictures_in, take_pictures
    from tools.publication.building import build_site

    build_site(ROOT, OUTPUT)
    guides = sorted((ROOT / "docs").glob("*.md"))
    pictures = [picture for guide in guides for picture in pictures_in(guide.read_text("utf-8"))]
    for file in take_pictures(OUTPUT, pictures, ROOT / "docs", _settings().address.path):
        print(file.relative_to(ROOT))


@task
def libraries(_: Context) -> None:
    """List the released files of well-known libraries anew, which an audit knows by their hashes."""
    from plugins.keptword.requests.libraries import LIST
    from tools.known_libraries.listing import write_list

    print(f"{write_list(LIST, print)} files are known.")


@task
def bench(_: Context) -> None:
    """Measure bytes of consent, speed of audit, protect and build, and visits beside other consent tools."""
    from plugins.page_ids import files_of_page
    from tools.benchmark.audit_speed import audit_speed
    from tools.benchmark.build_share import consent_share
    from tools.benchmark.comparison import compare_with_peers
    from tools.benchmark.npm import NPM_CACHE, NoPackageError
    from tools.benchmark.protect_speed import protect_speed
    from tools.benchmark.table import comparison_lines
    from tools.benchmark.weight import consent_weights
    from tools.publication.building import build_site, own_site

    build_site(ROOT, OUTPUT)
    policies = list(files_of_page(OUTPUT, "privacy"))
    for page in policies:
        print(f"\n/{page.parent.relative_to(OUTPUT)}/ {'raw':>22}{'gzip':>8}{'brotli':>8}")
        for part in consent_weights(page.read_text("utf-8")):
            print(f"  {part.part:24}{part.raw:8,}{part.gzip:8,}{part.brotli:8,}")
    inventory = own_site(ROOT, OUTPUT).inventory
    print()
    for pages in (1_000, 10_000):
        speed = audit_speed(policies[0], pages, inventory)
        print(f"audit of {pages:6,} pages: {speed.pages_per_second:6.0f} a second, at most {speed.memory:.0f} MiB")
    for pages, cores in ((1_000, None), (4_000, None), (10_000, None), (4_000, 1)):
        protected = protect_speed(ROOT, pages, cores)
        print(
            f"protect of {pages:6,} pages{' on one core' if cores else ''}: {protected.pages_per_second:6.0f} a second,"
            f" {protected.share:.2f} of a bare parse ({protected.parsed_per_second:.0f} a second on one core),"
            f" at most {protected.memory:.0f} MiB"
        )
    share = consent_share(ROOT, 1_000)
    times = f"{share.with_consent:.1f} s, without consent {share.without_consent:.1f} s"
    print(f"build of 1,000 pages: {times}: {share.share:.1%}\n")
    home = (OUTPUT / "en" / "index.html").read_text("utf-8")
    try:
        comparison = compare_with_peers(home, OUTPUT / "theme", inventory, ROOT / NPM_CACHE)
    except NoPackageError as error:
        raise Exit(f"Not compared with other consent tools: {error}", code=1) from error
    print("\n".join(comparison_lines(comparison)))


@task
def contact_sheet(_: Context) -> None:
    """Picture every page at three widths, light and dark, and lay the pictures on sheets in contact-sheets/."""
    from tools.publication.building import build_site
    from tools.screenshots.contact_sheet import FOLDER as CONTACT_SHEETS
    from tools.screenshots.contact_sheet import write_contact_sheets

    build_site(ROOT, OUTPUT)
    settings = _settings()
    for sheet in write_contact_sheets(OUTPUT, ROOT / CONTACT_SHEETS, settings.languages, settings.address.path):
        print(sheet.relative_to(ROOT))


@task
def keep_version(_: Context) -> None:
    """Keep what is published in kept/: policies, banner, inventory and screenshots, dated and hashed."""
    from plugins.policy_versions.archive.keeping import KEPT, AlteredError, keep
    from plugins.policy_versions.archive.screenshots import screenshots
    from plugins.settings.reading import PUBLISHED_SETTINGS
    from tools.publication.building import BuildError, built_site

    settings = _settings()
    try:
        pictured = partial(screenshots, path=settings.address.path)
        with built_site(ROOT, OUTPUT, PUBLISHED_SETTINGS):
            new = keep(OUTPUT, ROOT / "content", ROOT / KEPT, settings.languages, settings.url, pictured)
    except (BuildError, AlteredError) as error:
        raise Exit(str(error), code=1) from error
    print(f"Kept in {new.relative_to(ROOT)}/: commit it." if new else "This version is kept already.")


@task(
    help={
        "to": "where: folder:PATH, rsync:USER@HOST:PATH, git:REMOTE#BRANCH, s3:BUCKET, github-pages",
        "unfinished": "also while the settings still hold placeholders, for a look",
        "replaces": "the address of another site, in whose place this one is put",
    }
)
def publish(_: Context, to: str, unfinished: bool = False, replaces: str = "") -> None:
    """Build the site for visitors and publish it; where anything fails, the last good one stays."""
    from plugins.content_checks.open_points import SETTINGS, open_settings
    from plugins.settings.reading import PUBLISHED_SETTINGS
    from tools.deploy.publication import check_target, publish_site
    from tools.deploy.targets.errors import PublishError
    from tools.deploy.targets.written import read_target
    from tools.publication.building import BuildError, built_site

    try:
        read_target(to)
    except PublishError as error:
        raise Exit(str(error), code=1) from error
    unfilled = list(open_settings(SETTINGS, (ROOT / SETTINGS).read_text("utf-8")))
    if unfilled and not unfinished:
        told = "To publish it all the same, for a look, add --unfinished."
        raise Exit("\n".join([*map(str, unfilled), told]), code=1)
    settings = _settings(name=PUBLISHED_SETTINGS)
    try:
        check_target(OUTPUT, to, ROOT, settings.address, replaces)
        with built_site(ROOT, OUTPUT, PUBLISHED_SETTINGS):
            publish_site(OUTPUT, to, ROOT, settings.address, settings.author, replaces)
    except (BuildError, PublishError) as error:
        raise Exit(str(error), code=1) from error
    print(f"Published to {to}.")


@task(
    help={
        "pages": "how many random documents to open",
        "minutes": "for no longer than this",
        "seed": "the same seed makes the same documents",
        "only": "families of vectors, with commas; then no random documents",
        "plain": "open what was refused, too, without lock: does it really contact someone?",
    }
)
def attack(
    _: Context, pages: int = 10_000, minutes: float = 60, seed: int = 1, only: str = "", plain: bool = False
) -> None:
    """Attack the promise: hundreds of texts, templates and files, then random documents, in real browsers."""
    from plugins.keptword.auditing.command import NOT_JUDGED
    from plugins.keptword.browser.chromium import NoBrowserError
    from tools.attack.command import attack as attack_site
    from tools.attack.wire import NotOpenedError

    families = [name for name in only.split(",") if name]
    try:
        status = attack_site(ROOT, pages=pages, minutes=minutes, seed=seed, families=families, plain=plain)
    except (ValueError, NoBrowserError, NotOpenedError) as error:
        raise Exit(str(error), code=NOT_JUDGED) from error
    if status:
        raise Exit(code=status)


@task(help={"only": "judges, with commas: nu, links, server, other-servers, first-load, lighthouse"})
def judge(_: Context, only: str = "") -> None:
    """Have the published site judged by others: HTML checker, crawler, servers, Chromium and Lighthouse."""
    from plugins.keptword.browser.chromium import NoBrowserError
    from plugins.keptword.browser.system_packages import NoProgramError
    from tools.benchmark.npm import NoPackageError
    from tools.publication.building import SERVER, BuildError, built_site
    from tools.validators.command import judge_site
    from tools.validators.lighthouse import NoScoresError
    from tools.validators.report import JUDGES

    wanted = [name for name in only.split(",") if name] or list(JUDGES)
    if unknown := set(wanted) - set(JUDGES):
        raise Exit(f"No judge is called {', '.join(sorted(unknown))}. They are {', '.join(JUDGES)}.", code=1)
    settings = _settings()
    if settings.address.path:
        raise Exit("The judges look at a site at the root of its host; this one is below a path.", code=1)
    try:
        with built_site(ROOT, OUTPUT, "publishconf.py"):
            content = judge_site(OUTPUT, ROOT / SERVER, settings.url, settings.languages, ROOT, wanted)
    except (BuildError, NoPackageError, NoProgramError, NoBrowserError, NoScoresError) as error:
        raise Exit(str(error), code=1) from error
    if not content:
        raise Exit(code=1)


@task(
    help={
        "folder": "where it is made: one that does not exist yet",
        "languages": "their tags with commas, that of the originals first",
        "company": "what the company is called",
        "url": "where the site will stand",
    }
)
def new_site(_: Context, folder: str, languages: str = "", company: str = "", url: str = "") -> None:
    """Make a site for another company in a folder: neutral texts to be confirmed, and none of this site's services."""
    from tools.new_site import NotMadeError, make_site, wanted_site

    wanted = languages.split(",") if languages else _settings().languages
    try:
        make_site(ROOT, Path(folder), wanted_site(wanted, company, url))
    except NotMadeError as error:
        raise Exit(str(error), code=1) from error
    print(f"Made in {folder}. Begin there: python3 bootstrap.py serve; invoke check tells what is to be filled in.")


@task(help={"folder": "the site to upgrade: it was made with new-site"})
def upgrade_site(_: Context, folder: str) -> None:
    """Bring a site that was made with new-site to this version: texts, settings and what was changed there stay."""
    from tools.new_site import NotMadeError
    from tools.new_site import upgrade_site as upgraded_site

    try:
        for line in upgraded_site(ROOT, Path(folder)):
            print(line)
    except NotMadeError as error:
        raise Exit(str(error), code=1) from error
    print(f"{folder} is up to date. Its texts and settings are as they were: invoke check tells if they still fit.")


@task
def pictures(_: Context) -> None:
    """Draw the icons and the picture for social media anew, from the SVG files of the theme."""
    from plugins.site_files.pictures import draw_pictures

    for drawn in draw_pictures(ROOT / "theme"):
        print(f"Drawn: {drawn.relative_to(ROOT)}")


@task
def clean(_: Context) -> None:
    """Remove what was built and cached; texts and settings stay."""
    from plugins.keptword.replacement import remove_leftovers
    from plugins.policy_versions.archive.keeping import KEPT
    from tools.benchmark.npm import NPM_CACHE
    from tools.publication.building import SERVER
    from tools.publication.served_folders import remove_abandoned
    from tools.publication.serving import SERVED
    from tools.screenshots.contact_sheet import FOLDER as CONTACT_SHEETS
    from tools.validators.debian import CACHE as DEBIAN_CACHE

    for place in (OUTPUT, ROOT / KEPT):
        remove_leftovers(place)
    remove_abandoned(ROOT / SERVED)
    for folder in (
        OUTPUT,
        ROOT / SERVER,
        ROOT / NPM_CACHE,
        ROOT / CONTACT_SHEETS,
        ROOT / DEBIAN_CACHE,
        *(ROOT / f".{tool}_cache" for tool in ("pytest", "mypy", "ruff")),
        ROOT / ".hypothesis",
    ):
        shutil.rmtree(folder, ignore_errors=True)
    with contextlib.suppress(OSError):  # A server that runs keeps its folder.
        (ROOT / SERVED).rmdir()


def _telling(body: Callable[..., object]) -> Callable[..., object]:
    """Return the task with problems told as they are: no one mends a text with the steps of a program."""

    @functools.wraps(body)
    def tell(*args: object, **options: object) -> object:
        from tools.publication.building import BuildError

        try:
            return body(*args, **options)
        except (BuildError, ProblemsFoundError) as error:
            raise Exit(str(error), code=1) from error

    return tell


namespace = Collection(*(made for made in list(globals().values()) if isinstance(made, Task)))
namespace.add_collection(Collection.from_module(service_tasks, name="service"))
for made in (namespace, *namespace.collections.values()):
    for one in made.tasks.values():
        one.body = _telling(one.body)
