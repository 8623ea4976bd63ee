from pathlib import Path

import pytest

from plugins.keptword.auditing import Site, audit_site
from plugins.keptword.inventory import Inventory

LAZY = "document.querySelectorAll('img').forEach(i => { i.src = i.dataset.src; });"
PAGE = '<!doctype html><title>x</title><img data-src="{image}" alt=""><script src="/{script}?v=1"></script>'


def found_in(folder: Path, files: dict[str, str]) -> list[tuple[str, str]]:
    """The file and host of each finding; no host for what is opaque."""
    for name, text in files.items():
        (folder / name).write_text(text, "utf-8")
    site = Site(folder, "https://site.example", Inventory())
    return [(finding.file, finding.host) for _, findings in audit_site(site) for finding in findings]


def test_what_a_script_file_takes_is_found_in_the_page_that_loads_it(tmp_path: Path) -> None:
    page = PAGE.format(image="https://t.example/a.png", script="lazy.js")
    assert found_in(tmp_path, {"index.html": page, "lazy.js": LAZY}) == [("index.html", "t.example")]


def test_a_page_that_does_not_load_the_script_is_left_alone(tmp_path: Path) -> None:
    own = PAGE.format(image="a.png", script="lazy.js")
    other = PAGE.format(image="https://t.example/a.png", script="other.js")
    assert found_in(tmp_path, {"a.html": own, "b.html": other, "lazy.js": LAZY, "other.js": ""}) == []


@pytest.mark.parametrize(
    "main", ['import "./lazy.js";', "const s = document.createElement('script'); s.src = '/lazy.js';"]
)
def test_a_script_that_another_script_loads_takes_from_the_same_page(tmp_path: Path, main: str) -> None:
    page = PAGE.format(image="https://t.example/a.png", script="main.js")
    assert found_in(tmp_path, {"index.html": page, "main.js": main, "lazy.js": LAZY}) == [("index.html", "t.example")]


def test_a_script_that_takes_from_pages_unseen_is_opaque(tmp_path: Path) -> None:
    assert found_in(tmp_path, {"index.html": "<!doctype html><title>x</title>", "lazy.js": LAZY}) == [("lazy.js", "")]
