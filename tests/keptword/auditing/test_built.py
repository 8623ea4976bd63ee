import os
from pathlib import Path

import pytest

from plugins.keptword.auditing import Finding, Site, audit_site, report, written_scripts
from plugins.keptword.inventory import Inventory

SITE = "https://site.example"


def found_in(site: Site) -> list[Finding]:
    return [finding for _, findings in audit_site(site) for finding in findings]


def write(folder: Path, html: str, name: str = "index.html") -> None:
    (folder / name).write_text(f"<!doctype html>\n<title>x</title>\n{html}", "utf-8")


def test_the_built_site_has_no_findings(site: Path, inventory: Inventory) -> None:
    own = Site(site, "https://privacy.codedor.example", inventory, written_scripts(site))
    assert own.scripts is not None
    assert own.scripts.locks < own.scripts.hashes
    assert found_in(own) == []


def test_a_load_of_a_known_service_is_named_with_its_service(tmp_path: Path, inventory: Inventory) -> None:
    write(tmp_path, '<iframe src="https://www.youtube-nocookie.com/embed/x"></iframe>')
    (finding,) = found_in(Site(tmp_path, SITE, inventory))
    assert (finding.file, finding.line, finding.host) == ("index.html", 3, "www.youtube-nocookie.com")
    assert finding.service == "YouTube"


def test_a_load_of_an_unknown_host_says_that_no_service_declares_it(tmp_path: Path, inventory: Inventory) -> None:
    write(tmp_path, '<img src="https://example.net/x" alt="">')
    (finding,) = found_in(Site(tmp_path, SITE, inventory))
    assert (finding.url, finding.host, finding.service) == ("https://example.net/x", "example.net", None)
    assert next(iter(report([finding]))) == "example.net (declared by no service), 1 finding"


def test_a_style_sheet_is_judged_too(tmp_path: Path, inventory: Inventory) -> None:
    (tmp_path / "style.css").write_text("@import 'https://fonts.example/x.css';", "utf-8")
    (finding,) = found_in(Site(tmp_path, SITE, inventory))
    assert finding.host == "fonts.example"


def test_own_files_are_no_findings(tmp_path: Path, inventory: Inventory) -> None:
    write(tmp_path, '<img src="/x.png" alt=""><img src="https://site.example/y.png" alt=""><img src="data:," alt="">')
    assert found_in(Site(tmp_path, SITE, inventory)) == []


@pytest.mark.parametrize("url", ["", "privacy.example", "//privacy.example", "https:/", "htps//privacy.example", "/"])
def test_07b_a_base_that_is_no_address_hides_nothing(tmp_path: Path, inventory: Inventory, url: str) -> None:
    """Case 07b."""
    write(tmp_path, '<img src="https://tracker.example/x.gif" alt=""><script src="//tracker.example/x.js"></script>')
    assert {finding.host for finding in found_in(Site(tmp_path, url, inventory))} == {"tracker.example"}
    write(tmp_path, '<iframe src="https://www.youtube-nocookie.com/embed/x"></iframe>')
    assert [finding.service for finding in found_in(Site(tmp_path, url, inventory))] == ["YouTube"]


def test_a_name_that_is_not_utf_8_hides_nothing_and_is_told_in_one_line(tmp_path: Path) -> None:
    write(tmp_path, '<script src="https://tracker.example/t.js"></script>')
    (tmp_path / "index.html").rename(tmp_path / os.fsdecode(b"caf\xe9\n.html"))
    (finding,) = found_in(Site(tmp_path, SITE, Inventory()))
    assert str(finding) == "caf%E9%0A.html:3:1: <script src> loads https://tracker.example/t.js"


def test_links_of_a_page_are_no_loads_because_code_clicks_what_the_visitor_acts_on(tmp_path: Path) -> None:
    write(tmp_path, '<a href="https://one.example/">One</a><script src="/press.js"></script>')
    press = 'addEventListener("keydown", event => { if (event.key === "Enter") event.target.click(); });'
    (tmp_path / "press.js").write_text(press)
    assert found_in(Site(tmp_path, SITE, Inventory())) == []


@pytest.mark.parametrize(
    ("markup", "count"),
    [
        ('<p class="a" class="b">', 0),
        ('<td width="10" WIDTH="20" width=30>', 0),
        ('<img alt="" src="/a.png" src="/b.png">', 1),
        ('<p class="a"\r\n  class="b"><img alt="" src="/a.png"\r\n src="/b.png">', 1),
        ('<script type="text/plain" type="module"></script>', 1),
    ],
)
def test_an_attribute_that_stands_twice_matters_where_it_decides_a_request(
    tmp_path: Path, markup: str, count: int
) -> None:
    write(tmp_path, markup)
    site = Site(tmp_path, SITE, Inventory())
    assert sum("stands twice" in finding.how for finding in found_in(site)) == count


def test_what_is_said_to_search_engines_is_taken_up_by_no_script(tmp_path: Path) -> None:
    data = '{"@context": "https://schema.org", "sameAs": ["https://social.example/us"]}'
    opaque = "<script>m.innerHTML = localStorage.greeting</script>"
    write(tmp_path, f'<script type="application/ld+json">{data}</script>{opaque}')
    (finding,) = found_in(Site(tmp_path, SITE, Inventory()))
    assert finding.is_opaque
