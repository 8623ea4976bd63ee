"""The browser lock of a site: the script that inserts the policy, and the choice that it reads.

Made from the inventory, once for all pages.
"""

import json
from collections.abc import Mapping
from pathlib import Path

from plugins.consent.inline import InlineCode
from plugins.consent.policy import Policy
from plugins.inventory import Cookie, Inventory, consent_version
from plugins.inventory.services import Category, Storage
from plugins.problems import Problem

STATIC = Path(__file__).parent / "static"

CHOICE_KEY = "consent"


def lock_script(inventory: Inventory, own: Policy, services: Mapping[str, Policy]) -> InlineCode:
    """Return the lock with its data: key, consent version, lifetime in ms, own policy, policy of each service.

    The inventory must list the stored choice: see `unlisted_choice`.
    """
    item = _choice_item(inventory)
    duration = item.lifetime.duration if item else None
    data = (
        CHOICE_KEY,
        consent_version(inventory),
        int(duration.total_seconds() * 1000) if duration else 0,
        own.by_directive(),
        {service_id: policy.by_directive() for service_id, policy in services.items()},
    )
    arguments = ",".join(_as_script(value) for value in data)
    source = (STATIC / "lock.js").read_text("utf-8")
    return InlineCode(f"{InlineCode.script(source).text}({arguments})")


def unlisted_choice(inventory: Inventory, folder: str) -> list[Problem]:
    """Return a problem where the inventory does not list the stored choice itself, with its lifetime (CW-08)."""
    item = _choice_item(inventory)
    if item is not None and item.lifetime.duration is not None:
        return []
    instead = f'Add a necessary service with a [[cookies]] of name "{CHOICE_KEY}", storage "local-storage", "6 months"'
    return [Problem(f"{folder}/consent-choice.toml", 1, 1, "the visitor's choice itself is not listed", instead)]


def _choice_item(inventory: Inventory) -> Cookie | None:
    return next(
        (
            cookie
            for service in inventory.of(Category.NECESSARY)
            for cookie in service.cookies
            if (cookie.name, cookie.storage) == (CHOICE_KEY, Storage.LOCAL_STORAGE)
        ),
        None,
    )


def _as_script(value: object) -> str:
    """Return a JSON text that is safe inside a script element (HTML §4.12.1.3)."""
    return json.dumps(value, separators=(",", ":")).replace("<", "\\u003c")
