"""The list says what is in this browser right now, and a button for each service deletes it."""

import pytest

from plugins.keptword.inventory import Inventory
from plugins.keptword.inventory.services import Party
from tests.conftest import LANGUAGES, NewVisitor, Visitor

PAGES = {
    "en": "/en/cookie-policy/",
    "nl": "/nl/cookiebeleid/",
    "fr": "/fr/politique-cookies/",
    "de": "/de/cookie-richtlinie/",
}
WORDS = {"en": ("yes", "no"), "nl": ("ja", "nee"), "fr": ("oui", "non"), "de": ("ja", "nein")}

# What the site itself keeps once a visitor has chosen, and has closed no notice.
CHOSEN = {"consent": "yes", "consent-events": "yes", "policy-notice": "no"}

KEEP = """
    document.cookie = "_ga=1; path=/; max-age=999";
    document.cookie = "_ga_ABC=1; path=/en/; max-age=999";
    document.cookie = "unlisted=1; path=/; max-age=999";
"""


def column(visitor: Visitor, service_id: str) -> dict[str, str]:
    """Return what the last column says of each item of a service."""
    rows = visitor.page.locator(f"#service-{service_id} tbody tr")
    texts = [(row.locator("code").text_content(), row.locator("td").last.text_content()) for row in rows.all()]
    return {name or "": said or "" for name, said in texts}


def button(service_id: str) -> str:
    return f"#service-{service_id} .consent-buttons button"


def unfold(visitor: Visitor, service_id: str) -> None:
    visitor.page.click(f"#service-{service_id} summary")


def said(visitor: Visitor, service_id: str) -> str:
    return visitor.page.inner_text(f"#service-{service_id} [role=status]")


@pytest.mark.parametrize("language", LANGUAGES)
def test_cl_01_each_item_of_the_list_is_said_to_be_there_or_not(
    visitor: Visitor, inventory: Inventory, language: str
) -> None:
    yes, no = WORDS[language]
    visitor.go(f"/{language}/")
    visitor.page.evaluate("document.cookie = '_ga=1; path=/'")
    visitor.go(PAGES[language])
    visitor.wait(300)
    for service in inventory:
        shown = column(visitor, service.id)
        assert list(shown) == [cookie.name for cookie in service.cookies]
        for cookie in service.cookies:
            if cookie.party is Party.THIRD:
                assert cookie.domain
                assert cookie.domain in shown[cookie.name]
            else:
                assert shown[cookie.name] == (yes if cookie.name == "_ga" else no), cookie.name
    assert visitor.errors == []


def test_the_button_of_a_service_deletes_its_items_and_says_so(visitor: Visitor) -> None:
    visitor.go(PAGES["en"])
    visitor.reject_all()
    assert visitor.page.is_disabled(button("google-analytics"))
    visitor.page.evaluate(KEEP)
    visitor.wait(1300)
    assert set(column(visitor, "google-analytics").values()) == {"yes"}
    unfold(visitor, "google-analytics")
    visitor.page.click(button("google-analytics"))
    visitor.wait()
    assert set(column(visitor, "google-analytics").values()) == {"no"}
    assert visitor.page.is_disabled(button("google-analytics"))
    assert said(visitor, "google-analytics") == "What Google Analytics 4 left in your browser is deleted."
    assert visitor.page.evaluate("document.activeElement.getAttribute('role')") == "status"
    assert {cookie["name"] for cookie in visitor.context.cookies()} == {"unlisted"}


def test_the_list_follows_a_choice_and_what_code_stores_by_itself(visitor: Visitor) -> None:
    visitor.go(PAGES["en"])
    visitor.wait(300)
    assert set(column(visitor, "consent-choice").values()) == {"no"}
    visitor.reject_all()
    visitor.wait(100)
    assert column(visitor, "consent-choice") == CHOSEN
    visitor.page.evaluate("document.cookie = '_fbp=1; path=/'")
    visitor.wait(1300)
    assert column(visitor, "meta-pixel")["_fbp"] == "yes"


def test_what_is_allowed_can_come_back_and_that_is_said(visitor: Visitor) -> None:
    visitor.go(PAGES["en"])
    visitor.store_choice(("google-analytics",))
    visitor.go(PAGES["en"])
    visitor.page.evaluate(KEEP)
    visitor.wait(1300)
    unfold(visitor, "google-analytics")
    visitor.page.click(button("google-analytics"))
    visitor.wait()
    assert "You allow this service, so it can put it back." in said(visitor, "google-analytics")
    assert visitor.granted() == ["google-analytics"]


def test_services_that_keep_nothing_on_this_site_have_no_button(visitor: Visitor, inventory: Inventory) -> None:
    visitor.go(PAGES["en"])
    visitor.wait()
    for service in inventory:
        keeps = any(cookie.party is Party.FIRST for cookie in service.cookies)
        assert visitor.page.locator(button(service.id)).count() == int(keeps), service.id


def test_cw_08_deleting_the_choice_itself_ends_what_it_allowed_and_asks_again(visitor: Visitor) -> None:
    visitor.receiver.scripts["www.googletagmanager.com"] = "document.cookie = '_ga=1; path=/; max-age=999'"
    visitor.go(PAGES["en"])
    visitor.accept_all()
    visitor.wait()
    assert column(visitor, "consent-choice") == CHOSEN
    assert "cookie _ga" in visitor.stored_items()
    unfold(visitor, "consent-choice")
    visitor.follow(button("consent-choice"))
    visitor.wait(400)
    assert visitor.granted() == []
    assert visitor.banner_is_visible
    assert visitor.stored_items() == []
    assert set(column(visitor, "consent-choice").values()) == {"no"}
    assert said(visitor, "consent-choice") == "Your choice and the record of it are deleted, so we ask you again."


def test_a_cookie_that_only_servers_read_is_not_claimed_to_be_gone(visitor: Visitor) -> None:
    """What a script cannot see is said plainly beside the list."""
    visitor.go(PAGES["en"])
    visitor.wait()
    note = visitor.page.inner_text(".cookie-list-version + p")
    assert "HttpOnly" in note
    links = visitor.page.locator("#service-google-analytics dl a[rel=external][href*=privacy]")
    assert links.get_attribute("href") == "https://policies.google.com/privacy"


def test_without_script_the_column_is_absent(new_visitor: NewVisitor) -> None:
    visitor = new_visitor(java_script_enabled=False)
    visitor.go(PAGES["en"])
    assert visitor.page.locator("#service-google-analytics thead th").count() == 4
    assert visitor.page.locator("text=HttpOnly").count() == 0
    assert visitor.page.locator("section.service button").count() == 0


def test_ax_10_on_a_phone_the_cell_names_its_column(new_visitor: NewVisitor) -> None:
    visitor = new_visitor(viewport={"width": 360, "height": 800})
    visitor.go(PAGES["de"])
    visitor.wait()
    unfold(visitor, "google-analytics")
    cell = visitor.page.locator("#service-google-analytics tbody td").nth(3)
    assert cell.get_attribute("data-label") == "Jetzt in Ihrem Browser"
    assert visitor.page.evaluate("document.documentElement.scrollWidth") <= 360
