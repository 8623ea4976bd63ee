"""What happens when the clock moves on: a choice counts for six months, nothing prolongs it, no banner has a timer."""

import datetime

import pytest

from tests.browser.waiting import wait_until
from tests.conftest import Visitor

START = datetime.datetime(2027, 1, 4, 9, tzinfo=datetime.UTC)
MONTH = datetime.timedelta(days=30)


@pytest.mark.parametrize("answer", ["reject", "accept"])
def test_cw_06_a_yes_and_a_no_count_for_six_months_and_not_a_day_longer(visitor: Visitor, answer: str) -> None:
    visitor.page.clock.set_fixed_time(START)
    visitor.go("/en/")
    if answer == "accept":
        visitor.accept_all()
    else:
        visitor.reject_all()
    for later in (MONTH, 5 * MONTH, 6 * MONTH - datetime.timedelta(minutes=1)):
        visitor.page.clock.set_fixed_time(START + later)
        visitor.go("/en/contact/")
        assert not visitor.banner_is_visible, later
        assert (visitor.granted() != []) == (answer == "accept")
    visitor.page.clock.set_fixed_time(START + 6 * MONTH)
    visitor.receiver.forget_requests()
    visitor.go("/en/contact/")
    visitor.wait()
    assert visitor.banner_is_visible
    assert visitor.receiver.foreign_requests() == ()
    assert "local consent" not in visitor.stored_items(), "a choice that no longer counts is no longer kept"


def recorded(visitor: Visitor) -> list[str]:
    """Return the times of the acts on record, as far as the day."""
    times: list[str] = visitor.page.evaluate(
        "JSON.parse(localStorage['consent-events'] || '[]').map(({ time }) => time.slice(0, 10))"
    )
    return times


def after(visitor: Visitor, time: datetime.timedelta, path: str = "/en/contact/") -> None:
    """Open a page some time after the first visit."""
    visitor.page.clock.set_fixed_time(START + time)
    visitor.go(path)


def test_cw_12_each_act_on_record_goes_after_six_months_by_itself_while_a_later_choice_counts(visitor: Visitor) -> None:
    visitor.page.clock.set_fixed_time(START)
    visitor.go("/en/")
    visitor.reject_all()
    for month in (2, 4):
        after(visitor, month * MONTH, "/en/cookie-policy/")
        visitor.page.click("#consent-settings [value=reject]")
    days = [(START + month * MONTH).date().isoformat() for month in (0, 2, 4)]
    after(visitor, 6 * MONTH - datetime.timedelta(minutes=1))
    assert recorded(visitor) == days
    for month, left in ((6, days[1:]), (7, days[1:]), (8, days[2:]), (9, days[2:])):
        after(visitor, month * MONTH)
        wait_until(visitor, lambda left=left: recorded(visitor) == left)  # type: ignore[misc]
        assert not visitor.banner_is_visible
    after(visitor, 10 * MONTH)
    wait_until(visitor, lambda: visitor.stored_items() == [])


def test_cw_12_a_record_that_is_spoilt_or_of_another_time_goes_with_the_choice(visitor: Visitor) -> None:
    visitor.page.clock.set_fixed_time(START)
    visitor.go("/en/")
    visitor.page.evaluate("localStorage['consent-events'] = '[null, 1, {\"time\": \"2099-01-01T00:00:00Z\"}, {}]'")
    visitor.reject_all()
    after(visitor, 6 * MONTH)
    wait_until(visitor, lambda: visitor.stored_items() == [])
    assert visitor.errors == []


@pytest.mark.parametrize("opened", ['["a-service-of-long-ago"]', '"youtube"', "5"])
def test_cw_06_an_expired_choice_goes_whatever_stands_in_it(visitor: Visitor, opened: str) -> None:
    visitor.go("/en/")
    visitor.store_choice(())
    visitor.page.evaluate(
        """opened => { const old = { time: "2020-01-01", opened: JSON.parse(opened) };
            localStorage.consent = JSON.stringify({ ...JSON.parse(localStorage.consent), ...old }) }""",
        opened,
    )
    visitor.go("/en/contact/")
    visitor.wait()
    assert visitor.banner_is_visible
    assert "local consent" not in visitor.stored_items()


def test_cw_09_visits_do_not_prolong_a_choice(visitor: Visitor) -> None:
    visitor.page.clock.set_fixed_time(START)
    visitor.go("/en/")
    visitor.reject_all()
    stored = visitor.page.evaluate("localStorage.consent")
    for month in range(1, 6):
        visitor.page.clock.set_fixed_time(START + month * MONTH)
        for path in ("/nl/", "/en/cookie-policy/"):
            visitor.go(path)
            assert visitor.page.evaluate("localStorage.consent") == stored


@pytest.mark.parametrize("clock", [START - 12 * MONTH, START + 12 * MONTH])
def test_cb_01_a_clock_that_is_a_year_off_grants_nothing(visitor: Visitor, clock: datetime.datetime) -> None:
    visitor.page.clock.set_fixed_time(START)
    visitor.go("/en/")
    visitor.accept_all()
    visitor.page.clock.set_fixed_time(clock)
    visitor.receiver.forget_requests()
    visitor.go("/en/")
    visitor.wait()
    assert visitor.banner_is_visible
    assert visitor.receiver.foreign_requests() == ()


def test_cb_02_ax_14_waiting_answers_nothing_and_the_banner_stays(visitor: Visitor) -> None:
    visitor.page.clock.install(time=START)
    visitor.go("/en/")
    for wait in ("00:30", "10:00", "08:00:00"):
        visitor.page.clock.fast_forward(wait)
        visitor.wait(50)
        assert visitor.banner_is_visible, wait
    assert visitor.page.evaluate("Date.now()") >= (START.timestamp() + 8 * 3600) * 1000, "the page lived through it"
    assert visitor.receiver.foreign_requests() == ()
    assert visitor.stored_items() == []
