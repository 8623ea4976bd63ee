"""Compares what a browser showed with the inventory, both ways (CL-01). Pure."""

from plugins.inventory import Inventory
from plugins.scanning.findings import Finding, Kind
from plugins.scanning.hosts import host_findings, silent_services
from plugins.scanning.items import item_findings
from plugins.scanning.seen import Record


def compare(record: Record, inventory: Inventory) -> tuple[Finding, ...]:
    """Return every difference: lies first, then what was not seen and what could not be."""
    silent = silent_services(record, inventory)
    found = [*item_findings(record, inventory, silent), *host_findings(record, inventory, silent)]
    order = list(Kind)
    return tuple(sorted(found, key=lambda finding: (order.index(finding.kind), finding.services, finding.name)))
