"""Scans a folder that `protect` has protected, or the site published from it."""

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path

from ..browser.loopback import served
from ..components.own_services import inventory_of
from ..inventory import Inventory, consent_version
from ..protection.options import Options
from .comparison import compare
from .errors import NotScannedError
from .mismatches import Mismatch
from .pages import pages_in
from .seen import Record, states_to_see
from .visiting import Tell, Wanted, look_at


def scan(folder: Path, inventory: Inventory, options: Options, url: str = "") -> tuple[Mismatch, ...]:
    """Scan a protected folder, or the site at `url` if given, and return its differences from the list.

    Raises NotScannedError if there is nothing to scan, and NoBrowserError.
    """
    listed = inventory_of(inventory, options.company, options.address)
    found = compare(seen(folder, listed, url, options.address.path), listed)
    return tuple(one for one in found if one.name not in options.own_hosts)


def seen(
    folder: Path,
    inventory: Inventory,
    url: str = "",
    path: str = "",
    tell: Tell = lambda _done, _total: None,
    look: Callable[[Wanted, Tell], Record] = look_at,
) -> Record:
    """Return what a browser observes of a folder, served locally below `path`, or of the site at `url` if given.

    Raises NotScannedError and NoBrowserError.
    """
    pages = () if url else pages_in(folder, path)
    if not (url or pages):
        raise NotScannedError(f"{folder.name}/ holds no page: build the site first.")
    site: AbstractContextManager[str] = nullcontext(url) if url else served(folder, path)
    with site as address:
        return look(Wanted(address, pages, states_to_see(inventory), consent_version(inventory)), tell)
