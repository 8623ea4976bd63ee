"""Five thousand stored states, from sound to nonsense: the lock grants what a visitor said, and nothing else."""

import json
import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import Page

from plugins.keptword.inventory import Inventory, Service, service_version
from tests.conftest import Visitor

STATES = 1_000
BATCH = 500

JUNK: tuple[object, ...] = (
    None,
    True,
    0,
    -1,
    1e308,
    "",
    "yes",
    "null",
    [],
    {},
    [[]],
    {"youtube": True},
    "2026",
    "\u20ac",
    "__proto__",
)


def random_json(source: random.Random, depth: int = 0) -> object:
    if depth > 2 or source.random() < 0.6:
        return source.choice(JUNK)
    if source.random() < 0.5:
        return [random_json(source, depth + 1) for _ in range(source.randrange(3))]
    return {source.choice(("a", "services", "time", "youtube", "length")): random_json(source, depth + 1)}


def random_answer(source: random.Random, service: Service) -> object:
    """Return a sound answer, one about another version, or something else altogether."""
    version = service_version(service)
    sound = [f"yes {version}", f"no {version}"]
    unsound = [True, f"yes  {version}", f"Yes {version}", "yes 000000", f"yes {version} ", [f"yes {version}"], version]
    return source.choice(sound if source.random() < 0.6 else [*unsound, random_json(source)])


def random_state(source: random.Random, inventory: Inventory, now: datetime) -> str:
    """Return a stored text: a choice that may be sound in all its parts, in some, or in none."""
    if source.random() < 0.15:
        return source.choice(("", "{", "undefined", "[object Object]", "\x00", json.dumps(random_json(source))))
    services: object = {service.id: random_answer(source, service) for service in inventory.optional}
    days = source.choice((0, 1, 179, 181, 400, -1, -400))
    choice: dict[str, object] = {
        "time": (now - timedelta(days=days)).isoformat(),
        "services": services,
        "opened": source.choice(([], ["youtube"], "youtube", 5, None)),
        "signal": source.choice((False, True, "yes")),
        "whole": source.choice((False, True, 1)),
    }
    if source.random() < 0.3:
        choice[source.choice(("time", "services", "opened", "extra"))] = random_json(source)
    return json.dumps(choice)


def granted_by(state: str, inventory: Inventory, now: datetime) -> list[str]:
    """Return what a visitor granted, read from the state as anyone would read it."""
    try:
        choice = json.loads(state)
        age = now - datetime.fromisoformat(choice["time"])
        if not timedelta() <= age < timedelta(days=180):
            return []
        answers = choice["services"]
        return [s.id for s in inventory.optional if answers.get(s.id) == f"yes {service_version(s)}"]
    except (ValueError, TypeError, KeyError, AttributeError):
        return []


def batches(inventory: Inventory, now: datetime) -> Iterator[list[str]]:
    source = random.Random(20261122)
    states = [random_state(source, inventory, now) for _ in range(STATES)]
    yield from (states[at : at + BATCH] for at in range(0, STATES, BATCH))


def run_lock(page: Page, lock: str, states: list[str]) -> list[tuple[list[str], str]]:
    """Return, for each state, what the lock grants, and the policy that it inserts."""
    results: list[tuple[list[str], str]] = page.evaluate(
        """([lock, states]) => states.map((stored) => {
            const frame = document.createElement("iframe");
            frame.hidden = true;
            document.body.append(frame);
            localStorage.setItem("consent", stored);
            const { granted, versions } = frame.contentWindow.Function(lock + "; return window.consent")();
            const policy = frame.contentDocument.querySelector("meta").content;
            frame.remove();
            return [Object.keys(versions).filter(granted), policy];
        })""",
        [lock, states],
    )
    return results


@pytest.mark.long
def test_in_1000_stored_states_only_what_was_granted_is_in_the_policy(visitor: Visitor, inventory: Inventory) -> None:
    visitor.go("/en/")
    lock = visitor.page.locator("head script").first.inner_text()
    visitor.receiver.pages["/blank/"] = "<!doctype html><html><head><title>blank</title></head><body></body></html>"
    visitor.go("/blank/")
    now = datetime.now(UTC)
    hosts = {service.id: {source.host for source in service.sources} for service in inventory.optional}
    grants = 0
    for states in batches(inventory, now):
        for state, (granted, policy) in zip(states, run_lock(visitor.page, lock, states), strict=True):
            assert set(granted) <= set(granted_by(state, inventory, now)), state
            allowed = {host for service in granted for host in hosts[service]}
            assert {word for word in policy.replace(";", " ").split() if "://" in word} == allowed, state
            grants += len(granted)
    assert grants > STATES / 10
    assert visitor.receiver.foreign_requests() == ()


def test_a_page_opened_with_any_of_them_contacts_only_what_it_grants(visitor: Visitor, inventory: Inventory) -> None:
    now = datetime.now(UTC)
    states = next(batches(inventory, now))[:25]
    visitor.go("/en/contact/")
    hosts = {service.id: {source.host.split("/")[2] for source in service.sources} for service in inventory.optional}
    for state in states:
        visitor.page.evaluate("state => localStorage.setItem('consent', state)", state)
        visitor.receiver.forget_requests()
        visitor.go("/en/contact/")
        visitor.wait(30)
        allowed = {host for service in granted_by(state, inventory, now) for host in hosts[service]}
        contacted = visitor.receiver.foreign_hosts()
        assert all(any(host == name or host.endswith(name.removeprefix("*")) for name in allowed) for host in contacted)
