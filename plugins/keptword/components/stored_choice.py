"""What the site itself stores of a visitor's choice: the choice, and the record of each time that one was made."""

from collections.abc import Iterable
from dataclasses import replace

from ..inventory import Cookie, Inventory
from ..inventory.services import Category, Storage, in_reading_order
from ..problems import Problem

CHOICE_KEY = "consent"
EVENTS_KEY = f"{CHOICE_KEY}-events"


def stored_name(name: str, path: str) -> str:
    """Return the name under which a site below a path keeps an item of its own: other sites of its host keep theirs."""
    return f"{path}/{name}" if path else name


def with_stored_names(inventory: Inventory, path: str) -> Inventory:
    """Return the inventory of a site below a path, in which each item of the site's own has the name that is stored."""
    return in_reading_order(
        service
        if service.needs_consent
        else replace(service, cookies=tuple(_with_stored_name(cookie, path) for cookie in service.cookies))
        for service in inventory
    )


def _with_stored_name(cookie: Cookie, path: str) -> Cookie:
    is_own = cookie.storage is Storage.LOCAL_STORAGE
    return replace(cookie, name=stored_name(cookie.name, path)) if is_own else cookie


def choice_lifetime(inventory: Inventory, path: str = "") -> int:
    """Return how long a choice counts and stays on record, in milliseconds; 0 where the inventory does not list it."""
    item = _own_item(inventory, stored_name(CHOICE_KEY, path))
    duration = item.lifetime.duration if item else None
    return int(duration.total_seconds() * 1000) if duration else 0


def unlisted_choice(inventory: Inventory, folder: str) -> list[Problem]:
    """Return problems where the inventory does not list what the banner itself stores, or how long (CW-08, CW-12)."""
    problems = []
    file = f"{folder}/consent-choice.toml"
    example = 'Add a necessary service with a [[cookies]] of name "{}", storage "local-storage", lifetime "{}"'
    item = _own_item(inventory, CHOICE_KEY)
    if item is None or item.lifetime.duration is None:
        instead = example.format(CHOICE_KEY, "6 months")
        problems.append(Problem(file, 1, 1, "the visitor's choice itself is not listed", instead))
    record = _own_item(inventory, EVENTS_KEY)
    if record is None:
        instead = example.format(EVENTS_KEY, item.lifetime if item else "6 months")
        problems.append(Problem(file, 1, 1, "the visitor's own record of choices is not listed", instead))
    elif item is not None and record.lifetime != item.lifetime:
        what = f"the record of choices stays as long as the choice ({item.lifetime}), not {record.lifetime}"
        problems.append(Problem(file, 1, 1, what, f'Write lifetime = "{item.lifetime}" for "{EVENTS_KEY}"'))
    return problems


def own_item(cookies: Iterable[Cookie], name: str) -> Cookie | None:
    """Return the item of this name that the site keeps in localStorage, if it is among the cookies."""
    return next((c for c in cookies if (c.name, c.storage) == (name, Storage.LOCAL_STORAGE)), None)


def _own_item(inventory: Inventory, name: str) -> Cookie | None:
    return own_item((cookie for service in inventory.of(Category.NECESSARY) for cookie in service.cookies), name)
