"""CW-03: of every kind of thing that a service can leave here, withdrawal deletes it, or says that it could not."""

from typing import Any

import pytest

from tests.browser.vendor_site import VENDOR
from tests.conftest import Visitor, new_document
from tests.receiver import Receiver

CONTACT, DUTCH = "/en/contact/", "/nl/contact/"

# How the vendor's script leaves each of them, and what it is called in the profile afterwards.
COOKIES = {
    "plain": ("zz_a=1; path=/", "zz_a /"),
    "of the folder": ("zz_b=1", "zz_b /en/contact"),
    "of a path above": ("zz_c=1; path=/en", "zz_c /en"),
    "of a path with its slash": ("zz_d=1; path=/en/contact/", "zz_d /en/contact/"),
    "of the parent domain": ("zz_e=1; path=/; domain=codedor.example", "zz_e /"),
    "of the domain in full": ("zz_f=1; path=/; domain=privacy.codedor.example", "zz_f /"),
    "Secure": ("zz_g=1; path=/; Secure", "zz_g /"),
    "Secure, of the parent domain": ("zz_h=1; path=/; Secure; domain=codedor.example", "zz_h /"),
    "SameSite=Strict": ("zz_i=1; path=/; SameSite=Strict", "zz_i /"),
    "Partitioned": ("zz_j=1; path=/; Secure; SameSite=None; Partitioned", "zz_j /"),
    "__Secure-": ("__Secure-zz=1; path=/; Secure", "__Secure-zz /"),
    "__Secure- by pattern, parent domain": ("__Secure-zp1=1; path=/; Secure; domain=codedor.example", "__Secure-zp1 /"),
    "__Host-": ("__Host-zz=1; path=/; Secure", "__Host-zz /"),
    "__Host- Partitioned": ("__Host-zz=2; path=/; Secure; Partitioned", "__Host-zz /"),
    "nameless": ("=zz_nameless; path=/", " /"),
    "with a space": ("zz_sp ace=1; path=/", "zz_sp ace /"),
    "with other letters": ("zz_\u00fc\u65e5=1; path=/", "zz_\u00fc\u65e5 /"),
    "with signs of patterns": ("zz_(.+[$|=1; path=/", "zz_(.+[$| /"),
    "without a value": ("zz_k=; path=/", "zz_k /"),
    "of another language, exact name": ("zzplain=1; path=/nl/", "zzplain /nl/"),
}
ITEMS = {
    "local storage": ("localStorage.zz1 = 1", "local zz1"),
    "local storage, line break": ("localStorage['zz\\n1'] = 1", "local zz\n1"),
    "local storage, letters above 16 bits": ("localStorage['zz\\ud83d\\ude00'] = 1", "local zz\U0001f600"),
    "session storage": ("sessionStorage.zz1 = 1", "session zz1"),
    "database, closed": ("db('zz1').then(found => found.close())", "database zz1"),
    "database, open": ("db('zz2').then(found => { window.kept = found })", "database zz2"),
    "cache": ("caches.open('zz1').then(cache => cache.put('/x', new Response('x')))", "cache zz1"),
}
DATABASE = """const db = (name) => new Promise((done) => {
    const request = indexedDB.open(name);
    request.onupgradeneeded = () => request.result.createObjectStore("a");
    request.onsuccess = () => done(request.result);
});"""
HOLDING = f"<!doctype html><title>x</title><script>{DATABASE} db('zz1').then((found) => (window.kept = found))</script>"
KEPT = {
    "another service's exact name in the pattern": ("document.cookie = 'zz_keep=1; path=/'", "cookie zz_keep"),
    "another service's pattern in the pattern": ("localStorage.zzk1 = 1", "local zzk1"),
    "a name of both": ("localStorage.both = 1", "local both"),
    "what is not theirs": ("document.cookie = 'theirs=1; path=/'; localStorage.theirs = 1", "cookie theirs"),
}


def cookies(visitor: Visitor) -> set[str]:
    return {f"{cookie['name']} {cookie['path']}" for cookie in visitor.context.cookies()}


def withdraw_vendor(visitor: Visitor) -> None:
    visitor.page.click("footer [data-consent-open]")
    visitor.page.uncheck("#consent-dialog [value=vendor]")
    with new_document(visitor.page):
        visitor.page.click("#consent-dialog button:not([name])")


def allow(visitor: Visitor, script: str, granted: tuple[str, ...] = ("vendor", "other")) -> None:
    visitor.receiver.scripts[VENDOR] = script
    visitor.go(CONTACT)
    visitor.store_choice(granted)
    visitor.go(CONTACT)
    visitor.wait(400)


def opened(visitor: Visitor) -> Any:
    return visitor.page.evaluate("JSON.parse(localStorage.consent).opened")


def status(visitor: Visitor) -> str:
    return visitor.page.locator(".consent-said").inner_text()


def test_cw_03_everything_a_page_can_see_or_name_is_deleted_and_nothing_else(
    visitor: Visitor, vendors: Receiver
) -> None:
    setting = "".join(f"document.cookie = {text!r};" for text, _ in COOKIES.values())
    storing = "".join(f"{code};" for code, _ in (*ITEMS.values(), *KEPT.values()))
    allow(visitor, f"{DATABASE}{setting}{storing} window.name = 'id=42'; history.replaceState({{ id: 42 }}, '')")
    assert cookies(visitor) >= {kept for _, kept in COOKIES.values()}, "all of them could be set"
    assert set(visitor.stored_items()) >= {kept for _, kept in (*ITEMS.values(), *KEPT.values())}
    withdraw_vendor(visitor)
    visitor.wait(1500)
    assert cookies(visitor) == {"zz_keep /", "theirs /"}
    left = {item for item in visitor.stored_items() if not item.startswith("cookie ")}
    assert left == {"local consent", "local consent-events", "local zzk1", "local both", "local theirs"}
    assert visitor.page.evaluate("[window.name, JSON.stringify(history.state)]") == ["", "{}"]
    assert opened(visitor) == ["other"]
    assert status(visitor) == "Your choice is saved."


@pytest.mark.parametrize("way", ["visited", "elsewhere"])
def test_cw_03_cookies_of_another_folder_are_deleted_on_the_next_page_that_sees_them(
    visitor: Visitor, vendors: Receiver, way: str
) -> None:
    allow(
        visitor, "document.cookie = 'zz_nl=1; path=/nl/'; document.cookie = 'zz_deep=1; path=/nl/contact'", ("vendor",)
    )
    withdraw_vendor(visitor)
    visitor.wait(300)
    assert cookies(visitor) == {"zz_nl /nl/", "zz_deep /nl/contact"}
    visitor.receiver.forget_requests()
    visitor.go("/en/" if way == "elsewhere" else "/nl/")
    visitor.wait(200)
    fetched = [request.path for request in visitor.receiver.own_requests() if "/site/" in request.path]
    assert len(fetched) == (0 if way == "elsewhere" else 1), "only where a cookie can be seen"
    visitor.go(DUTCH)
    visitor.wait(200)
    assert cookies(visitor) == set()
    visitor.receiver.forget_requests()
    visitor.go("/fr/")
    assert visitor.page.locator("#consent-choice").get_attribute("type") == "text/plain", "nothing is left to do"
    assert not [request for request in visitor.receiver.own_requests() if "/site/" in request.path]


def test_cw_03_what_could_not_be_deleted_is_said_tried_again_and_then_forgotten(
    visitor: Visitor, vendors: Receiver
) -> None:
    """A page of the same site that no one may touch keeps a database open."""
    visitor.receiver.pages["/holds/"] = HOLDING
    allow(visitor, "", ("vendor",))
    holding = visitor.context.new_page()
    holding.goto(visitor.receiver.origin + "/holds/")
    withdraw_vendor(visitor)
    text = "Some data from Vendor is still in your browser: this page could not delete it."
    said = visitor.page.locator(".consent-said").filter(has_text=text)
    said.wait_for(timeout=15000)
    assert said.inner_text().startswith("Your choice is saved.")
    assert opened(visitor) == ["vendor"]
    visitor.page.click("footer [data-consent-open]")
    visitor.page.locator("#consent-dialog [role=status]").filter(has_text=text).wait_for()
    holding.close()
    visitor.go("/nl/")
    visitor.wait(500)
    assert opened(visitor) == []
    assert "database zz1" not in visitor.stored_items()


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ("/nl/cookiebeleid/", "Er staan nog gegevens van Vendor in uw browser"),
        ("/fr/politique-cookies/", "Il reste des données de Vendor dans votre navigateur"),
        ("/de/cookie-richtlinie/", "Daten von Vendor sind noch in Ihrem Browser"),
    ],
)
def test_ml_01_what_is_left_is_said_in_the_language_of_the_page(
    visitor: Visitor, vendors: Receiver, page: str, text: str
) -> None:
    visitor.receiver.pages["/holds/"] = HOLDING
    visitor.go(page)
    visitor.page.evaluate("localStorage.setItem('consent', JSON.stringify({ opened: ['vendor'] }))")
    visitor.context.new_page().goto(visitor.receiver.origin + "/holds/")
    visitor.go(page)
    visitor.page.locator("#consent-settings [role=status]").filter(has_text=text).wait_for(timeout=15000)
    row = visitor.page.locator("#service-vendor tr[data-storage='indexed-db'] td").last
    assert row.text_content() in ("ja", "oui")


def test_cw_08_the_sites_own_items_stay_whatever_a_services_list_says(visitor: Visitor, vendors: Receiver) -> None:
    """The build refuses such a list; the code that deletes does not rely on that."""
    (file,) = (visitor.receiver.folder / "site").glob("withdraw.*.js")
    visitor.go("/en/")
    visitor.reject_all()
    visitor.page.evaluate("localStorage.stray = 1")
    visitor.page.evaluate(
        "path => import(path).then(({ remove }) => remove([['local-storage', '*']]))", f"/site/{file.name}"
    )
    assert visitor.stored_items() == ["local consent", "local consent-events"]
