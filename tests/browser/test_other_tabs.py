"""A choice counts in every open tab, and on a page that comes back from the back-forward cache."""

import re

from tests.browser.hosts import own_code
from tests.conftest import Visitor, granted_on, new_document


def test_refusing_in_one_tab_closes_the_banner_of_the_other(visitor: Visitor) -> None:
    visitor.go("/en/")
    other = visitor.context.new_page()
    other.goto(visitor.receiver.origin + "/nl/contact/")
    assert other.locator("#site-consent").is_visible()
    visitor.reject_all()
    other.locator("#site-consent").wait_for(state="hidden")
    assert visitor.receiver.foreign_requests() == ()


def test_cw_03_withdrawing_in_one_tab_closes_the_services_of_the_other_and_loses_no_text(visitor: Visitor) -> None:
    visitor.go("/en/")
    visitor.accept_all()
    other = visitor.context.new_page()
    other.goto(visitor.receiver.origin + "/nl/contact/")
    other.wait_for_load_state("networkidle")
    other.fill("#message", "half a sentence")
    visitor.receiver.forget_requests()
    with new_document(other):
        visitor.page.click(".cookie-settings-link a")
        visitor.receiver.forget_requests()
        visitor.page.click("#consent-dialog [value=reject]")
    assert granted_on(other) == []
    assert other.input_value("#message") == "half a sentence"
    assert visitor.receiver.foreign_requests() == ()


def test_clearing_all_storage_in_one_tab_closes_the_services_of_the_other(visitor: Visitor) -> None:
    visitor.go("/en/")
    visitor.accept_all()
    other = visitor.context.new_page()
    other.goto(visitor.receiver.origin + "/en/contact/")
    with new_document(other):
        visitor.page.evaluate("localStorage.clear()")
    assert other.locator("#site-consent").is_visible()
    assert granted_on(other) == []


def test_a_choice_made_elsewhere_while_the_page_is_still_being_read_lets_nothing_start(visitor: Visitor) -> None:
    visitor.go("/en/")
    visitor.accept_all()
    visitor.receiver.forget_requests()
    visitor.page.add_init_script(
        """new MutationObserver((_, observer) => {
            if (!document.body || !JSON.parse(localStorage.consent).opened?.length) return;
            observer.disconnect();
            localStorage.removeItem("consent");
            dispatchEvent(new StorageEvent("storage", { key: "consent" }));
        }).observe(document, { childList: true, subtree: true })"""
    )
    with new_document(visitor.page):
        visitor.go("/en/contact/")
    visitor.wait(300)
    assert visitor.granted() == []
    assert visitor.receiver.foreign_requests() == ()


def test_what_is_withdrawn_while_its_code_is_on_the_way_does_not_start_any_more(visitor: Visitor) -> None:
    visitor.go("/en/contact/")
    visitor.receiver.delays[own_code(visitor.page, "google-analytics")] = 0.9
    withdrawal = re.search(r"/site/withdraw\.\w+\.js", visitor.page.content())
    assert withdrawal is not None
    visitor.receiver.delays[withdrawal[0]] = 2
    visitor.store_choice(("google-analytics",))
    visitor.page.goto(f"{visitor.receiver.origin}/en/contact/", wait_until="domcontentloaded")
    with new_document(visitor.page):
        visitor.page.click(".cookie-settings-link a")
        visitor.page.click("#consent-dialog [value=reject]")
    visitor.wait(300)
    assert visitor.receiver.foreign_requests() == ()


def test_a_page_from_the_back_forward_cache_follows_what_was_chosen_meanwhile(visitor: Visitor) -> None:
    visitor.go("/en/")
    visitor.accept_all()
    visitor.store_choice(())
    visitor.receiver.forget_requests()
    with new_document(visitor.page):
        visitor.page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")
    visitor.wait()
    assert visitor.granted() == []
    assert visitor.receiver.foreign_requests() == ()


def test_a_granted_script_cannot_add_to_what_is_granted(visitor: Visitor) -> None:
    visitor.go("/en/contact/")
    visitor.store_choice(("google-analytics",))
    visitor.receiver.scripts["www.googletagmanager.com"] = (
        "try { consent.asked.push('meta-pixel'); consent.granted = () => true } catch {}"
        "try { window.consent = {} } catch {} window.hasTried = true"
    )
    visitor.go("/en/contact/")
    visitor.wait()
    assert visitor.page.evaluate("window.hasTried")
    visitor.follow("[data-grant=google-maps]")
    stored = visitor.page.evaluate("JSON.parse(localStorage.consent).services")
    granted = [name for name, answer in stored.items() if answer.startswith("yes")]
    assert granted == ["google-maps", "google-analytics"]
