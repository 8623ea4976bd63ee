"""Where a person wrote what the audit refuses."""

from pathlib import Path

import pytest

from plugins.keptword.auditing import Finding
from plugins.keptword.auditing.origins import Sources, with_origins

T = "https://t.example/a.png"

SCRIPT = '<script src="/js/x.js" defer></script>'

PAGES = {
    "content/pages/en/contact.md": f'Title: Contact\nSave_as: en/x/page.shtml\n\n  <img src="{T}" alt="x">\n',
    "content/pages/nl/contact.md": f'Title: Contact\n\n<img src="{T}" alt="x">\n',
    "theme/templates/base.html": f'<head>\n{SCRIPT}\n<script src="/theme/own.txt"></script>\n{{{{ title }}}}',
    "theme/static/tokens.css": ":root { color: red }\np { background: url(https://u.example/b.png) }",
    "theme/static/page.shtml": "<p>",
}
BUILT = {
    "nl/contact/index.html": f'<head>\n\n{SCRIPT}\n<img src="{T}" alt="x">\n<script src="/theme/own.12345678.txt">',
    "theme/style.css": "p{background:url(https://u.example/b.png)}",
    "theme/page.1234.shtml": "<p>",
    "en/x/page.shtml": "rendered",
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for name, text in {**PAGES, **{f"output/{name}": text for name, text in BUILT.items()}}.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("finding", "origin"),
    [
        (
            Finding("nl/contact/index.html", 4, 1, T, "t.example", "x"),
            "content/pages/nl/contact.md:3:1",
        ),
        (Finding("nl/contact/index.html", 3, 1, "", "", "x"), "theme/templates/base.html:2:1"),
        (Finding("nl/contact/index.html", 5, 1, "", "", "x"), "theme/templates/base.html:3:1"),
        (Finding("theme/style.css", 1, 3, "https://u.example/b.png", "u.example", "x"), "theme/static/tokens.css:2:21"),
        (Finding("theme/page.1234.shtml", 1, 1, "", "", "x"), "theme/static/page.shtml:1:1"),
        (Finding("en/x/page.shtml", 1, 1, "", "", "x"), "content/pages/en/contact.md:2:10"),
        (Finding("nl/contact/index.html", 1, 1, "", "", "no lock"), ""),
    ],
)
def test_what_was_found_is_named_where_it_was_written(root: Path, finding: Finding, origin: str) -> None:
    sources = Sources(root, (root / "content", root / "theme"))
    (found,) = with_origins([finding], root / "output", sources)
    assert found.origin == origin
    assert str(found).startswith(origin or f"{finding.file}:")
    assert f"{finding.file}:{finding.line}:{finding.column}" in str(found)


def test_what_stands_on_every_page_is_told_once(root: Path) -> None:
    (root / "output/index.html").write_text(f"<head>\n{SCRIPT}", "utf-8")
    findings = [Finding("nl/contact/index.html", 3, 1, "", "", "x"), Finding("index.html", 2, 1, "", "", "x")]
    assert len(list(with_origins(findings, root / "output", Sources(root, (root / "theme",))))) == 1
    assert len(list(with_origins(findings, root / "output", Sources(root, ())))) == 2
