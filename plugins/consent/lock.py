"""The browser lock of a site: the script that inserts the policy, and the choice that it reads.

Made from the inventory, once for all pages.
"""

import json
from collections.abc import Mapping

from plugins.consent.inline import InlineCode
from plugins.consent.policy import Policy
from plugins.consent.site_files import static_text
from plugins.inventory import Cookie, Inventory, Service, consent_version, service_version
from plugins.inventory.services import Category, Storage
from plugins.problems import Problem

CHOICE_KEY = "consent"
EVENTS_KEY = f"{CHOICE_KEY}-events"


def lock_script(inventory: Inventory, own: Policy, services: Mapping[str, Policy]) -> InlineCode:
    """Return the lock with its data: key, lifetime in ms, consent version, own policy, and each service.

    Of a service: its version, its policy, and 1 if it follows visitors to show adverts (SG-01).

    The inventory must list the stored choice: see `unlisted_choice`.
    """
    item = _own_item(inventory, CHOICE_KEY)
    duration = item.lifetime.duration if item else None
    data = (
        CHOICE_KEY,
        int(duration.total_seconds() * 1000) if duration else 0,
        consent_version(inventory),
        own.by_directive(),
        {service.id: _locked(service, services[service.id]) for service in inventory.optional},
    )
    arguments = ",".join(_as_script(value) for value in data)
    return InlineCode(f"{InlineCode.script(static_text('lock.js')).text}({arguments})")


def _locked(service: Service, policy: Policy) -> list[object]:
    follows = [1] if service.category is Category.MARKETING else []
    return [service_version(service), policy.by_directive(), *follows]


def unlisted_choice(inventory: Inventory, folder: str) -> list[Problem]:
    """Return problems where the inventory does not list what the banner itself stores (CW-08)."""
    problems = []
    file = f"{folder}/consent-choice.toml"
    example = 'Add a necessary service with a [[cookies]] of name "{}", storage "local-storage", lifetime "{}"'
    item = _own_item(inventory, CHOICE_KEY)
    if item is None or item.lifetime.duration is None:
        instead = example.format(CHOICE_KEY, "6 months")
        problems.append(Problem(file, 1, 1, "the visitor's choice itself is not listed", instead))
    if _own_item(inventory, EVENTS_KEY) is None:
        instead = example.format(EVENTS_KEY, "persistent")
        problems.append(Problem(file, 1, 1, "the visitor's own record of choices is not listed", instead))
    return problems


def _own_item(inventory: Inventory, name: str) -> Cookie | None:
    necessary = (cookie for service in inventory.of(Category.NECESSARY) for cookie in service.cookies)
    return next((c for c in necessary if (c.name, c.storage) == (name, Storage.LOCAL_STORAGE)), None)


def _as_script(value: object) -> str:
    """Return a JSON text that is safe inside a script element (HTML §4.12.1.3)."""
    return json.dumps(value, separators=(",", ":")).replace("<", "\\u003c")
