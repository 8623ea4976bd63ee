"""What scripts and markup of services not granted can reach, in each engine: nothing. And that it would be seen."""

import pytest

from plugins.keptword.inventory import Inventory
from plugins.keptword.inventory.rules import allows
from tests.engines.conftest import Launched, VisitorWith
from tests.engines.launching import Setting
from tests.engines.visitor import BROWSERS_OWN, Visitor
from tests.receiver import Receiver

ANALYTICS = "www.googletagmanager.com"
OPEN = "/open/"

# Each way in which a script may contact a host; the host's name says which.
ATTEMPTS = {
    "image": "new Image().src = 'https://HOST/pixel.gif';",
    "fetch": "fetch('https://HOST/data').catch(() => 0);",
    "beacon": "navigator.sendBeacon('https://HOST/seen', 'x');",
    "socket": "try { new WebSocket('wss://HOST/') } catch {}",
    "font": "new FontFace('Planted', 'url(https://HOST/a.woff2)').load().catch(() => 0);",
    "background": "document.body.style.backgroundImage = 'url(https://HOST/a.gif)';",
    "script": "add('script', { src: 'https://HOST/a.js' });",
    "style": "add('link', { rel: 'stylesheet', href: 'https://HOST/a.css' });",
    "preload": "add('link', { rel: 'preload', as: 'image', href: 'https://HOST/a.gif' });",
    "video": "add('video', { poster: 'https://HOST/a.gif' });",
    "frame": "add('iframe', { src: 'https://HOST/' });",
}


def hosts_tried(zone: str) -> set[str]:
    return {f"{attempt}.{zone}.example" for attempt in ATTEMPTS}


def tracker(zone: str) -> str:
    """Return a script that tries everything, each on a host of its own; zones keep one test's hosts from another's."""
    add = "const add = (name, given) => document.body.append(Object.assign(document.createElement(name), given));"
    return add + "".join(code.replace("HOST", f"{attempt}.{zone}.example") for attempt, code in ATTEMPTS.items())


_WAKE = """for (const { dataset } of document.querySelectorAll("script[data-service][data-src]"))
    document.body.append(Object.assign(document.createElement("script"), { src: dataset.src }));"""
_PIXEL = "<img src=https://image.example/pixel.gif>"

# What a granted script may try against the lock itself, and a host that it would reach.
MISCHIEF = {
    "brings to life what waits": ("connect.facebook.net", _WAKE),
    "takes the policy away first": (
        "connect.facebook.net",
        f"document.querySelectorAll('meta').forEach(meta => meta.remove()); {_WAKE}",
    ),
    "goes into a frame of its own": (
        "image.example",
        f"document.body.append(Object.assign(document.createElement('iframe'), {{ srcdoc: '{_PIXEL}' }}));",
    ),
    "writes the document anew": (
        "image.example",
        "addEventListener('load', () => setTimeout(() => {"
        f" document.open(); document.write('{_PIXEL}'); document.close(); }}, 50));",
    ),
}


def test_where_no_lock_stands_each_of_these_attempts_is_seen(visitor: Visitor) -> None:
    """Guards the next test: what is not seen there was stopped."""
    visitor.receiver.pages[OPEN] = f"<!doctype html><title>open</title><body><script>{tracker('seen')}</script>"
    visitor.go(OPEN)
    visitor.wait_for_contact(hosts_tried("seen"))
    visitor.linger()
    assert visitor.receiver.foreign_hosts() == hosts_tried("seen")


def test_a_script_of_a_granted_service_reaches_no_host_that_was_not_granted(
    visitor: Visitor, launched: Launched
) -> None:
    """Not so much as a connection, but for one: Chromium connects for a frame before it asks the policy."""
    early = {"frame.stopped.example"} if launched[0].name == "Chromium" else set()
    visitor.receiver.scripts[ANALYTICS] = tracker("stopped") + "window.tried = true"
    visitor.go("/en/contact/")
    visitor.store_choice(["google-analytics"])
    visitor.go("/en/")
    visitor.wait_until("window.tried")
    visitor.linger(0.7)
    assert visitor.receiver.foreign_hosts() == {ANALYTICS}
    assert visitor.contacted() & hosts_tried("stopped") <= early


def test_preconnect_and_dns_prefetch_in_gated_markup_are_not_followed(
    visitor_with: VisitorWith, recorder_of_pasted: Receiver
) -> None:
    """A proxy sees connections, not questions for addresses: of dns-prefetch only the link itself can be looked for."""
    hints = "[...document.querySelectorAll('link')].map(link => link.rel).filter(rel => /^(preconnect|dns-)/.test(rel))"
    with visitor_with(Setting.PRECONNECTING) as visitor:
        visitor.receiver.pages[OPEN] = (
            "<!doctype html><title>open</title><link rel=preconnect href=https://hint.example>"
        )
        visitor.go(OPEN)
        visitor.wait_for_contact(["hint.example"])
        visitor.receiver.forget_requests()
        visitor.go("/en/")
        visitor.linger()
        assert visitor.contacted() - {"hint.example"} == set()
        assert visitor.session.value(hints) == []
        visitor.follow("#consent-accept-all")
        assert visitor.session.value(hints) == ["preconnect", "dns-prefetch"], "both waited for their service"


@pytest.mark.parametrize("mischief", MISCHIEF)
def test_a_granted_script_that_works_around_the_lock_reaches_nothing_by_it(visitor: Visitor, mischief: str) -> None:
    built = (visitor.receiver.folder / "en/index.html").read_text("utf-8")
    # First where no lock stands: there it succeeds.
    lock = built[built.index("<script>") : built.index("</script>")]
    host, code = MISCHIEF[mischief]
    visitor.receiver.pages[OPEN] = built.replace(lock, "<script>").replace("</body>", f"<script>{code}</script></body>")
    visitor.go(OPEN)
    visitor.wait_for_contact([host])
    visitor.receiver.scripts[ANALYTICS] = f"if (!window.tried) {{ window.tried = true; {code} }}"
    visitor.go("/en/contact/")
    visitor.store_choice(["google-analytics"])
    visitor.receiver.forget_requests()
    visitor.go("/en/")
    visitor.wait_until("window.tried")
    visitor.linger(0.4)
    assert visitor.contacted() == {ANALYTICS}


def test_hosts_that_browsers_call_for_themselves_are_none_that_this_site_declares(inventory: Inventory) -> None:
    """Guards all tests: what is not counted against a page could not be the page's."""
    sources = [source.host for service in inventory.services for source in service.sources]
    assert not [host for host in BROWSERS_OWN for source in sources if allows(source, f"https://{host}/")]
