"""CW-02: after a no nothing leaves for what it ends: in the page itself, in other tabs, on a page that comes back."""

from datetime import datetime
from urllib.parse import parse_qs, urlsplit

import pytest

from tests.engines.test_behaviour import CONTACT, COOKIES, HOMES, WITHDRAW
from tests.engines.visitor import Visitor

ANALYTICS = "www.googletagmanager.com"

# A vendor that sends all the time, and whenever anything happens; each request says when its code asked for it.
_SEND = """const send = (why) => {
        const at = (how) => `https://www.google-analytics.com/collect?why=${why}&how=${how}&at=${Date.now()}`;
        new Image().src = at("image");
        if (!isModest) navigator.sendBeacon(at("beacon"), "x");
        if (!isModest) fetch(at("fetch"), { method: "POST", keepalive: true }).catch(() => 0);
    };
    // Not before the page is there: it would never be.
    const begin = (act) => setTimeout(() => (document.readyState === "complete" ? act() : begin(act)), 100);"""
EAGER = f"""{{
    const isModest = false;
    {_SEND}
    begin(() => {{
        setInterval(() => send("timer"), 80);
        const events = "click storage consent pagehide pageshow visibilitychange freeze resume beforeunload";
        for (const type of events.split(" ")) addEventListener(type, () => send(type), true);
        const everything = {{ attributes: true, childList: true, subtree: true }};
        new MutationObserver(() => send("mutation")).observe(document, everything);
        send("start");
        window.isEager = true;
    }});
}}"""

# One that a page may have in it that is put aside: browsers put none aside that is still sending.
PATIENT = f"""{{
    const isModest = true;
    {_SEND}
    addEventListener("pageshow", ({{ persisted }}) => {{
        if (persisted) for (let time = 0; time < 300; time += 10) setTimeout(() => send("timer"), time);
        if (persisted) send("pageshow");
    }}, true);
    addEventListener("visibilitychange", () => document.hidden || send("visibilitychange"), true);
    addEventListener("resume", () => send("resume"), true);
    begin(() => {{ send("start"); window.isEager = true }});
}}"""


def allow_the_vendor(visitor: Visitor, page: str, script: str = EAGER) -> None:
    visitor.receiver.scripts[ANALYTICS] = script
    visitor.go(CONTACT["en"])
    visitor.store_choice(["google-analytics"])
    visitor.go(page)
    visitor.wait_until("window.isEager")
    visitor.wait_for_contact(["www.google-analytics.com"])


def sent_after_the_no(visitor: Visitor, heard: float = 0) -> list[str]:
    """Return why each request was made that the vendor asked for once the no was stored, or a tab heard of it."""
    stored = visitor.session.value("JSON.parse(localStorage.consent).time")
    no = max(heard, datetime.fromisoformat(stored).timestamp() * 1000)
    sent = [parse_qs(urlsplit(r.path).query) for r in visitor.receiver.foreign_requests() if "collect" in r.path]
    assert sent, "what is sent is seen"
    return [f"{query['why'][0]} by {query['how'][0]}" for query in sent if int(query["at"][0]) > no]


@pytest.mark.parametrize("withdrawal_takes", [0, 0.6])
def test_after_the_no_nothing_more_is_sent_from_the_page_itself(visitor: Visitor, withdrawal_takes: float) -> None:
    allow_the_vendor(visitor, COOKIES["en"])
    (file,) = (visitor.receiver.folder / "site").glob("withdraw.*.js")
    visitor.receiver.delays[f"/site/{file.name}"] = withdrawal_takes
    visitor.follow(WITHDRAW)
    visitor.linger(0.5)
    assert sent_after_the_no(visitor) == []


def test_after_the_no_nothing_more_is_sent_from_another_tab_once_it_hears_of_it(visitor: Visitor) -> None:
    """The browser tells it, within some thousandths of a second."""
    allow_the_vendor(visitor, HOMES["en"])
    visitor.session.run("addEventListener('storage', () => { sessionStorage.heard ??= Date.now() }, true)")
    (first,) = visitor.session.driver.window_handles
    visitor.session.open_tab()
    visitor.go(COOKIES["nl"])
    visitor.follow(WITHDRAW)
    visitor.linger(0.5)
    visitor.session.use_tab(first)
    visitor.wait_until("document.readyState === 'complete' && !Object.keys(consent.versions).some(consent.granted)")
    assert sent_after_the_no(visitor, float(visitor.session.value("sessionStorage.heard"))) == []


def test_after_the_no_nothing_is_sent_from_a_page_that_comes_back(visitor: Visitor) -> None:
    allow_the_vendor(visitor, HOMES["en"], PATIENT)
    visitor.session.run("addEventListener('pageshow', (event) => { if (event.persisted) sessionStorage.cameBack = 1 })")
    visitor.linger()
    visitor.go(COOKIES["en"])
    visitor.follow(WITHDRAW)
    visitor.linger()
    visitor.receiver.forget_requests()
    visitor.session.driver.back()
    visitor.wait_until("document.readyState === 'complete' && !Object.keys(consent.versions).some(consent.granted)")
    assert visitor.session.value("sessionStorage.cameBack") == "1", "it was loaded anew, not taken from the cache"
    visitor.linger(0.5)
    assert [request.path for request in visitor.receiver.foreign_requests()] == []
    assert visitor.contacted() == set()
