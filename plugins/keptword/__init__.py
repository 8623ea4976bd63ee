"""The library: protects any built site, so that nothing third party happens before a visitor says yes."""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .inventory import Inventory, Service, read_inventory
    from .problems import Problem, ProblemsFoundError
    from .protection.folder import Report, protect
    from .protection.options import Options, read_options

__version__ = "0.1.0"

# Each is imported once it is asked for: who needs a Problem need not read all else.
_HOMES = {
    "Inventory": ".inventory",
    "Options": ".protection.options",
    "Problem": ".problems",
    "ProblemsFoundError": ".problems",
    "Report": ".protection.folder",
    "Service": ".inventory",
    "protect": ".protection.folder",
    "read_inventory": ".inventory",
    "read_options": ".protection.options",
}

__all__ = [
    "Inventory",
    "Options",
    "Problem",
    "ProblemsFoundError",
    "Report",
    "Service",
    "protect",
    "read_inventory",
    "read_options",
]


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name], __name__), name)
