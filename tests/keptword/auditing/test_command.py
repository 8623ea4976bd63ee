import io
import json
from pathlib import Path

import pytest

from plugins.keptword.auditing import Site, WrittenScripts
from plugins.keptword.auditing.command import CLEAN, FINDINGS, NOT_JUDGED, audit_command
from plugins.keptword.inventory import Inventory
from plugins.keptword.requests.scripts import csp_hash


def judge(folder: Path, *, as_json: bool = False) -> tuple[int, str, str]:
    out, terminal = io.StringIO(), io.StringIO()
    site = Site(folder, "https://site.example", Inventory())
    status = audit_command(site, as_json=as_json, out=out, terminal=terminal)
    return status, out.getvalue(), terminal.getvalue()


def test_a_clean_site_is_said_to_be_clean(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("<!doctype html><title>x</title><p>text")
    assert judge(tmp_path) == (CLEAN, "Nothing third party loads before consent: 1 files judged.\n", "")


def test_what_loads_by_itself_is_told_by_host_each_address_once(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text('<!doctype html><img src="//b.example/1"><img src="//a.example/2">')
    (tmp_path / "b.html").write_text('<!doctype html>\n<img src="//b.example/1">')
    status, said, _ = judge(tmp_path)
    assert status == FINDINGS
    assert said.splitlines() == [
        "b.example, on 2 pages",
        "  a.html:1:16: <img src> loads https://b.example/1 (and 1 more)",
        "a.example, on 1 page",
        "  a.html:1:41: <img src> loads https://a.example/2",
        "3 findings: 2 files judged.",
    ]


def test_findings_are_lines_of_json_for_machines(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text('<!doctype html><img src="//b.example/1"><script>fetch(window.name)</script>')
    status, said, _ = judge(tmp_path, as_json=True)
    assert status == FINDINGS
    first, second = sorted((json.loads(line) for line in said.splitlines()), key=lambda found: found["column"])
    assert first == {
        "grade": "loads",
        "file": "a.html",
        "line": 1,
        "column": 16,
        "url": "https://b.example/1",
        "host": "b.example",
        "how": "<img src>",
        "service": None,
    }
    assert (second["url"], second["opaque"], second["grade"]) == ("", True, "unread")


def test_what_was_not_judged_is_named_and_there_is_no_all_clear(tmp_path: Path) -> None:
    """Case 02, case 16."""
    (tmp_path / "index.html").write_text('<!doctype html><title>x</title><script src="/js/x.js"></script>')
    (tmp_path / "mail.mhtml").write_text("MIME-Version: 1.0\n\n<p>text")
    status, said, _ = judge(tmp_path)
    assert status == NOT_JUDGED
    head, *lines, verdict = said.splitlines()
    assert (head, len(lines)) == ("Not judged (2)", 2)
    assert "https://site.example/js/x.js" in lines[0]
    assert "mail.mhtml" in lines[1]
    assert verdict == "No all-clear: nothing third party was found in 1 files, and 2 could not be judged."
    status, said, _ = judge(tmp_path, as_json=True)
    assert [json.loads(line).get("judged") for line in said.splitlines()] == [False, False]


def test_beside_findings_what_was_not_judged_is_counted(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text('<!doctype html><img src="//b.example/1">')
    (tmp_path / "mail.mhtml").write_text("MIME-Version: 1.0\n\n<p>text")
    status, said, _ = judge(tmp_path)
    assert (status, said.splitlines()[-1]) == (FINDINGS, "1 finding: 1 files judged, 1 not.")


@pytest.mark.parametrize("name", ["missing", "empty"])
def test_where_there_is_nothing_to_judge_the_status_says_so(tmp_path: Path, name: str) -> None:
    (tmp_path / "empty").mkdir()
    status, said, told = judge(tmp_path / name)
    assert (status, said) == (NOT_JUDGED, "")
    assert str(tmp_path / name) in told


def test_a_terminal_sees_how_far_the_audit_is(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text("<!doctype html><title>x</title>")

    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    terminal = Terminal()
    audit_command(Site(tmp_path, "https://x.example", Inventory()), as_json=False, out=io.StringIO(), terminal=terminal)
    assert "]  1/1" in terminal.getvalue()


def test_many_files_are_judged_on_all_cores_and_in_order(tmp_path: Path) -> None:
    for number in range(250):
        (tmp_path / f"{number:03}.html").write_text(f'<!doctype html><img src="//t{number}.example/">')
    status, said, _ = judge(tmp_path, as_json=True)
    hosts = [json.loads(line)["host"] for line in said.splitlines()]
    assert (status, hosts) == (FINDINGS, [f"t{number}.example" for number in range(250)])


@pytest.mark.parametrize(
    "code",
    [
        "form.addEventListener('submit', () => fetch('https://t.example/x'))",
        "button.onclick = () => { new Image().src = 'https://t.example/x' }",
        "open('https://t.example/x')",
        "m.innerHTML = localStorage.greeting",
    ],
)
def test_what_only_may_load_fails_the_own_site_but_nobody_elses(tmp_path: Path, code: str) -> None:
    (tmp_path / "a.html").write_text(f"<!doctype html><title>x</title><script>{code}</script>")
    status, said, _ = judge(tmp_path)
    assert (status, said.splitlines()[-1]) == (
        CLEAN,
        "Nothing third party was found to load by itself: 1 files judged. --all tells all of the rest.",
    )
    own = Site(tmp_path, "https://site.example", Inventory(), WrittenScripts(hashes=frozenset({csp_hash(code)})))
    assert audit_command(own, as_json=False, out=io.StringIO(), terminal=io.StringIO()) == FINDINGS
