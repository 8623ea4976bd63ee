"""What a page asks of its own host: a file of the site, judged as what it is used for."""

from pathlib import Path

import pytest

from plugins.keptword.auditing import Finding, Site, WrittenScripts, audit_site
from plugins.keptword.inventory import Inventory
from plugins.keptword.requests.scripts import csp_hash

SITE = "https://site.example"
LOCK, OWN, WAITING = "lock()", "own()", "vendor()"
HEAD = f"<!doctype html>\n<script>{LOCK}</script>\n"


def found_in(folder: Path, markup: str, *, own: bool = True) -> list[Finding]:
    (folder / "index.html").write_text(HEAD + markup, "utf-8")
    files = {
        "own.js": OWN,
        "service.js": WAITING,
        "stats.txt": OWN,
        "stats": OWN,
        "a.css": "",
        "a.png": "",
        "x.json": "{}",
    }
    for name, text in files.items():
        if name != "stats" or "stats" in markup:
            (folder / name).write_text(text, "utf-8")
    hashes = [csp_hash(code) for code in (LOCK, OWN, WAITING)]
    written = WrittenScripts(frozenset(hashes[:1]), frozenset(hashes[:2]), frozenset(hashes[2:]))
    site = Site(folder, SITE, Inventory(), written if own else None)
    return [finding for _, findings in audit_site(site) for finding in findings if finding.file != "stats"]


@pytest.mark.parametrize(
    "markup",
    [
        '<script src="/js/script.js" data-domain="site.example"></script>',
        '<script src="https://site.example/js/script.js"></script>',
        '<script src="https://site.example:8443/own.js"></script>',
        '<script type="module" src="/g/gtag.js?id=1"></script>',
        '<link rel="stylesheet" href="/proxied.css">',
        '<iframe title="x" src="/embed/"></iframe>',
        '<object data="/embed/x"></object>',
        '<embed src="/embed/x">',
        '<img src="/pixel?id=1" alt="">',
        "<style>p { background: url(/pixel) }</style>",
    ],
)
def test_what_is_no_file_of_the_site_is_nobody_knows_whose(tmp_path: Path, markup: str) -> None:
    (finding,) = found_in(tmp_path, markup)
    assert (finding.file, finding.line) == ("index.html", 3)
    assert "no file of the site" in finding.how


@pytest.mark.parametrize(
    ("markup", "declared"),
    [
        ('<script src="/js/script.js?v=1"></script>', 'script-src = ["/js/script.js"]'),
        ('<iframe title="x" src="/embed/"></iframe>', 'frame-src = ["/embed/"]'),
    ],
)
def test_02_it_is_told_how_a_service_that_answers_there_is_declared(tmp_path: Path, markup: str, declared: str) -> None:
    (finding,) = found_in(tmp_path, markup)
    assert f"where a service answers there, write {declared} in [hosts] of its file" in finding.how


@pytest.mark.parametrize(
    ("markup", "judged_as"),
    [
        ('<script src="/stats.txt"></script>', "does nothing, not a script"),
        ('<script src="/stats"></script>', "unknown kind, not a script"),
        ('<script src="/a.css"></script>', "style sheet, not a script"),
        ('<link rel="stylesheet" href="/stats.txt">', "not a style sheet"),
        ('<link rel="manifest" href="/x.json">', "not a web manifest"),
    ],
)
def test_a_file_is_used_as_what_it_was_judged_as(tmp_path: Path, markup: str, judged_as: str) -> None:
    (finding,) = found_in(tmp_path, markup)
    assert judged_as in finding.how.replace("makes a browser do nothing", "does nothing")


@pytest.mark.parametrize(
    "markup",
    [
        '<script src="/own.js?v=2"></script>',
        '<script src="https://site.example/own%2Ejs"></script>',
        '<link rel="stylesheet" href="a.css">',
        '<img src="./a.png#x" alt="">',
        '<iframe title="x" src="/"></iframe>',
        '<a href="/missing">x</a>',
    ],
)
def test_what_leads_to_a_file_of_the_site_is_no_finding(tmp_path: Path, markup: str) -> None:
    assert found_in(tmp_path, markup) == []


def test_only_a_document_of_xml_may_take_its_style_from_one(tmp_path: Path) -> None:
    (tmp_path / "feed.xsl").write_text("<a/>", "utf-8")
    (tmp_path / "feed.xml").write_text('<?xml-stylesheet type="text/xsl" href="/feed.xsl"?><a/>', "utf-8")
    (finding,) = found_in(tmp_path, '<link rel="stylesheet" href="/feed.xsl">')
    assert (finding.file, "not a style sheet" in finding.how) == ("index.html", True)


@pytest.mark.parametrize("markup", ['<script src="/service.js"></script>', f"<script>{WAITING}</script>"])
def test_the_code_of_a_service_runs_from_no_page_by_itself(tmp_path: Path, markup: str) -> None:
    (finding,) = found_in(tmp_path, markup)
    assert "before its consent" in finding.how or "did not write" in finding.how


def test_of_a_foreign_site_what_is_run_and_not_there_was_not_judged(tmp_path: Path) -> None:
    (finding,) = found_in(tmp_path, '<script src="/js/script.js"></script><img src="/pixel" alt="">', own=False)
    assert (finding.file, finding.is_judged) == (f"{SITE}/js/script.js", False)


def test_of_a_foreign_site_a_file_is_also_read_as_what_it_is_used_for(tmp_path: Path) -> None:
    (tmp_path / "code.txt").write_text("fetch('https://t.example/x')", "utf-8")
    assert found_in(tmp_path, '<a href="/code.txt">x</a>', own=False) == []
    (finding,) = found_in(tmp_path, '<script src="/code.txt"></script>', own=False)
    assert (finding.file, finding.host) == ("code.txt", "t.example")


def test_of_a_foreign_site_a_page_is_found_without_its_ending(tmp_path: Path) -> None:
    (tmp_path / "map.html").write_text("<!doctype html>", "utf-8")
    assert found_in(tmp_path, '<iframe title="x" src="/map"></iframe>', own=False) == []
