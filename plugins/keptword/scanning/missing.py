"""What the list lacks, with the file in which it belongs and the TOML to paste there."""

from collections.abc import Iterator

from ..inventory import Cookie, Inventory, Service, Source
from ..inventory.services import HOST_DIRECTIVES
from .blocks import cookie_block, cookie_to_declare, hosts_block
from .listed import Listed
from .mismatches import Kind, Mismatch

_INDENT = "      "


def missing_lines(findings: list[Mismatch], site_host: str, listed: Listed) -> Iterator[str]:
    """Yield, for each service that they are or may be of, what is missing and its TOML."""
    for number, services in enumerate(dict.fromkeys(finding.services for finding in findings)):
        if number:
            yield ""
        found = [finding for finding in findings if finding.services == services]
        yield f"  {_whose(services, listed.inventory)}"
        yield from (f"    {_said(finding)}" for finding in found)
        owner = listed.inventory.find(services[0]) if len(services) == 1 else None
        cookies = [cookie_to_declare(f.item, site_host, listed.languages) for f in found if f.item]
        if cookies and not owner:
            yield from _lists_to_copy(services, listed)
        if cookies:
            yield from _cookie_lines(cookies, owner, listed, needs_consent=bool(services))
        sources = [finding.source for finding in found if finding.source]
        if services:
            yield from _host_lines(sources, owner)
        elif sources:
            yield ""
            yield "    A host of another company gets a file of its own:"
            yield from (f"{_INDENT}invoke service.new {host}" for host in _names(found))


def _whose(services: tuple[str, ...], inventory: Inventory) -> str:
    files = [service.file for service in inventory if service.id in services]
    if not files:
        return (
            "No service was allowed when this was seen. Stop it, or let it wait for a yes; what the site cannot do "
            "without belongs in the file of a necessary service."
        )
    return files[0] if len(files) == 1 else f"One of {', '.join(files)}"


def _said(finding: Mismatch) -> str:
    if finding.kind is Kind.BLOCKED_HOST:
        directive = finding.source.directive if finding.source else ""
        return (
            f"{finding.name}: the browser lock stopped {finding.seen} ({directive}); first on {finding.where}. "
            "Declare it if the service needs it."
        )
    return f"{finding.name}: {finding.seen}; first seen on {finding.where}"


def _cookie_lines(
    cookies: list[Cookie], owner: Service | None, listed: Listed, *, needs_consent: bool
) -> Iterator[str]:
    """Yield the tables to add; all of them where the list comes from the catalogue, because one replaces it whole."""
    if owner and listed.is_from_catalogue(owner):
        yield "    The other items come from the catalogue, and are repeated here because a list counts as a whole:"
        cookies = [*owner.cookies, *cookies]
    for cookie in cookies:
        yield ""
        yield from (f"{_INDENT}{line}" for line in cookie_block(cookie, needs_consent=needs_consent))


def _host_lines(sources: list[Source], owner: Service | None) -> Iterator[str]:
    if any(source.directive in HOST_DIRECTIVES for source in sources):
        yield ""
        yield "    In [hosts], in place of the lines of that name:" if owner else "    In [hosts]:"
        yield from (f"{_INDENT}{line}" for line in hosts_block(owner, sources))


def _names(findings: list[Mismatch]) -> list[str]:
    """Return the hosts of findings, each once."""
    return list(dict.fromkeys(finding.name for finding in findings if finding.source))


def _lists_to_copy(services: tuple[str, ...], listed: Listed) -> Iterator[str]:
    for service in listed.inventory:
        if service.id in services and listed.is_from_catalogue(service):
            yield f"    {service.file} has its list from the catalogue: write all of that there too."
