"""What editors and theme authors paste: made inert where its service is known, reported where it is not."""

from collections.abc import Mapping
from dataclasses import replace

import pytest
from bs4 import BeautifulSoup

from plugins.keptword.gate.gate import Gate, GatedPage
from plugins.keptword.gate.reserved import Why
from plugins.keptword.gate.strictness import STRICT, Strictness
from plugins.keptword.inventory import Inventory, Service, Source
from plugins.keptword.requests import read_file
from plugins.keptword.requests.causes import Act
from plugins.keptword.requests.scripts import csp_hash
from tests.keptword.gate.vendors import CODES, VendorCode

SITE = "https://privacy.codedor.example"
OWN = "own()"


def gated(inventory: Inventory, markup: str) -> GatedPage:
    def write_embed(service: Service, attributes: Mapping[str, str]) -> str:
        return f'<div data-embed="{service.id}">{attributes["src"]}</div>'

    gate = Gate(inventory, SITE, [OWN], write_embed)
    page = f"<!doctype html>\n<html lang=en><head><title>x</title></head><body>\n<p>Text</p>\n{markup}\n</body></html>"
    return gate.gate_page(page, "index.html")


def live_hosts(html: str) -> set[str]:
    return {load.host for load in read_file(html.encode(), "index.html", SITE, {csp_hash(OWN)}).loads} - {""}


@pytest.mark.parametrize("vendor", [v for v in CODES if v.service], ids=lambda vendor: vendor.name)
def test_the_code_of_a_declared_service_is_made_inert(inventory: Inventory, vendor: VendorCode) -> None:
    page = gated(inventory, vendor.code)
    assert page.undeclared == ()
    assert live_hosts(page.html) == set()
    assert f'"{vendor.service}"' in page.html
    assert "<p>Text</p>" in page.html
    assert "<noscript>" not in page.html


@pytest.mark.parametrize("vendor", [v for v in CODES if not v.service], ids=lambda vendor: vendor.name)
def test_the_code_of_nobody_declared_is_reported_with_its_host(inventory: Inventory, vendor: VendorCode) -> None:
    page = gated(inventory, vendor.code)
    assert vendor.host in {load.host for load in page.undeclared}


def test_every_vendor_loads_something_where_nothing_gates_it() -> None:
    """Guards the tests above: each code does load from its host."""
    for vendor in CODES:
        html = f"<!doctype html><title>x</title>{vendor.code}"
        assert vendor.host in {load.host for load in read_file(html.encode(), "x.html", SITE).loads}, vendor.name


def test_code_without_an_address_follows_the_service_beside_it_and_is_allowed_by_its_hash(
    inventory: Inventory,
) -> None:
    vendor = next(vendor for vendor in CODES if vendor.name == "Google Analytics 4")
    page = gated(inventory, vendor.code)
    scripts = BeautifulSoup(page.html, "html.parser").select("script")
    assert [script["data-service"] for script in scripts] == ["google-analytics"] * 2
    assert scripts[0]["data-src"] == "https://www.googletagmanager.com/gtag/js?id=G-XXXXXXXXXX"
    assert scripts[0].has_attr("data-async")
    assert [pasted.hash for pasted in page.pasted] == [csp_hash(str(scripts[1].string))]


def test_of_two_services_on_one_host_the_one_with_the_likest_address_is_meant(inventory: Inventory) -> None:
    ads = next(vendor for vendor in CODES if vendor.name == "Google Ads")
    assert '"google-ads"' in gated(inventory, ads.code).html
    assert '"google-analytics"' not in gated(inventory, ads.code).html


def test_a_frame_becomes_a_placeholder_that_keeps_its_attributes(inventory: Inventory) -> None:
    page = gated(inventory, '<iframe src="//www.youtube-nocookie.com/embed/x" title="A video"></iframe>')
    assert '<div data-embed="youtube">https://www.youtube-nocookie.com/embed/x</div>' in page.html


@pytest.mark.parametrize("start", ["https://www.youtube.com", "http://youtube.com", "//m.youtube.com"])
def test_09_a_frame_is_shown_from_the_host_that_the_inventory_says(inventory: Inventory, start: str) -> None:
    page = gated(inventory, f'<iframe src="{start}/embed/abcdefghijk?si=1" title="Our office"></iframe>')
    assert '<div data-embed="youtube">https://www.youtube-nocookie.com/embed/abcdefghijk?si=1</div>' in page.html
    assert (page.undeclared, page.mentioned, page.nested) == ((), (), ())
    youtube = inventory.find("youtube")
    assert youtube is not None
    page = gated(Inventory((replace(youtube, rewrites=()),)), f'<iframe src="{start}/embed/x" title="x"></iframe>')
    assert len(page.undeclared) == 1


def test_09_what_stands_in_a_rewritten_frame_is_judged_all_the_same(inventory: Inventory) -> None:
    src = "https://www.youtube.com/embed/x"
    page = gated(inventory, f'<iframe src="{src}" onload="fetch(\'https://evil.example/\')"></iframe>')
    assert "evil.example" in {load.host for load in page.undeclared}
    page = gated(inventory, f'<iframe src="{src}" nextyear="{EVIL}"></iframe>')
    assert page.nested or page.mentioned


def test_what_a_vendor_marks_as_ours_is_not_taken_for_inert(inventory: Inventory) -> None:
    marked = '<script data-service="x" src="https://snap.licdn.com/one.js"></script>'
    (script,) = BeautifulSoup(gated(inventory, marked).html, "html.parser").select("script")
    assert script["type"] == "text/plain"
    assert script["data-service"] == "linkedin-insight"
    assert gated(inventory, '<img data-service="x" src="https://nobody.example/x.gif">').undeclared


def test_scripts_keep_order_type_and_attributes(inventory: Inventory) -> None:
    one = '<script type="module" src="https://snap.licdn.com/one.js" data-kept="1" crossorigin></script>'
    two = '<script defer src="https://snap.licdn.com/two.js"></script>'
    scripts = BeautifulSoup(gated(inventory, one + two).html, "html.parser").select("script")
    assert [script["data-src"] for script in scripts] == [
        "https://snap.licdn.com/one.js",
        "https://snap.licdn.com/two.js",
    ]
    assert scripts[0]["type"] == scripts[1]["type"] == "text/plain"
    assert scripts[0]["data-type"] == "module"
    assert scripts[0]["data-kept"] == "1"
    assert scripts[0].has_attr("crossorigin")
    assert scripts[1].has_attr("data-defer")


def test_any_other_element_waits_as_text(inventory: Inventory) -> None:
    page = gated(inventory, '<img src="https://www.facebook.com/tr?id=0" alt="</script><!--">')
    (script,) = BeautifulSoup(page.html, "html.parser").select("script[data-markup]")
    assert script["data-service"] == "meta-pixel"
    assert "\\u003cimg src" in str(script.string)
    assert live_hosts(page.html) == set()


def test_a_page_without_anything_foreign_is_passed_on_as_it_is(inventory: Inventory) -> None:
    markup = f'<a href="https://example.com/">link</a><img src="/own.png" alt=""><script>{OWN}</script>'
    page = gated(inventory, markup)
    assert markup in page.html
    assert (page.pasted, page.undeclared) == ((), ())


EVIL = "https://evil.example/"


@pytest.mark.parametrize(
    "markup",
    [
        f'<svg><link rel="stylesheet" href="{EVIL}a.css"></link></svg>',
        '<svg><input type="image" src="https://www.facebook.com/tr?id=1" alt="x"></svg>',
        '<math><svg><script href="https://connect.facebook.net/a.js"></script></svg></math>',
        '<svg><title><img src="https://www.facebook.com/tr"></title></svg>',
        f'<a href="/en/" ping="{EVIL}">x</a>',
        '<meta http-equiv="refresh" content="0;url=\'//\'@evil.example/\'">',
        '<meta http-equiv="refresh" content="0;url=https://www.facebook.com/tr">',
        f'<p nextyear="{EVIL}">x</p>',
        f'<base href="{EVIL}">',
        f'<noscript><link rel="next" href="{EVIL}"></noscript>',
    ],
)
def test_what_nothing_can_hold_back_is_refused_whoever_declares_it(inventory: Inventory, markup: str) -> None:
    page = gated(inventory, markup)
    assert page.mentioned or page.undeclared
    assert page.html.count(markup) == 1


@pytest.mark.parametrize(
    "markup",
    [
        f'<a href="{EVIL}" rel="external">link</a> <q cite="{EVIL}">x</q> <code>&lt;img src="{EVIL}"&gt;</code>',
        f'<p title="{EVIL}" data-more="{EVIL}">{EVIL}</p><!-- <img src="{EVIL}"> -->',
        f'<svg viewBox="0 0 1 1"><a href="{EVIL}"><path d="M0 0"/></a></svg><textarea>{EVIL}</textarea>',
    ],
)
def test_what_nothing_fetches_stays_as_it_is(inventory: Inventory, markup: str) -> None:
    page = gated(inventory, markup)
    assert (page.mentioned, page.undeclared, page.reserved) == ((), (), ())
    assert markup in page.html


@pytest.mark.parametrize(
    "inner",
    [
        '<link rel="preconnect" href="https://connect.facebook.net">',
        f'<meta http-equiv="refresh" content="1;url={EVIL}">',
        '<img src="https://www.facebook.com/tr" alt="">',
        f'<a href="/en/" ping="{EVIL}">x</a>',
    ],
)
def test_what_would_come_along_with_another_service_is_refused(inventory: Inventory, inner: str) -> None:
    around = '<object data="https://www.youtube-nocookie.com/embed/x">{}</object>'
    assert gated(inventory, around.format(inner)).nested
    assert not gated(inventory, around.format(f'<a href="{EVIL}">Watch it there</a>')).nested


@pytest.mark.parametrize(
    "markup",
    [
        '<label for="consent-accept-all">Read the terms</label>',
        '<button type="button" data-grant="meta-pixel">Read more</button>',
        '<button id="consent-accept-all">Next</button>',
        '<button form="consent-settings">Next</button>',
        '<h2 id="site-consent">x</h2>',
        '<svg><title><b id="consent-choice"></b></title></svg>',
        '<script type="text/plain" data-service="youtube" data-markup>"\\u003cp>"</script>',
        '<script type="text/plain" data-service="youtube" data-src="/a.js"></script>',
        '<img name="cookie" src="/a.png" alt="">',
        '<form name="getElementById" action="/en/"></form>',
        '<noscript><p id="site-consent"></p></noscript>',
    ],
)
def test_what_only_the_build_may_write_is_refused_in_what_others_write(inventory: Inventory, markup: str) -> None:
    """Case 01, case 01b."""
    uses = [found.use for found in gated(inventory, markup).reserved]
    assert uses
    assert all(use.attribute in markup for use in uses)


def test_an_id_that_stands_twice_in_a_page_is_refused(inventory: Inventory) -> None:
    (found,) = gated(inventory, '<h2 id="email">E-mail</h2>\n<input id="email">').reserved
    assert (found.element, found.use.written, found.place.line) == ("input", 'id="email"', 5)


def test_a_noscript_keeps_what_visitors_read_in_it(inventory: Inventory) -> None:
    pixel = '<img height="1" src="https://www.facebook.com/tr?id=1">'
    page = gated(inventory, f"<noscript>{pixel}<p>Without script, call us.</p></noscript>")
    assert "<noscript><p>Without script, call us.</p></noscript>" in page.html
    assert "facebook" not in page.html
    assert "<noscript" not in gated(inventory, f"<noscript>\n{pixel}</noscript>").html


@pytest.mark.parametrize("url", ["", "privacy.example", "//privacy.example", "htps//privacy.example"])
def test_07b_a_base_that_is_no_address_hides_nothing_from_the_gate(inventory: Inventory, url: str) -> None:
    """Case 07b."""
    gate = Gate(inventory, url, [OWN], lambda service, attributes: f'<div data-embed="{service.id}"></div>')
    page = '<!doctype html><title>x</title>\n<img src="https://tracker.example/x.gif" alt="">\n'
    assert [load.host for load in gate.gate_page(page, "index.html").undeclared] == ["tracker.example"]
    page = '<!doctype html><title>x</title>\n<iframe src="//www.youtube-nocookie.com/embed/x"></iframe>\n'
    assert '<div data-embed="youtube">' in gate.gate_page(page, "index.html").html


@pytest.mark.parametrize("url", [f"{SITE}/privacy", f"{SITE}:8443/privacy", "https://[2001:db8::1]/privacy"])
def test_07_below_a_path_the_own_host_is_the_own_one_and_no_other(inventory: Inventory, url: str) -> None:
    """Case 07."""
    gate = Gate(inventory, url, [OWN], lambda *_: "")
    own = '<meta http-equiv="refresh" content="0; url=/privacy/en/"><img src="/privacy/a.png" alt=""><p data-x="/en/">'
    page = gate.gate_page(f"<!doctype html><title>x</title>{own}", "index.html")
    assert (page.mentioned, page.undeclared, page.reserved) == ((), (), ())
    for markup in (
        f'<meta http-equiv="refresh" content="0; url={EVIL}privacy/">',
        '<meta http-equiv="refresh" content="0; url=//privacy/en/">',
        '<img src="//privacy/a.png" alt="">',
        f'<p nextyear="{EVIL}">x</p>',
    ):
        page = gate.gate_page(f"<!doctype html><title>x</title>{markup}", "index.html")
        assert page.mentioned or page.undeclared, markup


def proxied(inventory: Inventory, *sources: Source) -> Inventory:
    """Return an inventory in which YouTube also answers at paths of the site's own host."""
    youtube = inventory.find("youtube")
    assert youtube is not None
    changed = replace(youtube, sources=(*youtube.sources, *sources))
    return Inventory(tuple(changed if service.id == "youtube" else service for service in inventory))


OWN_PATHS = (Source("script-src", f"{SITE}/stats/"), Source("img-src", f"{SITE}/stats/"))


@pytest.mark.parametrize(
    "markup",
    [
        '<script defer src="/stats/js/script.js" data-domain="x"></script>',
        f'<script src="{SITE}/stats/a.js?v=1"></script>',
        '<script src="/en/../stats/a.js"></script>',
        '<script src="&#47;stats/a.js"></script>',
        '<script src="/%73tats/a.js"></script>',
        '<img src="/stats/pixel?a=1" alt="">',
        "<script>var s = document.createElement('script'); s.src = '/stats/a.js'; document.body.append(s);</script>",
    ],
)
def test_02_what_is_loaded_from_a_path_of_a_service_waits_for_it(inventory: Inventory, markup: str) -> None:
    page = gated(proxied(inventory, *OWN_PATHS), markup)
    assert (page.undeclared, page.mentioned, page.nested) == ((), (), ())
    live = read_file(page.html.encode(), "index.html", SITE, {csp_hash(OWN)}).loads
    assert [load.url for load in live] == []
    assert 'data-service="youtube"' in page.html


def test_02_what_is_beside_such_a_path_is_the_sites_own(inventory: Inventory) -> None:
    markup = (
        '<script src="/other/a.js"></script><img src="/statistics.png" alt=""><a href="/stats/">x</a>'
        '<meta http-equiv="refresh" content="300"><a href="/en/" ping="/own/event">x</a><p foo="/en/">x</p>'
    )
    page = gated(proxied(inventory, *OWN_PATHS), markup)
    assert markup in page.html
    assert (page.undeclared, page.mentioned) == ((), ())


@pytest.mark.parametrize(
    "markup",
    [
        '<iframe src="/stats/page" title="x"></iframe>',
        '<svg><image href="/stats/pixel" width="1" height="1"/></svg>',
        '<object data="https://www.facebook.com/tr"><img src="/stats/pixel" alt=""></object>',
        '<a href="/en/" ping="/stats/event">x</a>',
        '<img attributionsrc="/stats/event" src="data:," alt="">',
        '<svg><use href="/stats/shapes.svg#one"/></svg>',
        '<p onward="/x//stats/event"><a href="/en/" ping="//privacy.codedor.example//stats/event">x</a>',
        '<a href="/en/" ping="/%73tats/event">x</a>',
        f'<a href="/en/" ping="{SITE.replace("https", "http")}/stats/event">x</a>',
    ],
)
def test_02_what_cannot_wait_for_such_a_service_is_refused(inventory: Inventory, markup: str) -> None:
    page = gated(proxied(inventory, *OWN_PATHS), markup)
    assert page.undeclared or page.mentioned or page.nested


def test_what_a_service_loads_on_each_page_may_be_fetched_ahead_but_not_run_again(inventory: Inventory) -> None:
    url = "https://www.googletagmanager.com/gtag/js?id=G-1"
    assert gated(inventory, f'<link rel="preload" as="script" href="{url}">').doubled == ()
    (found,) = gated(inventory, f'<script src="{url}"></script>').doubled
    assert (found.service.id, found.load.url) == ("google-analytics", url)


def test_what_is_the_owners_own_affair_is_passed_over_and_nothing_else(inventory: Inventory) -> None:
    code, data = "<a href='javascript:x()'>x</a>", "<script type='text/x'>https://t.example/</script>"
    page = f"<!doctype html><title>x</title>{code}{data}<p id='a'>x</p><p id='a'>y</p><p id='consent-x'>z</p>"
    for strictness, mentions, uses in (
        (STRICT, ["<a href> with code", "<script type=text/x>"], ["consent-x", "a"]),
        (
            Strictness(frozenset({Act.CODE}), lambda one: one.use.why is Why.REPEATED),
            ["<script type=text/x>"],
            ["consent-x"],
        ),
    ):
        gated = Gate(inventory, SITE, [OWN], lambda *_: "", strictness=strictness).gate_page(page, "x.html")
        assert [mention.how for mention in gated.mentioned] == mentions
        assert [reserved.use.value for reserved in gated.reserved] == uses
