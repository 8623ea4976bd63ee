"""The tasks `service.…`, as they are typed. Their work is done, and tested, elsewhere."""

from collections.abc import Callable
from pathlib import Path

from invoke.context import Context
from invoke.exceptions import Exit
from invoke.tasks import task

from plugins.keptword.problems import ProblemsFoundError
from plugins.keptword.text_files import write_text
from tools.service_tasks.errors import NotAddedError

ROOT = Path(__file__).parents[2]


@task(help={"entry": "its word in the catalogue", "id": "the site's own number with the vendor"})
def add(_: Context, entry: str, id: str = "") -> None:  # noqa: A002
    """Add a service of the catalogue to the site, or change its id."""
    from tools.service_tasks.asking import asker
    from tools.service_tasks.from_catalogue import add_service
    from tools.service_tasks.site import edited_site

    _tell(lambda: add_service(edited_site(ROOT), entry, id, asker()))


@task(
    help={
        "host": "where it comes from, such as example.com",
        "name": "what the service is called",
        "category": "embedded, analytics or marketing",
        "company": "the company that runs it, by its legal name",
        "role": "processor, controller or joint-controller",
        "country": "the company's country, two capitals",
        "privacy_notice": "the address of the company's own privacy notice",
        "own": "also where the host is known already",
    },
)
def new(
    _: Context,
    host: str,
    name: str = "",
    category: str = "",
    company: str = "",
    role: str = "",
    country: str = "",
    privacy_notice: str = "",
    own: bool = False,
) -> None:
    """Write a file for a service that is not in the catalogue, to be filled in."""
    from tools.service_tasks.asking import asker
    from tools.service_tasks.from_nothing import new_service
    from tools.service_tasks.site import edited_site

    given = {
        "name": name,
        "category": category,
        "company": company,
        "role": role,
        "country": country,
        "privacy-notice": privacy_notice,
    }
    _tell(lambda: new_service(edited_site(ROOT), host, given, asker(), is_own=own))


@task(name="list", help={"catalogue": "all that can be added"})
def list_services(_: Context, catalogue: bool = False) -> None:
    """List the services of the site: category, hosts, cookies, where each is used, when checked and last seen."""
    _tell(lambda: _listed(catalogue))


@task(name="schema")
def write_schema(_: Context) -> None:
    """Write the schema by which editors complete and check service files."""
    from plugins.keptword.inventory.schema import FILE as SCHEMA
    from plugins.keptword.inventory.schema import service_schema
    from tools.service_tasks.site import edited_site

    site = edited_site(ROOT)
    write_text(ROOT / SCHEMA, service_schema(site.settings.languages, site.catalogue.ids))


def _listed(of_catalogue: bool) -> str:
    from plugins.keptword.components.own_services import inventory_of
    from plugins.keptword.inventory import read_inventory
    from plugins.keptword.scanning.last_seen import FILE as LAST_SCAN
    from plugins.keptword.scanning.last_seen import days_last_seen
    from tools.service_tasks.listing import catalogue_list, service_list
    from tools.service_tasks.site import SERVICES, edited_site
    from tools.service_tasks.usage import uses

    site = edited_site(ROOT)
    if of_catalogue:
        entries = read_inventory(site.catalogue.folder, (), site.catalogue.shown_as)
        return catalogue_list(site.catalogue, entries, site.sound_services())
    written = read_inventory(ROOT / SERVICES, site.settings.languages, SERVICES, site.catalogue)
    inventory = inventory_of(written, site.settings.company, site.settings.address)
    return service_list(inventory, uses(ROOT, site.settings.url), days_last_seen(ROOT / LAST_SCAN))


def _tell(said: Callable[[], str]) -> None:
    """Print what is returned, or end with what is wrong."""
    try:
        print(said())
    except (NotAddedError, ProblemsFoundError) as error:
        raise Exit(str(error), code=1) from error
