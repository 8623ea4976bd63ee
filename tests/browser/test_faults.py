"""Faults, one each: in none does a host that was not granted see a request, and what the visitor said holds."""

from contextlib import suppress
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import Error as PlaywrightError

from tests.conftest import Visitor, new_document

UNGRANTED = "https://px.ads.linkedin.com"
GTM = "www.googletagmanager.com"


def grant_analytics(visitor: Visitor, page: str = "/en/") -> None:
    visitor.go(page)
    visitor.store_choice(("google-analytics",))
    visitor.receiver.forget_requests()
    visitor.go(page)
    visitor.wait(300)


@pytest.mark.parametrize(
    "script",
    [
        "throw new Error('vendor')",
        "setInterval(() => { for (let n = 0; n < 500; n += 1) document.cookie = `_ga=${n}; path=/` }, 5)",
        "for (const name of Object.getOwnPropertyNames(Element.prototype)) {"
        " try { Element.prototype[name] = () => { throw new Error(name) } } catch {} }",
        "Object.defineProperty(HTMLScriptElement.prototype, 'src', { get: () => 'https://px.ads.linkedin.com/x' })",
        "document.head.querySelectorAll('meta').forEach(meta => meta.remove());"
        " document.documentElement.dataset.consent = 'answered'",
        "Storage.prototype.setItem = () => { throw new Error('mine') }",
    ],
    ids=["throws", "loops on cookies", "rewrites Element", "lies about src", "removes the policy", "breaks storage"],
)
def test_a_vendors_script_that_misbehaves_opens_nothing_else(visitor: Visitor, script: str) -> None:
    visitor.receiver.scripts[GTM] = f"new Image().src = '{UNGRANTED}/before'; {script}"
    grant_analytics(visitor)
    visitor.page.evaluate(f"try {{ fetch('{UNGRANTED}/after').catch(() => 0) }} catch {{}}")
    visitor.wait(200)
    assert visitor.receiver.foreign_hosts() == {GTM}


def test_where_a_vendors_script_broke_the_page_the_visitor_can_still_withdraw(visitor: Visitor) -> None:
    visitor.receiver.scripts[GTM] = (
        "for (const name of ['closest', 'querySelectorAll', 'matches', 'getAttribute', 'contains'])"
        " Element.prototype[name] = Node.prototype[name] = () => { throw new Error(name) }"
    )
    grant_analytics(visitor, "/en/cookie-policy/")
    with new_document(visitor.page):
        visitor.page.evaluate("document.forms[0].elements.namedItem('all')[0].click()")
    assert visitor.granted() == []


def test_after_an_error_in_a_vendors_script_the_visitor_can_still_withdraw(visitor: Visitor) -> None:
    visitor.receiver.scripts[GTM] = "throw new Error('vendor')"
    grant_analytics(visitor)
    visitor.page.click(".site-footer [data-consent-open]")
    visitor.follow("#consent-dialog [value=reject]")
    assert visitor.granted() == []


@pytest.mark.parametrize("days", [-366, 366])
def test_with_the_clock_a_year_off_a_choice_is_asked_anew_and_grants_nothing(visitor: Visitor, days: int) -> None:
    grant_analytics(visitor)
    visitor.receiver.forget_requests()
    visitor.page.clock.set_fixed_time(datetime.now(UTC) + timedelta(days=days))
    visitor.go("/en/")
    visitor.wait()
    assert visitor.receiver.foreign_requests() == ()
    assert visitor.banner_is_visible


def test_two_tabs_that_decide_at_once_end_with_the_same_answer(visitor: Visitor) -> None:
    visitor.go("/en/")
    other = visitor.context.new_page()
    other.goto(visitor.receiver.origin + "/nl/")
    visitor.page.evaluate("document.querySelector('#consent-accept-all').click()")
    with suppress(PlaywrightError):  # It may be loading anew already, because of what the first tab chose.
        other.evaluate("document.querySelector('#consent-reject-all')?.click()")
    visitor.wait(800)
    visitor.go("/en/")
    other.goto(visitor.receiver.origin + "/nl/")
    granted = "Object.keys(consent.versions).filter(consent.granted)"
    assert visitor.page.evaluate(granted) == other.evaluate(granted)
    assert len(visitor.granted()) in (0, len(visitor.page.evaluate("Object.keys(consent.versions)")))


def test_offline_a_refusal_is_kept_and_nothing_is_tried(visitor: Visitor) -> None:
    visitor.go("/en/")
    visitor.context.set_offline(True)
    visitor.reject_all()
    assert not visitor.banner_is_visible
    visitor.context.set_offline(False)
    visitor.go("/en/contact/")
    assert not visitor.banner_is_visible
    assert visitor.receiver.foreign_requests() == ()


def test_offline_a_withdrawal_is_kept_for_when_the_page_is_back(visitor: Visitor) -> None:
    grant_analytics(visitor, "/en/cookie-policy/")
    visitor.context.set_offline(True)
    visitor.page.click("#consent-settings [value=reject]")
    visitor.wait(1200)
    visitor.context.set_offline(False)
    visitor.receiver.forget_requests()
    visitor.go("/en/")
    assert visitor.granted() == []
    assert visitor.receiver.foreign_requests() == ()


def plant_with_policy(visitor: Visitor, policy: str) -> str:
    """Serve the English home page under a policy that stands before all else; return its path."""
    built = (visitor.receiver.folder / "en/index.html").read_text("utf-8")
    meta = f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
    visitor.receiver.pages["/planted/"] = built.replace("<head>", f"<head>{meta}", 1)
    return "/planted/"


@pytest.mark.parametrize("allowed", ["'none'", "'self'"])
def test_under_a_stricter_policy_from_the_server_less_runs_and_never_more(visitor: Visitor, allowed: str) -> None:
    page = plant_with_policy(visitor, f"default-src {allowed}")
    visitor.go("/en/")
    visitor.store_choice(("google-analytics", "youtube"))
    visitor.receiver.forget_requests()
    visitor.go(page)
    visitor.wait(200)
    assert visitor.receiver.foreign_requests() == ()


def test_with_trusted_types_enforced_the_visitor_can_refuse_and_what_is_granted_runs(visitor: Visitor) -> None:
    page = plant_with_policy(visitor, "require-trusted-types-for 'script'")
    visitor.go(page)
    visitor.reject_all()
    assert not visitor.banner_is_visible
    with new_document(visitor.page):
        visitor.page.click("[data-grant=youtube]")
    visitor.wait(200)
    assert visitor.page.locator(".consent-embed iframe").count() == 1
    visitor.store_choice(("google-analytics",))
    visitor.receiver.forget_requests()
    visitor.go(page)
    visitor.wait(200)
    assert visitor.receiver.foreign_hosts() == {GTM}
    assert visitor.page.evaluate("dataLayer[0][0]") == "consent"


def test_where_trusted_types_leave_the_choice_no_name_the_page_is_as_without_script(visitor: Visitor) -> None:
    page = plant_with_policy(visitor, "require-trusted-types-for 'script'; trusted-types 'none'")
    visitor.go(page)
    assert visitor.banner_is_visible
    visitor.page.click("#consent-accept-all")
    visitor.wait(200)
    assert not visitor.banner_is_visible
    assert not visitor.page.locator("[data-grant]").first.is_visible()
    visitor.store_choice(("google-analytics", "youtube"))
    visitor.go(page)
    visitor.wait(200)
    assert visitor.receiver.foreign_requests() == ()


@pytest.mark.parametrize("broken", ["Element.prototype.querySelectorAll", "Document.prototype.createElement"])
def test_an_error_in_the_middle_of_the_pages_own_script_leaves_everything_inert(visitor: Visitor, broken: str) -> None:
    visitor.go("/en/")
    visitor.store_choice(("google-analytics", "youtube"))
    visitor.receiver.forget_requests()
    visitor.page.add_init_script(f"{broken} = () => {{ throw new Error('broken') }}")
    visitor.go("/en/")
    visitor.wait(200)
    assert visitor.receiver.foreign_requests() == ()
