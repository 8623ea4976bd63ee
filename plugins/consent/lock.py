"""The browser lock of a site: the script that inserts the policy, and the choice that it reads.

Made from the inventory, once for all pages.
"""

import json
from collections.abc import Mapping

from plugins.consent.inline import InlineCode
from plugins.consent.policy import Policy
from plugins.consent.site_files import static_text
from plugins.consent.stored_choice import CHOICE_KEY, choice_lifetime
from plugins.inventory import Inventory, Service, consent_version, service_version
from plugins.inventory.services import Category


def lock_script(inventory: Inventory, own: Policy, services: Mapping[str, Policy]) -> InlineCode:
    """Return the lock with its data: key, lifetime in ms, consent version, own policy, and each service.

    Of a service: its version, its policy, and 1 if it follows visitors to show adverts (SG-01).

    The inventory must list the stored choice: see `stored_choice`.
    """
    data = (
        CHOICE_KEY,
        choice_lifetime(inventory),
        consent_version(inventory),
        _joined(own),
        {service.id: _locked(service, services[service.id]) for service in inventory.optional},
    )
    arguments = ",".join(_as_script(value) for value in data)
    return InlineCode(f"{InlineCode.script(static_text('lock.js')).text}({arguments})")


def _locked(service: Service, policy: Policy) -> list[object]:
    follows = [1] if service.category is Category.MARKETING else []
    return [service_version(service), _joined(policy), *follows]


def _joined(policy: Policy) -> str:
    return ";".join(f"{directive} {sources}" for directive, sources in policy.by_directive().items())


def _as_script(value: object) -> str:
    """Return a JSON text that is safe inside a script element (HTML §4.12.1.3)."""
    return json.dumps(value, separators=(",", ":")).replace("<", "\\u003c")
