"""DS-02, DS-07: the day of a request and the last day for its answer, one month later, in the words of the page."""

import pytest

from tests.browser.form_sites import SITES, THANKS_FOR_REQUEST
from tests.browser.form_visits import fill, press_send, thank
from tests.conftest import Visitor


@pytest.mark.parametrize(
    ("now", "language", "today", "deadline"),
    [
        ("2026-11-22T10:00:00Z", "en", "22 November 2026", "22 December 2026"),
        ("2026-12-22T10:00:00Z", "nl", "22 december 2026", "22 januari 2027"),
        ("2027-01-31T10:00:00Z", "fr", "31 janvier 2027", "28 février 2027"),
        ("2028-01-31T10:00:00Z", "de", "31. Januar 2028", "29. Februar 2028"),
        ("2026-02-28T10:00:00Z", "en", "28 February 2026", "28 March 2026"),
        # Already the 31st in Brussels, where the request is read.
        ("2026-03-30T22:30:00Z", "fr", "31 mars 2026", "30 avril 2026"),
    ],
)
def test_ds_02_ds_07_a_month_later_is_the_same_day_or_the_last_of_a_shorter_month(
    visitor: Visitor, now: str, language: str, today: str, deadline: str
) -> None:
    visitor.page.clock.set_fixed_time(now)
    visitor.go(THANKS_FOR_REQUEST[language])
    visitor.page.locator(".answer-deadline time").first.wait_for()
    said = visitor.page.locator(".answer-deadline time").all_inner_texts()
    assert said == [today, deadline]
    first, last = (str(t.get_attribute("datetime")) for t in visitor.page.locator(".answer-deadline time").all())
    assert first < last <= "2028-02-29"


def test_without_script_no_date_is_claimed(visitor: Visitor) -> None:
    visitor.page.route("**/site/forms.*.js", lambda route: route.abort())
    visitor.go(THANKS_FOR_REQUEST["en"])
    assert visitor.page.is_hidden(".answer-deadline")
    assert "within one month" in visitor.page.inner_text("main")


@pytest.mark.parametrize("site_name", ["plain"], indirect=True)
def test_ds_07_who_sends_a_request_reads_its_date_the_deadline_and_how_to_complain(
    form_site: str, visitor: Visitor
) -> None:
    visitor.page.clock.set_fixed_time("2026-10-31T12:00:00Z")
    visitor.receiver.vendors[SITES[form_site]["rights"].host] = thank
    visitor.go("/en/your-rights/")
    fill(visitor, "rights")
    press_send(visitor, "rights")
    outcome = visitor.page.locator("#rights-outcome[role=status]")
    outcome.locator("time").first.wait_for()
    assert "Sent on 31 October 2026. You have our answer on 30 November 2026 at the latest." in outcome.inner_text()
    assert "lodge a complaint" in outcome.inner_text()
