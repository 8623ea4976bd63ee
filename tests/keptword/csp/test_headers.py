"""Which policy hosts that read `_headers` send with what: pages theirs, everything else the closed one."""

import pytest

from plugins.keptword.csp.header_rules import header_rules, sent_headers
from plugins.keptword.csp.headers import CLOSED, headers_file

PAGES = "default-src 'none';script-src 'self'"
FILES = (
    "index.html",
    "404.html",
    "robots.txt",
    "cookies.json",
    ".well-known/security.txt",
    "theme/icon.svg",
    "site/a.js",
    "en/index.html",
    "en/contact/index.html",
    "en/policy/2026-11-22/index.html",
    "en/404.html",
    "en/changes.atom.xml",
    "en/LICENCE",
    "about/index.html",
)
TEXT = headers_file(PAGES, FILES, [("X-Other", "1")])
OPEN = ("/", "/404.html", "/en/", "/en/contact/", "/en/policy/2026-11-22/", "/en/404.html", "/about/", "/en/gone/")
# Other spellings of what is there, and what nobody thought of.
SHUT = (
    "/robots.txt",
    "/cookies.json",
    "/cookies%2Ejson",
    "/.well-known/security.txt",
    "/theme/icon.svg",
    "/site/a.js",
    "/en/changes.atom.xml",
    "/en/changes%2Eatom.xml",
    "/en/LICENCE",
    "/en/contact",
    "/nothing",
    "/theme/",
    "/new.pdf",
    "/en/index.html.br",
)


def on_netlify(address: str) -> str:
    """Return the policy that Netlify sends: that of the last rule, whose last slash says nothing."""
    policy = ""
    for rule in header_rules(TEXT):
        spellings = {address, address.removesuffix("/"), f"{address.removesuffix('/')}/"}
        if any(rule.matches(spelling) for spelling in spellings) and "content-security-policy" in rule.added:
            policy = rule.added["content-security-policy"]
    return policy


@pytest.mark.parametrize("address", OPEN)
def test_pages_get_the_policy_of_pages(address: str) -> None:
    assert sent_headers(TEXT, address) == {"content-security-policy": PAGES, "x-other": "1"}
    assert on_netlify(address) == PAGES


@pytest.mark.parametrize("address", SHUT)
def test_everything_else_is_closed(address: str) -> None:
    sent = sent_headers(TEXT, address)
    assert set(sent["content-security-policy"].split(", ")) == {CLOSED}
    assert sent["x-other"] == "1"


@pytest.mark.parametrize("file", [file for file in FILES if not file.endswith(".html")])
def test_every_file_that_is_no_page_is_closed_on_netlify_too(file: str) -> None:
    assert on_netlify(f"/{file}") == CLOSED


def test_the_closed_policy_gives_a_window_no_rights_of_the_site_and_nothing_of_other_hosts() -> None:
    directives = dict(part.partition(" ")[::2] for part in CLOSED.split(";"))
    assert directives["sandbox"] == ""
    assert directives["default-src"] == "'none'"
    assert set(directives.values()) <= {"", "'none'", "'self'"}
    assert "script-src" not in directives
