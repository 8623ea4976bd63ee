import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from plugins.keptword.auditing import Site, WrittenScripts
from plugins.keptword.auditing.command import CLEAN, FINDINGS, NOT_JUDGED, audit_command, merge_command
from plugins.keptword.auditing.parts import Part
from plugins.keptword.auditing.reports import WORDS, Reports
from plugins.keptword.inventory import Inventory
from plugins.keptword.requests.scripts import csp_hash
from tests.conftest import ROOT


def judge(folder: Path, reports: Reports = WORDS, url: str = "https://site.example") -> tuple[int, str, str]:
    out, terminal = io.StringIO(), io.StringIO()
    status = audit_command(Site(folder, url, Inventory()), reports, out=out, terminal=terminal)
    return status, out.getvalue(), terminal.getvalue()


def test_a_clean_site_is_said_to_be_clean(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("<!doctype html><title>x</title><p>text")
    assert judge(tmp_path) == (CLEAN, "Nothing third party loads by itself: 1 file judged.\n", "")


def test_what_loads_by_itself_is_told_by_vendor_each_address_once(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text('<!doctype html><img src="//b.example/1"><img src="//a.example/2">')
    (tmp_path / "b.html").write_text('<!doctype html>\n<img src="//b.example/1">')
    status, said, _ = judge(tmp_path)
    assert status == FINDINGS
    assert said.splitlines() == [
        "b.example, on each page",
        "    a.html:1:16 and each other page, as from a template: <img src> https://b.example/1",
        "    → keptword new b.example, host the files yourself, or remove it",
        "a.example, on 1 page",
        "    a.html:1:41: <img src> https://a.example/2",
        "    → keptword new a.example, host the files yourself, or remove it",
        "2 things load from 2 vendors before anyone is asked: 2 files judged.",
    ]


def test_findings_are_lines_of_json_for_machines(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text('<!doctype html><img src="//b.example/1"><script>fetch(window.name)</script>')
    status, said, _ = judge(tmp_path, Reports(as_json=True))
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
        "vendor": None,
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
    assert verdict == "No all-clear: nothing third party was found to load, but 2 could not be judged: 1 file judged."
    status, said, _ = judge(tmp_path, Reports(as_json=True))
    assert [json.loads(line).get("judged") for line in said.splitlines()] == [False, False]


def test_beside_findings_what_was_not_judged_is_counted(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text('<!doctype html><img src="//b.example/1">')
    (tmp_path / "mail.mhtml").write_text("MIME-Version: 1.0\n\n<p>text")
    status, said, _ = judge(tmp_path)
    assert status == FINDINGS
    assert "Not judged (1)" in said
    assert said.splitlines()[-1] == "1 thing loads from 1 vendor before anyone is asked: 1 file judged."


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
    audit_command(Site(tmp_path, "https://x.example", Inventory()), out=io.StringIO(), terminal=terminal)
    assert "]  1/1" in terminal.getvalue()


def test_many_files_are_judged_on_all_cores_and_in_order(tmp_path: Path) -> None:
    for number in range(250):
        (tmp_path / f"{number:03}.html").write_text(f'<!doctype html><img src="//t{number}.example/">')
    status, said, _ = judge(tmp_path, Reports(as_json=True))
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
    (line,) = said.splitlines()
    assert status == CLEAN
    assert line.startswith("Nothing third party loads by itself: 1 file judged; 1 ")
    own = Site(tmp_path, "https://site.example", Inventory(), WrittenScripts(hashes=frozenset({csp_hash(code)})))
    assert audit_command(own, out=io.StringIO(), terminal=io.StringIO()) == FINDINGS


def test_with_a_baseline_only_what_is_new_is_told_and_fails(tmp_path: Path) -> None:
    site, known = tmp_path / "site", tmp_path / "known.json"
    site.mkdir()
    (site / "a.html").write_text('<!doctype html><img src="//a.example/1">')
    written = judge(site, Reports(baseline=known, writes_baseline=True))
    assert (written[0], written[1]) == (CLEAN, "")
    # The same template on one more page is nothing new.
    (site / "b.html").write_text('<!doctype html><img src="//a.example/1">')
    status, said, _ = judge(site, Reports(baseline=known))
    assert status == CLEAN
    assert said == "Nothing third party loads by itself: 2 files judged, 1 thing of the baseline left out.\n"
    (site / "b.html").write_text('<!doctype html><img src="//a.example/1"><img src="//b.example/1">')
    status, said, _ = judge(site, Reports(baseline=known))
    assert status == FINDINGS
    assert "a.example" not in said
    assert "b.html:1:41: <img src> https://b.example/1" in said
    for page in ("a.html", "b.html"):
        (site / page).write_text("<!doctype html><title>x</title>")
    assert "1 thing of the baseline is there no more" in judge(site, Reports(baseline=known))[1]


@pytest.mark.parametrize("content", [None, "{", '{"version": 9, "findings": []}', '{"version": 1, "findings": [3]}'])
def test_a_baseline_that_cannot_be_read_excuses_nothing(tmp_path: Path, content: str | None) -> None:
    (tmp_path / "a.html").write_text('<!doctype html><img src="//a.example/1">')
    if content is not None:
        (tmp_path / "known.json").write_text(content)
    status, said, told = judge(tmp_path, Reports(baseline=tmp_path / "known.json"))
    assert (status, said) == (NOT_JUDGED, "")
    assert "--write-baseline" in told


def test_parts_put_together_say_what_the_whole_says(tmp_path: Path) -> None:
    site, whole = tmp_path / "site", io.StringIO()
    site.mkdir()
    take = "for (const i of document.images) fetch(i.dataset.src); x.onclick = () => fetch('//act.example/')"
    for number in range(7):
        (site / f"{number}.html").write_text(
            f'<!doctype html><script src="/take.js"></script><img src="//t{number % 3}.example/">'
            '<script src="/missing.js"></script><script src="/code"></script>'
        )
    (site / "code").write_text("<!-- --> fetch('https://code.example/')")
    (site / "take.js").write_text(take)
    (site / "lost.js").write_text("fetch(document.querySelector('b').dataset.src)")
    own = Site(site, "https://site.example", Inventory())
    status = audit_command(own, out=whole, terminal=io.StringIO())
    parts = []
    for number in (3, 1, 2):
        parts.append(tmp_path / f"{number}.jsonl")
        with parts[-1].open("w") as out:
            assert audit_command(own, Reports(part=Part(number, 3)), out=out, terminal=io.StringIO()) == CLEAN
    merged, terminal = io.StringIO(), io.StringIO()
    assert merge_command(parts, out=merged, terminal=terminal) == status == FINDINGS
    assert merged.getvalue() == whole.getvalue()
    assert merge_command(parts[:2], out=io.StringIO(), terminal=terminal) == NOT_JUDGED
    assert "Of 3 parts, missing: 2." in terminal.getvalue()


def test_www_and_apex_are_one_site(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(
        '<!doctype html><b data-u="//t.example/x"></b><img src="https://www.site.example/i.png">'
        '<script src="https://www.site.example/take.js"></script>'
    )
    (tmp_path / "i.png").write_bytes(b"")
    (tmp_path / "take.js").write_text("fetch(document.querySelector('b').dataset.u)")
    for url in ("https://site.example", "https://www.site.example"):
        status, said, _ = judge(tmp_path, Reports(as_json=True), url)
        assert (status, {json.loads(line)["host"] for line in said.splitlines()}) == (FINDINGS, {"t.example"})
    other = judge(tmp_path, Reports(as_json=True), "https://shop.site.example")[1]
    assert {json.loads(line)["host"] for line in other.splitlines()} >= {"www.site.example"}


def test_who_reads_the_report_may_stop(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text("<!doctype html>" + "".join(f'<img src="//t{n}.example/">' for n in range(3000)))
    command = [sys.executable, "-m", "plugins.keptword", "audit", str(tmp_path), "--url", "https://x.example", "--json"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as audit:
        assert audit.stdout is not None
        assert audit.stderr is not None
        assert audit.stdout.readline()
        audit.stdout.close()
        assert audit.stderr.read() == b""
        assert audit.wait() == FINDINGS
