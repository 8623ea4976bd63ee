"""The tasks of the project: `invoke --list` explains each. Their work is done, and tested, elsewhere."""

import shutil
import sys
from collections.abc import Callable
from pathlib import Path

from invoke.collection import Collection
from invoke.context import Context
from invoke.exceptions import Exit
from invoke.tasks import task

ROOT = Path(__file__).parent
sys.path.insert(0, str(ROOT))

from plugins.adding.asking import asker  # noqa: E402
from plugins.adding.errors import NotAddedError  # noqa: E402
from plugins.adding.from_catalogue import add_service  # noqa: E402
from plugins.adding.from_nothing import new_service  # noqa: E402
from plugins.adding.listing import catalogue_list, service_list  # noqa: E402
from plugins.adding.site import SERVICES, edited_site  # noqa: E402
from plugins.adding.usage import uses  # noqa: E402
from plugins.audit.command import NOT_JUDGED, audit_command  # noqa: E402
from plugins.consent.weight import consent_weights  # noqa: E402
from plugins.inventory import read_inventory  # noqa: E402
from plugins.inventory.schema import FILE as SCHEMA  # noqa: E402
from plugins.inventory.schema import service_schema  # noqa: E402
from plugins.problems import ProblemsFoundError  # noqa: E402
from plugins.publication.building import BuildError, build_site, foreign_site, own_site  # noqa: E402
from plugins.publication.measuring import audit_speed, consent_share  # noqa: E402
from plugins.publication.serving import SERVED, serve_site  # noqa: E402

OUTPUT = ROOT / "output"


@task(help={"publish": "with the settings for visitors, which refuse what is untranslated"})
def build(_: Context, publish: bool = False) -> None:
    """Build the site into output/, all of it or, with a problem, nothing."""
    try:
        build_site(ROOT, OUTPUT, "publishconf.py" if publish else "pelicanconf.py")
    except BuildError as error:
        raise Exit(str(error), code=1) from error


@task
def serve(_: Context) -> None:
    """Build the site, serve it on this machine, and build again after each change."""
    serve_site(ROOT)


@task(help={"only": "run only the tests whose names contain this"})
def test(context: Context, only: str = "") -> None:
    """Run all tests, those in a real browser included."""
    context.run(f"{sys.executable} -m pytest {f'-k {only!r}' if only else ''}", pty=sys.stdout.isatty())


@task
def lint(context: Context) -> None:
    """Check types (mypy, strict) and style (ruff)."""
    for command in ("mypy", "ruff check .", "ruff format --check ."):
        context.run(f"{sys.executable} -m {command}")


@task(
    help={
        "path": "another built site to judge, anyone's",
        "services": "a folder with its cookie inventory",
        "url": "the address at which it is served: its host is not foreign",
        "json": "print a JSON line for each finding",
    }
)
def audit(_: Context, path: str = "", services: str = "", url: str = "", json: bool = False) -> None:
    """Judge output/, or any built site: nothing third party may load before consent."""
    try:
        site = foreign_site(Path(path), url, services) if path else own_site(ROOT, OUTPUT)
    except ProblemsFoundError as error:
        raise Exit(str(error), code=NOT_JUDGED) from error
    if status := audit_command(site, as_json=json):
        raise Exit(code=status)


@task
def bench(_: Context) -> None:
    """Measure bytes of consent per page, pages audited per second, and the plugin's share of a large build."""
    build_site(ROOT, OUTPUT)
    policies = [page for page in sorted(OUTPUT.glob("??/*/index.html")) if "page-privacy" in page.read_text("utf-8")]
    for page in policies:
        print(f"\n/{page.parent.relative_to(OUTPUT)}/ {'raw':>22}{'gzip':>8}{'brotli':>8}")
        for part in consent_weights(page.read_text("utf-8")):
            print(f"  {part.part:24}{part.raw:8,}{part.gzip:8,}{part.brotli:8,}")
    inventory = own_site(ROOT, OUTPUT).inventory
    print()
    for pages in (1_000, 10_000):
        speed = audit_speed(policies[0], pages, inventory)
        print(f"audit of {pages:6,} pages: {speed.pages_per_second:6.0f} a second, at most {speed.memory:.0f} MiB")
    share = consent_share(ROOT, 1_000)
    times = f"{share.with_consent:.1f} s, without consent {share.without_consent:.1f} s"
    print(f"build of 1,000 pages: {times}: {share.share:.1%}")


@task
def clean(_: Context) -> None:
    """Remove what was built and cached; texts and settings stay."""
    for folder in (
        OUTPUT,
        ROOT / SERVED,
        *(ROOT / f".{tool}_cache" for tool in ("pytest", "mypy", "ruff")),
        ROOT / ".hypothesis",
    ):
        shutil.rmtree(folder, ignore_errors=True)


@task(name="add", help={"entry": "its word in the catalogue", "id": "the site's own number with the vendor"})
def service_add(_: Context, entry: str, id: str = "") -> None:  # noqa: A002
    """Add a service of the catalogue to the site, or change its id."""
    _tell(lambda: add_service(edited_site(ROOT), entry, id, asker()))


@task(
    name="new",
    help={
        "host": "where it comes from, such as example.com",
        "name": "what the service is called",
        "category": "functional, analytics or marketing",
        "controller": "the company that runs it, by its legal name",
        "country": "the company's country, two capitals",
        "privacy_notice": "the address of the company's own privacy notice",
        "own": "also where the host is known already",
    },
)
def service_new(
    _: Context,
    host: str,
    name: str = "",
    category: str = "",
    controller: str = "",
    country: str = "",
    privacy_notice: str = "",
    own: bool = False,
) -> None:
    """Write a file for a service that is not in the catalogue, to be filled in."""
    given = {
        "name": name,
        "category": category,
        "controller": controller,
        "country": country,
        "privacy-notice": privacy_notice,
    }
    _tell(lambda: new_service(edited_site(ROOT), host, given, asker(), is_own=own))


@task(name="list", help={"catalogue": "all that can be added"})
def service_list_task(_: Context, catalogue: bool = False) -> None:
    """List the services of the site: category, hosts, cookies, where each is used, and the day it was checked."""
    _tell(lambda: _listed(catalogue))


@task(name="schema")
def service_schema_task(_: Context) -> None:
    """Write the schema by which editors complete and check service files."""
    site = edited_site(ROOT)
    (ROOT / SCHEMA).write_text(service_schema(site.settings.languages, site.catalogue.ids), "utf-8")


def _listed(of_catalogue: bool) -> str:
    site = edited_site(ROOT)
    if of_catalogue:
        entries = read_inventory(site.catalogue.folder, (), site.catalogue.shown_as)
        return catalogue_list(site.catalogue, entries, site.sound_services())
    inventory = read_inventory(ROOT / SERVICES, site.settings.languages, SERVICES, site.catalogue)
    return service_list(inventory, uses(ROOT, site.settings.url))


def _tell(said: Callable[[], str]) -> None:
    """Print what is returned, or end with what is wrong."""
    try:
        print(said())
    except (NotAddedError, ProblemsFoundError) as error:
        raise Exit(str(error), code=1) from error


namespace = Collection(
    build,
    serve,
    test,
    lint,
    audit,
    bench,
    clean,
    Collection("service", service_add, service_new, service_list_task, service_schema_task),
)
