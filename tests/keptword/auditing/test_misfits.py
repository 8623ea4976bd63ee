"""Files that nobody reads as a browser would take them: refused on a site of ours, named on any other."""

import gzip
from collections.abc import Callable
from pathlib import Path

import brotli
import pytest

from plugins.keptword.auditing import Finding, Site, WrittenScripts, audit_site
from plugins.keptword.inventory import Inventory
from plugins.keptword.requests.scripts import csp_hash

SITE = "https://site.example"
LOCK = "lock()"
PAGE = f"<!doctype html><script>{LOCK}</script>"
IMG = '<img src="https://t.example/x">'


def found_in(folder: Path, *, own: bool) -> list[Finding]:
    written = WrittenScripts(frozenset({csp_hash(LOCK)}), frozenset({csp_hash(LOCK)}))
    site = Site(folder, SITE, Inventory(), written if own else None)
    return [finding for _, findings in audit_site(site) for finding in findings]


def write(folder: Path, name: str, data: bytes) -> None:
    (folder / "index.html").write_text(PAGE, "utf-8")
    (folder / name).write_bytes(data)


@pytest.mark.parametrize(
    "name", ["about", "page.mhtml", "page.shtml", "p.php", "page.asp", "x.swf", "a.html.zst", "x."]
)
def test_a_site_of_ours_holds_only_kinds_that_are_known(tmp_path: Path, name: str) -> None:
    write(tmp_path, name, b"<!doctype html><p>harmless")
    wrong = [finding.how for finding in found_in(tmp_path, own=True) if finding.file == name]
    assert any(".html" in how for how in wrong)


@pytest.mark.parametrize("name", ["a.png", "a.woff2", "robots.txt", "_redirects", "a.pdf", "cookies.json", "a.mp4"])
def test_what_is_known_to_be_harmless_may_stand_in_it(tmp_path: Path, name: str) -> None:
    write(tmp_path, name, b"<!doctype html>")
    assert found_in(tmp_path, own=True) == []


@pytest.mark.parametrize("name", ["about", "p.php", "p.shtml", "x.PHTML", "page.unheard-of"])
def test_on_any_site_a_page_is_read_whatever_it_is_called(tmp_path: Path, name: str) -> None:
    write(tmp_path, name, f"<!doctype html>{IMG}".encode())
    assert [(finding.file, finding.host) for finding in found_in(tmp_path, own=False)] == [(name, "t.example")]


def test_what_a_browser_might_show_and_nobody_read_is_named(tmp_path: Path) -> None:
    write(tmp_path, "page.mhtml", f"MIME-Version: 1.0\n\n{IMG}".encode())
    (finding,) = found_in(tmp_path, own=False)
    assert (finding.file, finding.is_judged, finding.is_opaque) == ("page.mhtml", False, False)


@pytest.mark.parametrize(
    ("name", "raw"), [("CNAME", b"site.example\n"), ("tool.exe", b"MZ\x90\x00<html>"), ("x.ts", b"")]
)
def test_what_no_browser_shows_as_a_page_spoils_nothing(tmp_path: Path, name: str, raw: bytes) -> None:
    write(tmp_path, name, raw)
    assert found_in(tmp_path, own=False) == []


@pytest.mark.parametrize(("suffix", "compress"), [(".gz", gzip.compress), (".br", brotli.compress)])
@pytest.mark.parametrize("own", [True, False])
def test_a_compressed_copy_is_what_is_in_the_file_beside_it(
    tmp_path: Path, suffix: str, compress: Callable[[bytes], bytes], own: bool
) -> None:
    write(tmp_path, f"index.html{suffix}", compress(PAGE.encode()))
    assert found_in(tmp_path, own=own) == []
    write(tmp_path, f"index.html{suffix}", compress(f"{PAGE}{IMG}".encode()))
    (finding,) = found_in(tmp_path, own=own)
    assert finding.file == f"index.html{suffix}"
    assert (finding.host == "") if own else (finding.host == "t.example")


def test_a_compressed_file_of_its_own_is_read(tmp_path: Path) -> None:
    write(tmp_path, "map.xml.gz", gzip.compress(b'<?xml-stylesheet href="https://t.example/x"?><a/>'))
    assert [finding.host for finding in found_in(tmp_path, own=False)] == ["t.example"]
    (refused,) = found_in(tmp_path, own=True)
    assert "not the file beside it" in refused.how


def test_a_broken_compressed_page_is_a_finding(tmp_path: Path) -> None:
    write(tmp_path, "page.html.gz", b"no gzip")
    (finding,) = found_in(tmp_path, own=False)
    assert "cannot be read" in finding.how


def test_a_link_out_of_the_site_is_refused_and_not_followed(tmp_path: Path) -> None:
    outside, site = tmp_path / "outside", tmp_path / "site"
    outside.mkdir()
    site.mkdir()
    (outside / "page.html").write_text(IMG, "utf-8")
    write(site, "a.txt", b"")
    (site / "inside.txt").symlink_to("a.txt")
    for name, target in (("file.html", outside / "page.html"), ("folder", outside), ("nowhere", "missing")):
        (site / name).symlink_to(target)
    for own in (True, False):
        found = found_in(site, own=own)
        assert {(finding.file, finding.host) for finding in found} == {
            ("file.html", ""),
            ("folder", ""),
            ("nowhere", ""),
        }
        assert {finding.is_judged for finding in found} == {own}
