import datetime

import pytest

from plugins.keptword.inventory import Lifetime
from plugins.keptword.inventory.services import Storage
from plugins.keptword.scanning.lifetimes import lives_as_declared, seen_lifetime
from plugins.keptword.scanning.seen import SeenItem
from tests.keptword.scanning.records import NOTHING, at, cookie


def lifetime(words: str) -> Lifetime:
    amount, _, unit = words.partition(" ")
    return Lifetime(unit.removesuffix("s"), int(amount)) if unit else Lifetime(words)


MINUTE = 1 / 1440


@pytest.mark.parametrize(
    ("declared", "days"),
    [
        ("13 months", 390),
        ("13 months", 396),
        ("1 month", 28),
        ("1 month", 31),
        ("3 months", 92),
        ("1 year", 365),
        ("1 year", 366),
        ("90 days", 89.999),
        ("30 minutes", 30 * MINUTE),
        ("1 minute", 0.5 * MINUTE),
        # Browsers keep nothing for longer than 400 days.
        ("2 years", 400),
        ("persistent", 400),
        ("session", None),
    ],
)
def test_a_cookie_lives_as_declared(declared: str, days: float | None) -> None:
    assert lives_as_declared(lifetime(declared), cookie("x", NOTHING, days))


@pytest.mark.parametrize(
    ("declared", "days"),
    [
        ("13 months", 400),
        ("13 months", 365),
        ("13 months", None),
        ("1 year", 390),
        ("2 years", 365),
        ("90 days", 100),
        ("30 minutes", 60 * MINUTE),
        ("session", 1),
        ("persistent", 90),
    ],
)
def test_a_cookie_does_not_live_as_declared(declared: str, days: float | None) -> None:
    assert not lives_as_declared(lifetime(declared), cookie("x", NOTHING, days))


@pytest.mark.parametrize(
    ("storage", "declared", "is_so"),
    [
        (Storage.LOCAL_STORAGE, "persistent", True),
        (Storage.LOCAL_STORAGE, "session", False),
        # Code of the site itself may delete it by then, which a scan cannot wait for.
        (Storage.LOCAL_STORAGE, "6 months", True),
        (Storage.SESSION_STORAGE, "session", True),
        (Storage.SESSION_STORAGE, "persistent", False),
        (Storage.INDEXED_DB, "session", False),
        (Storage.CACHE, "persistent", True),
    ],
)
def test_other_storage_has_no_dates_but_ends_with_the_tab_or_not(storage: Storage, declared: str, is_so: bool) -> None:
    item = SeenItem("x", storage, "site.test", at(NOTHING))
    assert lives_as_declared(lifetime(declared), item) is is_so


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (389.9999, "13 months"),
        (365, "1 year"),
        (364.9999, "1 year"),
        (90, "3 months"),
        (7, "1 week"),
        (5, "5 days"),
        (0.9999, "1 day"),
        (0.02, "29 minutes"),
        (0.00001, "1 minute"),
        (None, "session"),
    ],
)
def test_a_lifetime_is_said_in_the_largest_unit_that_fits(days: float | None, words: str) -> None:
    assert str(seen_lifetime(cookie("x", NOTHING, days))) == words


def test_what_is_said_of_a_cookie_is_true_of_it() -> None:
    for days in (*range(1, 400), 0.001, 0.01, 0.1, 0.5):
        item = SeenItem("x", Storage.COOKIE, "site.test", at(NOTHING), datetime.timedelta(days=days))
        assert lives_as_declared(seen_lifetime(item), item), days
