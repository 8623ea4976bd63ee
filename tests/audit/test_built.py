from pathlib import Path

import pytest

from plugins.audit import audit_directory
from plugins.inventory import Inventory
from plugins.loads.scripts import csp_hash

SITE = "https://site.example"


def findings(folder: Path, inventory: Inventory) -> list[str]:
    return [str(finding) for finding in audit_directory(folder, SITE, inventory)]


def write(folder: Path, html: str, name: str = "index.html") -> None:
    (folder / name).write_text(f"<!doctype html>\n<title>x</title>\n{html}", "utf-8")


def test_the_built_site_has_no_findings(site: Path, inventory: Inventory) -> None:
    assert list(audit_directory(site, "https://privacy.codedor.example", inventory)) == []


def test_a_load_of_a_known_service_is_named_with_its_service(tmp_path: Path, inventory: Inventory) -> None:
    write(tmp_path, '<iframe src="https://www.youtube-nocookie.com/embed/x"></iframe>')
    (finding,) = findings(tmp_path, inventory)
    assert finding.startswith("index.html:3:")
    assert finding.endswith("from www.youtube-nocookie.com (YouTube)")


def test_a_load_of_an_unknown_host_says_that_no_service_declares_it(tmp_path: Path, inventory: Inventory) -> None:
    write(tmp_path, '<img src="https://example.net/x" alt="">')
    (finding,) = findings(tmp_path, inventory)
    assert finding.endswith("loads https://example.net/x from example.net, which no service declares")


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
    (tmp_path / "_headers").write_text(f"script-src {csp_hash('alert(1)' if is_known else 'other()')}", "utf-8")
    found = findings(tmp_path, inventory)
    assert bool(found) != is_known
    if not is_known:
        assert "an inline script that the build did not write: alert(1)" in found[0]
