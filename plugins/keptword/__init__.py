"""The library: protects any built site, so that nothing third party happens before a visitor says yes."""

from plugins.inventory import Inventory, Service, read_inventory
from plugins.keptword.options import Options, read_options
from plugins.keptword.protection import Report, protect
from plugins.problems import Problem, ProblemsFoundError

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
