"""Where the site itself sends things, if anywhere: each host is declared in the inventory like any other.

A necessary service may name such hosts, and no others: under `connect-src` where receipts go (`CONSENT_ENDPOINT`),
under `form-action` where forms go; their owners stand among the recipients.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from ..inventory import Inventory, Service, Source
from ..inventory.rules import allows
from ..line_numbers import line_number
from ..problems import Problem

SETTING = "CONSENT_ENDPOINT"


@dataclass(frozen=True)
class Endpoint:
    """An address to which the site sends: where its setting stands, and what the inventory has to say about it.

    It needs `directives`, may have `optional` ones, and `suggested` are those of them that a new file had better name.
    """

    setting: str
    file: str
    line: int
    column: int
    address: str
    carries: str
    service: str
    directives: tuple[str, ...]
    optional: tuple[str, ...] = ()
    suggested: tuple[str, ...] = ()
    is_own_host_declared: bool = False

    def problem(self, wrong: str, instead: str) -> Problem:
        return Problem(self.file, self.line, self.column, wrong, instead)


def receipts_endpoint(address: str, settings: tuple[str, str]) -> Endpoint:
    """Return the endpoint of `CONSENT_ENDPOINT`; `settings` is the name and the text of the file that it stands in."""
    file, text = settings
    line = line_number(text, text.find(f"\n{SETTING} =") + 1)
    return receipts_endpoint_at(SETTING, (file, line, 1), address)


def receipts_endpoint_at(setting: str, place: tuple[str, int, int], address: str) -> Endpoint:
    """Return where receipts are sent, by a setting in a file, at a line and column."""
    return Endpoint(setting, *place, address, "receipts", "consent-choice", ("connect-src",))


def endpoint_problems(inventory: Inventory, endpoints: Collection[Endpoint], site_url: str) -> Iterator[Problem]:
    """Yield mismatches between endpoints and inventory."""
    necessary = [service for service in inventory if not service.needs_consent]
    for service in necessary:
        yield from _unused_hosts(service, endpoints)
    for endpoint in endpoints:
        yield from undeclared_problems(inventory, endpoint, site_url, "content/services")


def undeclared_problems(inventory: Inventory, endpoint: Endpoint, site_url: str, folder: str) -> Iterator[Problem]:
    """Yield what is wrong with one endpoint; `folder` is how messages name that of the services."""
    target = urlsplit(endpoint.address)
    if target.scheme != "https" or not target.hostname:
        instead = 'Write the whole address, such as "https://receipts.example.com/consent", or "" for none'
        yield endpoint.problem(f'{endpoint.setting} "{endpoint.address}" is no https address', instead)
    elif target.hostname != urlsplit(site_url).hostname or endpoint.is_own_host_declared:
        necessary = [service for service in inventory if not service.needs_consent]
        yield from _undeclared(endpoint, necessary, folder)


def _unused_hosts(service: Service, endpoints: Collection[Endpoint]) -> Iterator[Problem]:
    """Find hosts of a necessary service to which nothing is sent (CB-01).

    Where one of its hosts receives a form, further ones under `form-action` are where its answers lead.
    """
    receives_form = any(_is_used(source, endpoints) for source in service.sources if source.directive == "form-action")
    for source in service.sources:
        if not (_is_used(source, endpoints) or (receives_form and source.directive == "form-action")):
            wrong = f"{source.host} is a host of a necessary service, but no setting sends anything there"
            instead = f"Remove it from {source.directive}, or write its address in the settings: {SETTING} or FORMS"
            yield Problem(service.file, 1, 1, wrong, instead)


def _is_used(source: Source, endpoints: Collection[Endpoint]) -> bool:
    return any(
        source.directive in (*endpoint.directives, *endpoint.optional) and allows(source.host, endpoint.address)
        for endpoint in endpoints
    )


def _undeclared(endpoint: Endpoint, necessary: Collection[Service], folder: str) -> Iterator[Problem]:
    target = urlsplit(endpoint.address)
    declaring = [
        service
        for service in necessary
        if all(_names(service, directive, endpoint.address) for directive in endpoint.directives)
    ]
    if not declaring:
        named = [
            f'{directive} = ["https://{target.netloc}"]' for directive in (*endpoint.directives, *endpoint.suggested)
        ]
        wrong = f'{endpoint.carries} would be sent to "{target.hostname}", which no necessary service declares'
        instead = f"Add [hosts] with {' and '.join(named)} to {folder}/{endpoint.service}.toml"
        yield endpoint.problem(wrong, f"{instead}, and its owner as [[recipients]]")
    for service in declaring:
        if not service.recipients:
            wrong = f'{endpoint.carries} would be sent to "{target.hostname}", but no recipient is named'
            yield Problem(service.file, 1, 1, wrong, 'Add [[recipients]] with name = "…" and country = "…"')


def _names(service: Service, directive: str, address: str) -> bool:
    return any(source.directive == directive and allows(source.host, address) for source in service.sources)
