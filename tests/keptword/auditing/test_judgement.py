"""What this project's own sites are held to, beyond what their pages load: nobody has to remember any of it."""

import json
from pathlib import Path

import pytest

from plugins.keptword.auditing import Site, audit_site, written_scripts
from plugins.keptword.inventory import Inventory, read_inventory
from plugins.keptword.inventory.entries import CATALOGUE
from plugins.keptword.requests.scripts import csp_hash
from tests.forms.declared import declared_service

SITE = "https://site.example"
LOCK = "lock()"
BANNER = '<section id="site-consent" hidden></section>'
CHOICE = '<script type="text/plain" id="consent-choice">choice()</script>'
PARTS = BANNER + CHOICE
HEAD = f"<script>{LOCK}</script>"


def judged(folder: Path, inventory: Inventory, html: str, *written: str, headers: str = "") -> list[str]:
    """Judge one page as one of this project's own, with the lock and other scripts that its build wrote."""
    hashes = [csp_hash(code) for code in (LOCK, *written)]
    (folder / "scripts.json").write_text(json.dumps({"locks": hashes[:1], "scripts": hashes}), "utf-8")
    (folder / "index.html").write_text(f"<!doctype html>\n{html}", "utf-8")
    if headers:
        (folder / "_headers").write_text(headers, "utf-8")
    site = Site(folder, SITE, inventory, written_scripts(folder))
    return [str(finding) for _, findings in audit_site(site) for finding in findings]


def test_a_page_with_lock_and_banner_has_no_findings(tmp_path: Path, inventory: Inventory) -> None:
    assert judged(tmp_path, inventory, HEAD + PARTS) == []


def test_a_page_without_lock_is_refused(tmp_path: Path, inventory: Inventory) -> None:
    (finding,) = judged(tmp_path, inventory, PARTS)
    assert finding == "index.html:1:1: page without the browser lock: keptword has not protected it"


@pytest.mark.parametrize("early", ["<script>early()</script>", '<script src="/early.js"></script>'])
def test_a_script_before_the_lock_is_refused_though_it_is_the_sites_own(
    tmp_path: Path, inventory: Inventory, early: str
) -> None:
    (tmp_path / "early.js").write_text("early()", "utf-8")
    (finding,) = judged(tmp_path, inventory, f"{early}\n{HEAD}{PARTS}", "early()")
    assert finding.startswith("index.html:2:1: script before the browser lock")


def test_a_page_without_banner_is_refused(tmp_path: Path, inventory: Inventory) -> None:
    (finding,) = judged(tmp_path, inventory, HEAD + CHOICE)
    assert finding.startswith("index.html:1:1: page without the banner")


def test_a_page_whose_buttons_would_do_nothing_is_refused(tmp_path: Path, inventory: Inventory) -> None:
    """Case 04."""
    (finding,) = judged(tmp_path, inventory, HEAD + BANNER)
    assert finding.startswith("index.html:1:1: page without the code of the choice")
    assert judged(tmp_path, inventory, f'{HEAD}{BANNER}<form id="consent-settings"></form>') == []


def test_where_nothing_is_asked_a_page_needs_no_banner(tmp_path: Path) -> None:
    assert judged(tmp_path, Inventory(), HEAD) == []


def test_a_script_is_known_by_the_hash_that_the_build_wrote_down(tmp_path: Path, inventory: Inventory) -> None:
    page = f"{HEAD}{PARTS}\n<script>alert(1)</script>"
    assert judged(tmp_path, inventory, page, "alert(1)") == []
    (finding,) = judged(tmp_path, inventory, page)
    assert finding == "index.html:3:1: inline script that the build did not write: alert(1)"


def test_a_form_to_a_host_that_nobody_declares_is_refused(tmp_path: Path, inventory: Inventory) -> None:
    form = '<form action="https://forms.example/x" method="post"></form><form action="/own"></form>'
    (finding,) = judged(tmp_path, inventory, f"{HEAD}{PARTS}{form}")
    assert "sends what visitors type" in finding
    assert "https://forms.example/x" in finding


def test_a_form_to_a_declared_receiver_is_let_through(tmp_path: Path) -> None:
    inventory = Inventory((declared_service("receiver", "https://forms.example/x", by_script=False),))
    page = f'{HEAD}<form action="https://forms.example/x" method="post"></form>'
    assert not any("forms.example" in finding for finding in judged(tmp_path, inventory, page))
    other = page.replace("/x", "/y")
    assert any("forms.example" in finding for finding in judged(tmp_path, inventory, other))


POLICY = "default-src 'none'; script-src 'self' {lock}; style-src {style}; img-src 'self'"


def policy(style: str = "'none'") -> str:
    return POLICY.format(lock=csp_hash(LOCK), style=style)


@pytest.mark.parametrize(
    ("markup", "blocked"),
    [
        ('<img src="/a.png" alt="">', ""),
        ('<video src="/a.mp4"></video>', "default-src does not name it"),
        ('<iframe src="/a.png"></iframe>', "default-src does not name it"),
        ('<link rel="stylesheet" href="/a.css">', "style-src does not name it"),
        ("<style>p{}</style>", "style-src does not name it"),
        ('<p style="color:red"></p>', "style-src does not name it"),
        ("<script>own()</script>", "script-src does not name it"),
        ('<p onclick="own()"></p>', "script-src does not name it"),
        ('<script src="/own.js"></script>', ""),
        ('<noscript><img src="/a.png" alt=""></noscript>', ""),
    ],
)
@pytest.mark.parametrize("sent", ["header", "meta"])
def test_what_the_pages_own_policy_blocks_is_refused(
    tmp_path: Path, inventory: Inventory, markup: str, blocked: str, sent: str
) -> None:
    for name, text in (("a.png", ""), ("a.mp4", ""), ("a.css", ""), ("own.js", "own()")):
        (tmp_path / name).write_text(text, "utf-8")
    meta = f'<meta http-equiv="Content-Security-Policy" content="{policy()}">' if sent == "meta" else ""
    headers = f"/*\n  Content-Security-Policy: {policy()}\n" if sent == "header" else ""
    found = judged(tmp_path, inventory, f"{meta}{HEAD}{PARTS}\n{markup}", "own()", headers=headers)
    assert [blocked in finding for finding in found] == ([True] if blocked else [])


def test_style_that_the_policy_knows_by_its_hash_may_stand_in_the_page(tmp_path: Path, inventory: Inventory) -> None:
    headers = f"/*\n  Content-Security-Policy: {policy(csp_hash('p{}'))}\n"
    assert judged(tmp_path, inventory, f"{HEAD}{PARTS}<style>p{{}}</style>", headers=headers) == []


def test_a_policy_says_nothing_about_what_stands_before_it(tmp_path: Path, inventory: Inventory) -> None:
    style, meta = "<style>p{}</style>", '<meta http-equiv="Content-Security-Policy" content="style-src \'none\'">'
    assert judged(tmp_path, inventory, f"{HEAD}{style}{meta}{PARTS}") == []
    (found,) = judged(tmp_path, inventory, f"{HEAD}{meta}{style}{PARTS}")
    assert "style-src does not name it" in found


def test_a_policy_for_browsers_without_scripts_says_nothing_about_scripts(tmp_path: Path, inventory: Inventory) -> None:
    meta = "<noscript><meta http-equiv=Content-Security-Policy content=\"script-src 'none'\"></noscript>"
    assert judged(tmp_path, inventory, f"{HEAD}{meta}{PARTS}") == []


def test_what_a_feed_reader_would_fetch_is_refused_on_a_site_that_makes_the_promise(
    tmp_path: Path, inventory: Inventory
) -> None:
    html = "&lt;img src='https://www.facebook.com/tr?id=1'&gt;&lt;script&gt;own()&lt;/script&gt;"
    feed = f'<feed xmlns="http://www.w3.org/2005/Atom"><entry><content type="html">{html}</content></entry></feed>'
    (tmp_path / "feed.xml").write_text(feed, "utf-8")
    found = judged(tmp_path, inventory, HEAD + PARTS)
    assert ["facebook.com" in finding for finding in found] == [True, False]
    assert all(finding.startswith("feed.xml:1:") for finding in found)
    foreign = Site(tmp_path, SITE, Inventory())
    assert [finding.file for _, findings in audit_site(foreign) for finding in findings] == []


@pytest.mark.parametrize(
    ("markup", "service"),
    [
        ('<script src="https://www.googletagmanager.com/gtm.js?id=GTM-1"></script>', "Google Tag Manager"),
        ('<script src="https://www.googletagmanager.com/gtag/js?id=G-1"></script>', "Google Analytics 4"),
        ('<iframe src="https://www.google.com/maps/embed?pb=1"></iframe>', "Google Maps"),
        ('<script src="https://www.google.com/recaptcha/api.js"></script>', "Google reCAPTCHA"),
        ('<script src="https://www.googletagmanager.com/gtag/js?id=AW-1"></script>', "Google Ads"),
        ('<script src="http://www.googletagmanager.com/gtm.js?id=GTM-1"></script>', "Google Tag Manager"),
        ('<iframe src="https://www.googletagmanager.com/ns.html?id=GTM-1"></iframe>', "Google Tag Manager"),
        ('<link rel="preconnect" href="https://www.googletagmanager.com">', None),
        ('<img src="https://www.googletagmanager.com/a?id=GTM-1" alt="">', None),
        ('<link rel="preconnect" href="https://fonts.gstatic.com">', "Google Fonts"),
        ('<script src="https://unpkg.com/@friendlycaptcha/sdk/site.js"></script>', "Friendly Captcha"),
        ('<script src="https://unpkg.com/react/react.js"></script>', None),
        ('<iframe src="https://www.youtube.com/embed/x"></iframe>', "YouTube"),
        ('<script src="https://cdn.jsdelivr.net/npm/chart.js"></script>', None),
        ('<iframe src="https://docs.google.com/forms/d/e/x/viewform"></iframe>', None),
    ],
)
def test_06_a_service_is_named_by_the_whole_address_not_by_the_host(
    tmp_path: Path, markup: str, service: str | None
) -> None:
    (tmp_path / "index.html").write_text(f"<!doctype html>{markup}", "utf-8")
    catalogue = read_inventory(CATALOGUE.folder, (), CATALOGUE.shown_as)
    named = [finding.service for _, found in audit_site(Site(tmp_path, SITE, catalogue)) for finding in found]
    assert named == [service]
