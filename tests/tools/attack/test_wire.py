"""Whom a page contacts, as it is seen on the wire."""

from pathlib import Path

from tools.attack.own_network import can_be_made, run_apart
from tools.attack.wire import Contact, Visit, contacts

_PAGES = {
    "picture": '<img src="https://picture.attack.example/a.png" alt="">',
    "connection": '<link rel="preconnect" href="https://connection.attack.example">',
    "look-up": '<link rel="dns-prefetch" href="https://look-up.attack.example">',
    "link": '<a href="https://link.attack.example/">x</a>',
}


def test_requests_connections_and_look_ups_are_seen_each_of_its_own_page(tmp_path: Path) -> None:
    (tmp_path / "404.html").write_text("<!doctype html>")
    for name, body in _PAGES.items():
        (tmp_path / f"{name}.html").write_text(f"<!doctype html><title>x</title>{body}")
    visits = [Visit(name, f"/{name}.html", frozenset({f"{name}.attack.example"})) for name in _PAGES]
    found: list[Contact] = run_apart(contacts, "site.example", tmp_path, visits, ("Chromium",), (True,))
    seen = {contact.id: contact.how for contact in found}
    assert seen.pop("look-up", None) == ("look-up" if can_be_made() else None)
    assert seen == {"picture": "request", "connection": "connection"}


def test_a_page_is_blamed_for_no_host_that_another_one_contacted(tmp_path: Path) -> None:
    (tmp_path / "404.html").write_text("<!doctype html>")
    (tmp_path / "guilty.html").write_text('<!doctype html><img src="https://www.vendor.example/a.png" alt="">')
    (tmp_path / "innocent.html").write_text('<!doctype html><a href="https://www.vendor.example/">x</a>')
    visits = [Visit(name, f"/{name}.html", frozenset({"www.vendor.example"})) for name in ("guilty", "innocent")]
    found: list[Contact] = run_apart(contacts, "site.example", tmp_path, visits, ("Chromium",), (True,))
    assert [(contact.id, contact.how) for contact in found] == [("guilty", "request")]
