"""What each choice opens, on the wire; and that no other way of acting is a choice."""

import pytest

from plugins.keptword.inventory import Category, Inventory, service_version
from plugins.policy_versions.notice import NOTICE_KEY
from tests.browser.hosts import declared_hosts, loaded_hosts
from tests.browser.planted import among_inert_scripts
from tests.browser.test_before_consent import every_page
from tests.conftest import LANGUAGES, NewVisitor, Visitor, new_document

HOMES = [f"/{language}/" for language in LANGUAGES]


@pytest.mark.parametrize("home", HOMES)
def test_accepting_all_contacts_exactly_the_declared_hosts(visitor: Visitor, inventory: Inventory, home: str) -> None:
    visitor.go(home)
    visitor.accept_all()
    assert not visitor.banner_is_visible
    contacted = visitor.receiver.foreign_hosts()
    assert contacted == loaded_hosts(inventory.optional, embeds=("youtube",))
    assert contacted <= declared_hosts(inventory.optional)
    assert visitor.errors == []


@pytest.mark.parametrize("home", HOMES)
def test_cb_16_cb_17_refusing_contacts_no_one_and_is_not_asked_again(visitor: Visitor, home: str) -> None:
    visitor.go(home)
    visitor.reject_all()
    assert not visitor.banner_is_visible
    # From each language to pages of all four; `test_cb_08` of the banner opens every page in one profile.
    for other in every_page(visitor.receiver.folder)[HOMES.index(home) :: len(HOMES)]:
        visitor.go(other)
        assert not visitor.banner_is_visible, other
    visitor.wait()
    assert visitor.receiver.foreign_requests() == ()
    assert visitor.stored_items() == ["local consent", "local consent-events"]


def test_refusing_everything_on_a_first_visit_reloads_nothing(visitor: Visitor) -> None:
    visitor.go("/en/contact/")
    visitor.receiver.forget()
    visitor.reject_all()
    visitor.wait(300)
    assert [request.path for request in visitor.receiver.own_requests() if "/icon." not in request.path] == []


def test_cw_08_the_stored_choice_is_the_only_thing_stored_and_the_list_names_it(
    visitor: Visitor, inventory: Inventory
) -> None:
    visitor.go("/en/")
    visitor.reject_all()
    own = [cookie.name for service in inventory.of(Category.NECESSARY) for cookie in service.cookies]
    own.remove(NOTICE_KEY)  # There is no notice here to be closed.
    assert visitor.stored_items() == [f"local {name}" for name in own]
    choice = visitor.page.evaluate("JSON.parse(localStorage.consent)")
    assert set(choice) == {"time", "language", "method", "signal", "since", "whole", "services", "opened"}
    assert choice["services"] == {service.id: f"no {service_version(service)}" for service in inventory.optional}
    assert (choice["language"], choice["method"], choice["opened"]) == ("en", "banner", [])


def test_cb_13_analytics_alone_opens_no_marketing_host(visitor: Visitor, inventory: Inventory) -> None:
    visitor.go("/en/cookie-policy/")
    visitor.page.check("[name=category][value=analytics]")
    visitor.follow("#consent-settings button:not([name])")
    assert visitor.receiver.foreign_hosts() == loaded_hosts(inventory.of(Category.ANALYTICS))


def test_cb_13_a_single_service_can_be_allowed_alone(visitor: Visitor) -> None:
    visitor.go("/nl/cookiebeleid/")
    visitor.page.check("[name=service][value=meta-pixel]")
    visitor.follow("#consent-settings button:not([name])")
    assert visitor.receiver.foreign_hosts() == {"connect.facebook.net"}


def test_cb_14_cw_05_boxes_start_empty_and_show_the_stored_choice_when_opened_again(visitor: Visitor) -> None:
    visitor.go("/fr/politique-cookies/")
    boxes = visitor.page.locator("#consent-settings [type=checkbox]")
    assert boxes.count() > 0
    assert [box.is_checked() for box in boxes.all()] == [False] * boxes.count()
    visitor.page.check("[name=category][value=marketing]")
    visitor.follow("#consent-settings button:not([name])")
    visitor.go("/de/cookie-richtlinie/")
    ticked = visitor.page.eval_on_selector_all("[name=service]:checked", "boxes => boxes.map(box => box.value)")
    assert ticked == ["google-ads", "linkedin-insight", "meta-pixel"]
    assert visitor.page.is_checked("[name=category][value=marketing]")


def test_a_category_that_is_half_allowed_is_shown_as_half(visitor: Visitor) -> None:
    visitor.go("/en/cookie-policy/")
    visitor.page.check("[name=service][value=youtube]")
    category = visitor.page.locator("[name=category][value=embedded]")
    assert category.evaluate("box => box.indeterminate")
    visitor.page.check("[name=service][value=google-maps]")
    assert category.is_checked()


def test_bl_09_linkedin_is_not_there_until_it_is_allowed_itself(visitor: Visitor, inventory: Inventory) -> None:
    linkedin = inventory.find("linkedin-insight")
    assert linkedin is not None
    others = tuple(service.id for service in inventory.optional if service is not linkedin)
    visitor.go("/en/contact/")
    visitor.store_choice(others)
    visitor.go("/en/contact/")
    visitor.wait(300)
    assert visitor.receiver.foreign_hosts()
    assert not visitor.receiver.foreign_hosts() & declared_hosts((linkedin,))
    assert visitor.page.evaluate("typeof _linkedin_partner_id + typeof lintrk") == "undefinedundefined"
    visitor.store_choice((linkedin.id,))
    visitor.receiver.forget_requests()
    visitor.go("/en/contact/")
    visitor.wait(300)
    assert visitor.receiver.foreign_hosts() == loaded_hosts((linkedin,))


def test_ax_08_saved_is_said_in_a_part_that_was_there_to_be_listened_to(visitor: Visitor) -> None:
    visitor.go("/en/cookie-policy/")
    status = visitor.page.locator("#consent-settings").get_by_role("status")
    assert status.inner_text() == ""
    visitor.page.click("#consent-settings [value=reject]")
    assert status.inner_text() == "Your choice is saved."
    visitor.follow("#consent-settings [value=accept]")
    status.filter(has_text="Your choice is saved.").wait_for()


def test_cw_02_withdrawing_takes_two_clicks_from_any_page_and_stops_everything(
    visitor: Visitor, inventory: Inventory
) -> None:
    visitor.go("/en/your-rights/")
    visitor.accept_all()
    visitor.page.click(".site-footer .cookie-settings-link a")
    visitor.follow("#consent-dialog [value=reject]")
    said = visitor.page.locator(".consent-said")
    said.wait_for()
    assert said.inner_text() == "Your choice is saved."
    assert said.evaluate("said => said === document.activeElement")
    visitor.receiver.forget()
    for page in ("/en/", "/en/contact/"):
        visitor.go(page)
        visitor.wait(100)
    assert visitor.receiver.foreign_requests() == ()
    assert visitor.granted() == []
    assert not visitor.banner_is_visible


def test_ml_02_the_choice_holds_in_every_language(visitor: Visitor) -> None:
    visitor.go("/nl/")
    visitor.page.click("#consent-reject-all")
    for language in LANGUAGES:
        visitor.follow(f".languages [hreflang={language}]")
        assert visitor.page.evaluate("document.documentElement.lang") == language
        assert not visitor.banner_is_visible


def test_a_choice_that_cannot_be_stored_counts_as_none(new_visitor: NewVisitor) -> None:
    visitor = new_visitor()
    visitor.page.add_init_script("Storage.prototype.setItem = () => { throw new DOMException('full') }")
    visitor.go("/en/")
    visitor.page.click("#consent-accept-all")
    visitor.wait(200)
    assert visitor.receiver.foreign_requests() == ()
    visitor.go("/en/")
    assert visitor.banner_is_visible
    assert visitor.receiver.foreign_requests() == ()


def test_enter_in_a_box_saves_what_is_ticked(visitor: Visitor) -> None:
    visitor.go("/en/cookie-policy/")
    visitor.page.focus("[name=service][value=youtube]")
    with new_document(visitor.page):
        visitor.page.keyboard.press("Space")
        visitor.page.keyboard.press("Enter")
    assert visitor.granted() == ["youtube"]


def test_cw_05_boxes_follow_a_choice_made_in_the_banner(visitor: Visitor) -> None:
    visitor.go("/en/cookie-policy/")
    visitor.page.check("[name=category][value=marketing]")
    visitor.reject_all()
    assert visitor.page.locator("#consent-settings :checked").count() == 0


def test_ticks_that_were_not_saved_do_not_come_back(visitor: Visitor) -> None:
    visitor.go("/en/cookie-policy/")
    visitor.page.check("[name=service][value=youtube]")
    visitor.go("/en/contact/")
    visitor.page.go_back()
    visitor.wait()
    assert visitor.page.locator("#consent-settings :checked").count() == 0


def test_a_choice_that_cannot_be_stored_says_so_in_the_settings(new_visitor: NewVisitor) -> None:
    visitor = new_visitor()
    visitor.page.add_init_script("Storage.prototype.setItem = () => { throw new DOMException('full') }")
    visitor.go("/en/cookie-policy/")
    visitor.page.check("[name=service][value=youtube]")
    visitor.page.click("#consent-settings button:not([name])")
    assert "did not let us store" in visitor.page.inner_text("#consent-settings [role=status]")
    assert visitor.page.locator("#consent-settings :checked").count() == 0


def test_scripts_run_in_document_order_even_when_the_first_is_slow(visitor: Visitor) -> None:
    tag = '<script type="text/plain" data-service="google-analytics" data-src="https://www.googletagmanager.com/gtag/{}"></script>'
    visitor.receiver.pages["/ordered/"] = among_inert_scripts(
        visitor.receiver, tag.format("one.js") + tag.format("two.js")
    )
    visitor.receiver.delays["/gtag/one.js"] = 0.3
    visitor.go("/en/")
    visitor.store_choice(("google-analytics",))
    visitor.go("/ordered/")
    visitor.page.wait_for_load_state("networkidle")
    ran = [name.rpartition("/")[2] for name in visitor.page.evaluate("window.ran")]
    assert [name for name in ran if name in ("one.js", "two.js")] == ["one.js", "two.js"]


def test_the_code_of_the_choice_runs_only_once_the_visitor_does_something(visitor: Visitor) -> None:
    visitor.go("/en/")
    assert "resume" not in run_functions(visitor, "/en/contact/")
    assert visitor.page.locator("#consent-choice").get_attribute("type") == "text/plain"
    visitor.page.keyboard.press("Tab")
    assert visitor.page.locator("#consent-choice").get_attribute("type") == ""
    visitor.reject_all()
    assert "resume" not in run_functions(visitor, "/en/contact/")
    visitor.page.keyboard.press("Tab")
    assert visitor.page.locator("#consent-choice").get_attribute("type") == "text/plain", "nothing is asked any more"
    with new_document(visitor.page):
        visitor.page.click("[data-grant=google-maps]")
    assert visitor.granted() == ["google-maps"]
    assert "resume" in run_functions(visitor, "/en/cookie-policy/"), "the settings show what is stored"


def run_functions(visitor: Visitor, path: str) -> set[str]:
    """Return the names of the functions that run while a page loads, as the browser counts them."""
    session = visitor.context.new_cdp_session(visitor.page)
    session.send("Profiler.enable")
    session.send("Profiler.startPreciseCoverage", {"callCount": True, "detailed": False})
    visitor.go(path)
    counted = session.send("Profiler.takePreciseCoverage")["result"]
    session.detach()
    functions = [function for script in counted for function in script["functions"]]
    return {function["functionName"] for function in functions if function["ranges"][0]["count"]}
