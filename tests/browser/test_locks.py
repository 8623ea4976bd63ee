"""Each lock on its own: the browser lock against granted code, no script, broken script, corrupted choices."""

import pytest

from plugins.keptword.inventory import Inventory
from tests.browser.planted import with_markup
from tests.conftest import NewVisitor, Visitor

MARKETING = "https://px.ads.linkedin.com"


def test_bl_14_the_browser_lock_stops_a_granted_script_that_tries_a_host_not_granted(visitor: Visitor) -> None:
    visitor.receiver.scripts["www.googletagmanager.com"] = f"""
        new Image().src = "{MARKETING}/pixel.gif";
        fetch("{MARKETING}/fetch").catch(() => 0);
        navigator.sendBeacon("{MARKETING}/beacon", "x");
        const script = document.createElement("script"); script.src = "https://connect.facebook.net/x.js";
        document.head.append(script);
        const frame = document.createElement("iframe"); frame.src = "https://td.doubleclick.net/";
        document.body.append(frame);
        try {{ new WebSocket("wss://px.ads.linkedin.com/socket") }} catch {{}}
        document.cookie; eval("0");
    """
    visitor.page.add_init_script(
        "window.stopped = []; document.addEventListener('securitypolicyviolation',"
        " ({blockedURI, effectiveDirective}) => stopped.push(`${effectiveDirective} ${blockedURI}`))"
    )
    visitor.go("/en/")
    visitor.store_choice(("google-analytics",))
    visitor.go("/en/")
    visitor.wait(500)
    assert visitor.receiver.foreign_hosts() == {"www.googletagmanager.com"}
    stopped = visitor.page.evaluate("stopped")
    for directive in ("img-src", "connect-src", "script-src-elem", "frame-src", "script-src"):
        assert any(violation.startswith(f"{directive} ") for violation in stopped), (directive, stopped)
    assert len(stopped) >= 7


def test_bl_14_the_same_script_reaches_the_host_once_that_is_granted_too(visitor: Visitor) -> None:
    """Guards the test above: without the lock the attempt would have been seen."""
    visitor.receiver.scripts["www.googletagmanager.com"] = f'new Image().src = "{MARKETING}/pixel.gif"'
    visitor.go("/en/")
    visitor.store_choice(("google-analytics", "linkedin-insight"))
    visitor.go("/en/")
    visitor.wait(300)
    assert MARKETING.removeprefix("https://") in visitor.receiver.foreign_hosts()


@pytest.mark.parametrize("path", ["/en/", "/nl/contact/", "/fr/politique-cookies/", "/de/datenschutzerklaerung/"])
def test_cb_19_without_javascript_nothing_loads_and_the_page_is_readable(new_visitor: NewVisitor, path: str) -> None:
    visitor = new_visitor(java_script_enabled=False)
    visitor.go(path)
    visitor.wait(200)
    assert visitor.receiver.foreign_requests() == ()
    assert visitor.context.cookies() == []
    assert visitor.page.locator("main h1").is_visible()
    assert len(visitor.page.inner_text("main")) > 300
    assert not visitor.banner_is_visible
    for useless in visitor.page.locator("#consent-settings, [data-grant]").all():
        assert not useless.is_visible()


def test_without_javascript_the_policy_in_noscript_stops_even_a_planted_image(new_visitor: NewVisitor) -> None:
    """The preload scanner is outside every policy inserted by script; this one stands in the markup."""
    visitor = new_visitor(java_script_enabled=False)
    visitor.receiver.pages["/planted/"] = with_markup(
        visitor.receiver, "main", f'<iframe src="{MARKETING}/frame"></iframe><img src="{MARKETING}/pixel.gif">'
    )
    visitor.go("/planted/")
    visitor.wait(200)
    assert visitor.receiver.foreign_requests() == ()


@pytest.mark.parametrize(
    "fault",
    [
        "document.createElement = () => { throw new Error('broken') }",
        "Object.defineProperty = () => { throw new Error('broken') }",
        "JSON.parse = () => { throw new Error('broken') }",
        "Object.keys = () => { throw new Error('broken') }",
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('denied') } })",
        "Storage.prototype.getItem = () => { throw new Error('broken') }",
        "Date.now = () => NaN",
        "Date.parse = () => { throw new Error('broken') }",
    ],
)
def test_when_the_lock_throws_nothing_loads(visitor: Visitor, inventory: Inventory, fault: str) -> None:
    visitor.go("/en/")
    visitor.store_choice(tuple(service.id for service in inventory.optional))
    visitor.page.add_init_script(fault)
    visitor.receiver.forget()
    visitor.go("/en/")
    visitor.wait(200)
    assert visitor.receiver.foreign_requests() == ()


def test_a_lock_that_is_missing_altogether_leaves_everything_inert(visitor: Visitor, inventory: Inventory) -> None:
    visitor.go("/en/")
    visitor.store_choice(tuple(service.id for service in inventory.optional))
    built = (visitor.receiver.folder / "en/index.html").read_text("utf-8")
    before, lock_and_rest = built.split("<script>", 1)
    visitor.receiver.pages["/unlocked/"] = before + lock_and_rest.split("</script>", 1)[1]
    visitor.receiver.forget_requests()
    visitor.go("/unlocked/")
    visitor.wait(200)
    assert visitor.receiver.foreign_requests() == ()


def test_the_lock_grants_what_a_valid_choice_grants(visitor: Visitor) -> None:
    """Guards the test above: the lock does grant, where the choice is sound."""
    visitor.go("/en/")
    visitor.store_choice(("youtube", "google-ads"))
    visitor.go("/en/")
    assert visitor.granted() == ["youtube", "google-ads"]


def test_a_choice_about_some_services_grants_these_and_asks_about_the_rest(visitor: Visitor) -> None:
    visitor.go("/en/")
    visitor.store_choice(("youtube",))
    visitor.page.evaluate(
        """() => { const choice = JSON.parse(localStorage.consent);
            choice.services = { youtube: choice.services.youtube }; localStorage.consent = JSON.stringify(choice); }"""
    )
    visitor.go("/en/")
    assert visitor.granted() == ["youtube"]
    assert visitor.banner_is_visible


def test_cb_17_a_page_that_shows_another_list_leaves_the_stored_choice_alone(visitor: Visitor) -> None:
    """A copy of a page from a cache must not make the site forget a refusal."""
    visitor.go("/en/")
    visitor.reject_all()
    version = visitor.page.evaluate("consent.versions.youtube")
    built = (visitor.receiver.folder / "en/index.html").read_text("utf-8")
    visitor.receiver.pages["/stale/"] = built.replace(version, "012345")
    visitor.go("/stale/")
    assert visitor.page.evaluate("consent.versions.youtube") != version
    visitor.go("/en/")
    assert not visitor.banner_is_visible
