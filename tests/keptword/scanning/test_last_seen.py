import datetime
from dataclasses import replace
from pathlib import Path

from plugins.keptword.scanning.last_seen import days_last_seen, keep_day, services_at_work
from tests.keptword.scanning.records import ALL, FUNCTIONAL, HONEST, INVENTORY, STORED, at, record


def test_a_service_is_at_work_where_it_answers_or_stores_something_while_it_is_allowed() -> None:
    assert services_at_work(record(), INVENTORY) == ("video", "example")
    assert services_at_work(record(items=STORED[:1], requests=()), INVENTORY) == ("example",)
    silent = replace(HONEST[0], failure="net::ERR_NAME_NOT_RESOLVED")
    assert services_at_work(record(items=(), requests=(silent,)), INVENTORY) == ()
    not_allowed = replace(STORED[0], where=at(FUNCTIONAL))
    assert services_at_work(record(items=(not_allowed,), requests=()), INVENTORY) == ()
    assert services_at_work(record(items=(replace(STORED[0], where=at(ALL)),), requests=()), INVENTORY) == ("example",)


def test_a_day_stays_until_a_later_scan_sees_the_service_again(tmp_path: Path) -> None:
    file = tmp_path / "kept.json"
    assert days_last_seen(file) == {}
    first, second = datetime.date(2026, 1, 1), datetime.date(2026, 2, 1)
    keep_day(file, ("video", "example"), first)
    keep_day(file, ("example",), second)
    assert days_last_seen(file) == {"video": first, "example": second}
