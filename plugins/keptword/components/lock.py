"""The browser lock of a site: the script that inserts the policy, and the choice that it reads.

Made from the inventory, once for all pages.
"""

from collections.abc import Mapping

from ..csp.inline import InlineCode, script_json
from ..csp.policy import Policy
from ..inventory import Inventory, Service, service_version
from .site_files import static_text
from .stored_choice import CHOICE_KEY, choice_lifetime, stored_name


def lock_call(inventory: Inventory, own: Policy, services: Mapping[str, Policy], path: str = "") -> str:
    """Return the lock, an expression, called with its data: key, lifetime in ms, own policy, and each service.

    Of a service: its id, its version, its policy, and 1 if it follows visitors to show adverts (SG-01, SG-06).

    The inventory must list the stored choice: see `stored_choice`. `path` is that of the site on its host.
    """
    listed = [_locked(service, services[service.id]) for service in inventory.optional]
    data = (stored_name(CHOICE_KEY, path), choice_lifetime(inventory, path), own.text(), listed)
    arguments = ",".join(script_json(value) for value in data)
    return f"{InlineCode.script(static_text('lock.js')).text}({arguments})"


def _locked(service: Service, policy: Policy) -> list[object]:
    follows = [1] if service.follows_visitors else []
    return [service.id, service_version(service), policy.text(), *follows]
