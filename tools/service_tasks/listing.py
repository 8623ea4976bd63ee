"""What `invoke service.list` prints: the services of the site, or those that the catalogue has."""

import datetime
from collections.abc import Iterator, Mapping

from plugins.keptword.inventory import Inventory, Service
from plugins.keptword.inventory.entries import Catalogue
from tools.service_tasks.lines import listed
from tools.service_tasks.usage import Use, where_used


def service_list(inventory: Inventory, used: tuple[Use, ...], seen: Mapping[str, datetime.date]) -> str:
    """Return all services of the site by category, with what they need, what they keep and where they are used.

    `seen` is the day on which a scan last saw each.
    """
    return "\n".join(line for service in inventory for line in _service_lines(service, inventory, used, seen))


def _service_lines(
    service: Service, inventory: Inventory, used: tuple[Use, ...], seen: Mapping[str, datetime.date]
) -> Iterator[str]:
    yield f"{service.name}  ({service.file})"
    hosts = dict.fromkeys(source.host.partition("://")[2] for source in service.sources)
    yield from listed("category", [str(service.category)])
    yield from listed("hosts", list(hosts) or ["none"])
    yield from listed("cookies", [cookie.name for cookie in service.cookies] or ["none"])
    yield from listed("used on", list(where_used(service, inventory, used)))
    yield from listed("checked", [str(service.checked)])
    yield from listed("last seen", [str(seen.get(service.id, "by no scan yet; invoke scan"))])
    yield ""


def catalogue_list(catalogue: Catalogue, entries: Inventory, inventory: Inventory) -> str:
    """Return all that can be added by category, each with what it is, and with the file that has it already."""
    if not entries.services:
        return "The catalogue is empty. To write a file of your own: invoke service.new example.com"
    rows = {service.id: (service.id, service.name, catalogue.group(service.id)) for service in entries}
    widths = [max(map(len, column)) for column in zip(*rows.values(), strict=True)]
    lines: list[str] = []
    for category in entries.categories:
        lines.append(str(category))
        for service in entries.of(category):
            there = inventory.find(service.id)
            cells = (f"{cell:{width}}" for cell, width in zip(rows[service.id], widths, strict=True))
            lines.append("  ".join(["", *cells, f"({there.file})" if there else ""]).rstrip())
    return "\n".join([*lines, "", "To add one: invoke service.add <the word on the left>"])
