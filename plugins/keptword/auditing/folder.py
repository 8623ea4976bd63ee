"""The audit of a folder that `protect` has protected, or is to protect."""

from pathlib import Path

from ..inventory import Inventory
from ..protection.folder import is_protected
from ..protection.options import Options
from .built import audit_site
from .findings import Finding
from .site import Site


def audit(folder: Path, inventory: Inventory, options: Options) -> tuple[Finding, ...]:
    """Return what the pages of a built folder would load by themselves, and what nobody can tell of them."""
    return tuple(finding for _, findings in audit_site(site_of(folder, inventory, options)) for finding in findings)


def site_of(folder: Path, inventory: Inventory, options: Options) -> Site:
    """Return a built folder as the audit judges it."""
    is_locked = is_protected(folder, inventory, options)
    return Site(folder, options.address.url, inventory, is_locked=is_locked, named_own=frozenset(options.own_hosts))
