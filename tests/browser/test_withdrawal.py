"""CW-03: a withdrawal stops the service's code, tells it so, and deletes what it left, wherever a page can reach."""

import pytest

from tests.conftest import Visitor

LEAVE = """
    for (const path of ["/", "/en", "/en/contact/", "/nl/"]) {
        for (const domain of ["", "; domain=.codedor.example", "; domain=privacy.codedor.example"]) {
            document.cookie = `_ga=1; max-age=9999; path=${path}${domain}`;
            document.cookie = `_ga_ABC=1; max-age=9999; path=${path}${domain}`;
        }
    }
    document.cookie = "_ga_PART=1; max-age=9999; path=/; Secure; Partitioned";
    document.cookie = "not_theirs=1; max-age=9999; path=/";
"""


def cookies(visitor: Visitor) -> set[str]:
    return {cookie["name"] for cookie in visitor.context.cookies()}


def withdraw_all(visitor: Visitor) -> None:
    visitor.page.click(".site-footer .cookie-settings-link a")
    visitor.follow("#consent-dialog [value=reject]")


def test_cw_03_the_cookies_of_a_service_go_on_every_path_and_domain(visitor: Visitor) -> None:
    visitor.receiver.scripts["www.googletagmanager.com"] = LEAVE
    visitor.go("/en/contact/")
    visitor.store_choice(("google-analytics",))
    visitor.go("/en/contact/")
    visitor.wait()
    assert {"_ga", "_ga_ABC", "_ga_PART", "not_theirs"} <= cookies(visitor)
    withdraw_all(visitor)
    visitor.wait(300)
    assert cookies(visitor) == {"not_theirs"}
    assert visitor.page.evaluate("JSON.parse(localStorage.consent).opened") == []


def test_cw_03_what_its_code_leaves_while_the_page_goes_is_deleted_after_the_reload(visitor: Visitor) -> None:
    visitor.receiver.scripts["www.googletagmanager.com"] = (
        "setInterval(() => { document.cookie = '_ga=again; path=/' }, 1);"
        "addEventListener('pagehide', () => { document.cookie = '_ga=last; path=/' })"
    )
    visitor.go("/en/")
    visitor.store_choice(("google-analytics",))
    visitor.go("/en/")
    visitor.wait()
    assert "_ga" in cookies(visitor)
    withdraw_all(visitor)
    visitor.wait(300)
    assert cookies(visitor) == set()


def test_cw_03_a_cookie_that_a_service_still_allowed_uses_too_stays(visitor: Visitor) -> None:
    visitor.receiver.scripts["www.googletagmanager.com"] = "document.cookie = '_gcl_au=1; path=/; max-age=999'"
    visitor.go("/en/")
    visitor.store_choice(("google-analytics", "google-ads"))
    visitor.go("/en/")
    visitor.wait()
    visitor.page.click(".site-footer .cookie-settings-link a")
    visitor.page.uncheck("#consent-dialog [value=google-analytics]")
    visitor.follow("#consent-dialog button:not([name])")
    visitor.wait(300)
    assert cookies(visitor) == {"_gcl_au"}


def test_cw_03_bl_08_the_vendors_own_code_is_told(visitor: Visitor) -> None:
    """The page records what reaches the vendors' functions, in a place that survives the reload."""
    visitor.go("/en/")
    visitor.store_choice(("meta-pixel", "google-analytics"))
    visitor.receiver.scripts["connect.facebook.net"] = (
        "window.fbq = (...values) => { sessionStorage.told = (sessionStorage.told || '') + values.join() + ';' }"
    )
    visitor.receiver.scripts["www.googletagmanager.com"] = (
        "window.gtag = (...values) => {"
        " sessionStorage.told = (sessionStorage.told || '') + JSON.stringify(values) + ';' }"
    )
    visitor.go("/en/")
    visitor.wait()
    visitor.page.evaluate("sessionStorage.told = ''")
    withdraw_all(visitor)
    told = visitor.page.evaluate("sessionStorage.told")
    assert "consent,revoke" in told
    assert '["consent","update",{"analytics_storage":"denied"}]' in told
    assert "ad_storage" not in told


def test_cw_03_what_is_left_after_a_choice_expired_is_deleted_too(visitor: Visitor) -> None:
    visitor.go("/en/")
    visitor.store_choice(("google-analytics",))
    visitor.page.evaluate(
        """() => { const choice = JSON.parse(localStorage.consent);
            choice.time = "2020-01-01T00:00:00Z"; localStorage.consent = JSON.stringify(choice);
            document.cookie = "_ga=old; path=/; max-age=9999"; }"""
    )
    visitor.go("/en/")
    visitor.wait(300)
    assert cookies(visitor) == set()
    assert visitor.stored_items() == []


def test_cw_03_where_the_code_that_deletes_cannot_be_had_it_is_tried_again_on_the_next_page(visitor: Visitor) -> None:
    visitor.go("/en/")
    visitor.store_choice(("google-analytics",))
    visitor.page.evaluate("document.cookie = '_ga=1; path=/; max-age=9999'")
    visitor.go("/en/")
    visitor.page.route("**/site/withdraw.*", lambda route: route.abort())
    withdraw_all(visitor)
    visitor.wait(300)
    assert visitor.granted() == []
    assert cookies(visitor) == {"_ga"}
    visitor.page.unroute("**/site/withdraw.*")
    visitor.go("/en/your-rights/")
    visitor.wait(300)
    assert cookies(visitor) == set()


@pytest.mark.parametrize(
    ("storage", "keep", "is_kept"),
    [
        ("local-storage", "localStorage.setItem(NAME, 1)", "localStorage.getItem(NAME) !== null"),
        ("session-storage", "sessionStorage.setItem(NAME, 1)", "sessionStorage.getItem(NAME) !== null"),
        (
            "indexed-db",
            "new Promise(done => { indexedDB.open(NAME).onsuccess = ({ target }) => done(target.result.close()) })",
            "indexedDB.databases().then(all => all.some(({ name }) => name === NAME))",
        ),
        ("cache", "caches.open(NAME).then(() => 0)", "caches.has(NAME)"),
    ],
)
def test_cw_03_every_other_kind_of_storage_is_cleared_by_name_and_pattern(
    visitor: Visitor, storage: str, keep: str, is_kept: str
) -> None:
    visitor.go("/en/")
    for name in ("exact", "pattern-1", "other"):
        visitor.page.evaluate(f"(NAME) => {keep}", name)
    (file,) = (visitor.receiver.folder / "site").glob("withdraw.*.js")
    visitor.page.evaluate(
        "([path, storage]) => import(path).then(({ remove }) => remove([[storage, 'exact'], [storage, 'pattern-*']]))",
        [f"/site/{file.name}", storage],
    )
    assert [visitor.page.evaluate(f"(NAME) => {is_kept}", name) for name in ("exact", "pattern-1", "other")] == [
        False,
        False,
        True,
    ]
