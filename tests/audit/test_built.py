import json
from pathlib import Path

import pytest

from plugins.audit import Finding, Site, audit_site, report, written_scripts
from plugins.inventory import Inventory
from plugins.loads.scripts import csp_hash

SITE = "https://site.example"


def found_in(site: Site) -> list[Finding]:
    return [finding for _, findings in audit_site(site) for finding in findings]


def findings(folder: Path, inventory: Inventory) -> list[str]:
    """Judge a folder as one of this project's own sites."""
    return [str(finding) for finding in found_in(Site(folder, SITE, inventory, written_scripts(folder)))]


def write(folder: Path, html: str, name: str = "index.html") -> None:
    (folder / name).write_text(f"<!doctype html>\n<title>x</title>\n{html}", "utf-8")


def test_the_built_site_has_no_findings(site: Path, inventory: Inventory) -> None:
    own = Site(site, "https://privacy.codedor.example", inventory, written_scripts(site))
    assert len(own.scripts or ()) == 4
    assert found_in(own) == []


def test_a_load_of_a_known_service_is_named_with_its_service(tmp_path: Path, inventory: Inventory) -> None:
    write(tmp_path, '<iframe src="https://www.youtube-nocookie.com/embed/x"></iframe>')
    (finding,) = found_in(Site(tmp_path, SITE, inventory, frozenset()))
    assert (finding.file, finding.line, finding.host) == ("index.html", 3, "www.youtube-nocookie.com")
    assert finding.service == "YouTube"


def test_a_load_of_an_unknown_host_says_that_no_service_declares_it(tmp_path: Path, inventory: Inventory) -> None:
    write(tmp_path, '<img src="https://example.net/x" alt="">')
    (finding,) = found_in(Site(tmp_path, SITE, inventory, frozenset()))
    assert (finding.url, finding.host, finding.service) == ("https://example.net/x", "example.net", None)
    assert next(iter(report([finding]))) == "example.net (declared by no service), 1 finding"


def test_a_style_sheet_is_judged_too(tmp_path: Path, inventory: Inventory) -> None:
    (tmp_path / "style.css").write_text("@import 'https://fonts.example/x.css';", "utf-8")
    (finding,) = findings(tmp_path, inventory)
    assert "fonts.example" in finding


def test_own_files_are_no_findings(tmp_path: Path, inventory: Inventory) -> None:
    write(tmp_path, '<img src="/x.png" alt=""><img src="https://site.example/y.png" alt=""><img src="data:," alt="">')
    assert findings(tmp_path, inventory) == []


@pytest.mark.parametrize("is_known", [True, False])
def test_an_inline_script_is_known_by_the_hash_that_the_build_wrote_down(
    tmp_path: Path, inventory: Inventory, is_known: bool
) -> None:
    write(tmp_path, "<script>alert(1)</script>")
    (tmp_path / "scripts.json").write_text(json.dumps({"scripts": [csp_hash("alert(1)" if is_known else "other()")]}))
    found = findings(tmp_path, inventory)
    assert bool(found) != is_known
    if not is_known:
        assert "inline script that the build did not write: alert(1)" in "".join(found)
