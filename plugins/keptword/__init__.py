"""The library: protects any built site, so that nothing third party happens before a visitor says yes."""

from importlib import import_module
from typing import TYPE_CHECKING

from .release import __version__ as __version__

if TYPE_CHECKING:
    from .auditing.findings import Finding
    from .auditing.folder import audit
    from .gate.origin import Origins
    from .inventory import Inventory, Service, read_inventory
    from .problems import Problem, ProblemsFoundError
    from .protection.folder import Report, protect
    from .protection.options import Options, read_options
    from .scanning.folder import scan
    from .scanning.mismatches import Mismatch

# Imported on first use, so that using Problem does not import everything else.
_HOMES = {
    "Finding": ".auditing.findings",
    "Inventory": ".inventory",
    "Mismatch": ".scanning.mismatches",
    "Options": ".protection.options",
    "Origins": ".gate.origin",
    "Problem": ".problems",
    "ProblemsFoundError": ".problems",
    "Report": ".protection.folder",
    "Service": ".inventory",
    "audit": ".auditing.folder",
    "protect": ".protection.folder",
    "read_inventory": ".inventory",
    "read_options": ".protection.options",
    "scan": ".scanning.folder",
}

__all__ = [
    "Finding",
    "Inventory",
    "Mismatch",
    "Options",
    "Origins",
    "Problem",
    "ProblemsFoundError",
    "Report",
    "Service",
    "audit",
    "protect",
    "read_inventory",
    "read_options",
    "scan",
]


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name], __name__), name)
