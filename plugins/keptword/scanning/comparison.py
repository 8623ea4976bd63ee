"""Compares what a browser showed with the inventory, both ways (CL-01). Pure."""

from ..inventory import Inventory
from .hosts import host_findings, silent_services
from .items import item_findings
from .mismatches import Kind, Mismatch
from .seen import Record


def compare(record: Record, inventory: Inventory) -> tuple[Mismatch, ...]:
    """Return every difference: lies first, then what was not seen and what could not be."""
    silent = silent_services(record, inventory)
    found = [*item_findings(record, inventory, silent), *host_findings(record, inventory, silent)]
    order = list(Kind)
    return tuple(sorted(found, key=lambda finding: (order.index(finding.kind), finding.services, finding.name)))
