"""A scan of a site whose vendors are stand-ins, or of a few files on loopback."""

from collections.abc import Iterable

from plugins.keptword.browser.loopback import LOOPBACK_ONLY
from plugins.keptword.inventory import Inventory, consent_version
from plugins.keptword.scanning.seen import Record, State
from plugins.keptword.scanning.visiting import Wanted, look_at
from tests.own_thread import in_its_own_thread
from tests.receiver import Receiver


def looked_at(wanted: Wanted, arguments: Iterable[str] = (LOOPBACK_ONLY,)) -> Record:
    """Look at a site, in a thread of its own: this one may have a browser open already."""
    return in_its_own_thread(look_at, wanted, lambda *_: None, tuple(arguments))


def looked_at_with_vendors(
    receiver: Receiver, inventory: Inventory, pages: tuple[str, ...], states: tuple[State, ...]
) -> Record:
    """Look at the site that the receiver serves, with all vendors it plays."""
    arguments = ("--ignore-certificate-errors", f"--host-resolver-rules=MAP * 127.0.0.1:{receiver.port}")
    return looked_at(Wanted(receiver.origin, pages, states, consent_version(inventory)), arguments)
