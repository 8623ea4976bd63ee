"""The files beside the pages: those that keptword adds, and what those of the site load of others."""

from collections.abc import Iterator
from urllib.parse import quote

from ..components import gpc
from ..components.list_schema import LIST_SCHEMA_FILE, list_schema
from ..components.posters import posters
from ..components.published import published_list
from ..components.receipt import SCHEMA_FILE, receipt_schema
from ..components.site_consent import SiteConsent
from ..csp.headers import NAME
from ..csp.policy import Policy
from ..gate.origin import Origin
from ..gate.owners import owner_of
from ..gate.refusals import Refusals
from ..inventory import Inventory
from ..problems import Problem
from ..requests import Load
from ..requests.files import read_file
from ..requests.kept import kept_for
from ..requests.kinds import Kind, kind_of
from .options import Options
from .site_folder import SiteFolder

HEADERS = "_headers"


def added_files(consent: SiteConsent, options: Options) -> dict[str, bytes]:
    """Return the files that keptword adds to a site, whatever its pages hold."""
    added = {file.path: file.text.encode() for file in consent.files}
    url, inventory = options.address.url, consent.inventory
    added["cookies.json"] = published_list(inventory, url).encode()
    added[LIST_SCHEMA_FILE] = list_schema(url, options.languages).encode()
    added[SCHEMA_FILE] = receipt_schema(url).encode()
    # Of a host that others share, nobody asks below a path.
    if inventory.checked is not None and not options.address.path:
        added[gpc.PATH] = gpc.gpc_file(inventory.checked).encode()
    return added | posters(inventory, options.own.posters)


def headers(sent: Policy, path: str) -> bytes:
    """Return the `_headers` of a site below a path, for hosts that read it."""
    return f"{path}/*\n  {NAME}: {sent.text()}\n".encode()


def headers_note(sent: Policy) -> str:
    """Return what to say where a site has its own `_headers`."""
    return f"The folder has its own _headers, which stays as it is. Send with each page: {NAME}: {sent.text()}"


def refused_loads(site: SiteFolder, inventory: Inventory, options: Options) -> Iterator[Problem]:
    """Yield a problem for each load of a style sheet, a picture or a feed that nothing holds back."""
    refusals = Refusals(inventory, options.commands)
    yield from refusals.of_loads(_loads(site, inventory, options), Origin(None, (), site.path))
    yield from refusals.problems


def _loads(site: SiteFolder, inventory: Inventory, options: Options) -> Iterator[Load]:
    """Yield what files beside the pages load of other hosts, and may not.

    Of a style sheet the lock holds back what no one declares, but somebody has to know. A picture or a feed that is
    opened by itself has no lock.
    """
    kept = kept_for(site.path)
    for file in site.of_kind(Kind.STYLE, Kind.XML):
        reading = read_file(site.bytes_of(file), file, f"{options.address.url}/{quote(file)}", kept=kept)
        for load in reading.loads:
            is_declared = kind_of(file) is Kind.STYLE and owner_of(load, inventory.optional) is not None
            if load.host not in ("", options.address.host, *options.own_hosts) and not is_declared:
                yield load
