import datetime
from zoneinfo import ZoneInfo

from plugins.keptword.inventory import Inventory
from plugins.keptword.inventory.services import Category, in_reading_order
from plugins.keptword.protection.page_policy import page_policy
from plugins.policy_versions.notice import notice_end, notice_scripts, shown_notice, unlisted_notice
from plugins.policy_versions.versions import Change, History, Kind

BRUSSELS = ZoneInfo("Europe/Brussels")
FIRST = Change("2027-01-01", 1, Kind.MAJOR, {"en": "First"})
MAJOR = Change("2027-03-10", 2, Kind.MAJOR, {"en": "Second"})
HISTORY = History((FIRST, MAJOR))
MINUTE = datetime.timedelta(minutes=1)


def test_a_notice_ends_after_thirty_days_at_midnight_in_brussels() -> None:
    end = notice_end(MAJOR, BRUSSELS)
    assert end.isoformat() == "2027-04-09T00:00:00+02:00", "summer time has begun by then"
    assert shown_notice(HISTORY, end - MINUTE, BRUSSELS) is MAJOR
    assert shown_notice(HISTORY, end, BRUSSELS) is None


def test_a_site_that_has_announced_nothing_carries_no_code() -> None:
    assert notice_scripts(History((FIRST,)), notice_end(FIRST, BRUSSELS) - MINUTE, BRUSSELS) == ()


def test_while_it_is_shown_pages_carry_its_end_and_later_only_what_clears_up() -> None:
    end = notice_end(MAJOR, BRUSSELS)
    (script,) = notice_scripts(HISTORY, end - MINUTE, BRUSSELS)
    assert script.text.endswith(f'("policy-notice","2027-03-10",{int(end.timestamp())}000)')
    (script,) = notice_scripts(HISTORY, end, BRUSSELS)
    assert "removeItem" in script.text
    assert "setItem" not in script.text


def test_cb_01_the_policy_of_each_page_allows_the_script_of_the_notice_by_its_hash(inventory: Inventory) -> None:
    (script,) = notice_scripts(HISTORY, notice_end(MAJOR, BRUSSELS) - MINUTE, BRUSSELS)
    policy = page_policy(inventory, [script], {}, ())
    assert policy.is_strict
    assert script.csp_source in policy.own.text()


def test_cl_01_that_a_notice_was_closed_has_to_be_listed_with_its_lifetime(inventory: Inventory) -> None:
    assert list(unlisted_notice(inventory, "content/services")) == []
    without = in_reading_order(service for service in inventory if service.category is not Category.NECESSARY)
    (problem,) = unlisted_notice(without, "content/services")
    assert str(problem).startswith("content/services/consent-choice.toml:1:1: that a visitor closed the notice")
    assert 'name "policy-notice", storage "local-storage", lifetime "30 days"' in str(problem)
