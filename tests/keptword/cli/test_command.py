"""The command as an owner uses it: what it prints, writes, and ends with."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from plugins.keptword.cli.command import CANNOT, TO_MEND, keptword
from tests.conftest import ROOT
from tests.keptword.sites import HOST, begun, bytes_in, site_by_hand


@pytest.fixture(autouse=True)
def _at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    site_by_hand(Path("public"))


def run(*arguments: str) -> Result:
    result = CliRunner().invoke(keptword, arguments)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def test_three_commands_take_a_built_folder_to_a_protected_one() -> None:
    began = run("init", "public")
    assert "Written: consent/services/google-analytics.toml, which index.html:" in began.output
    assert began.output.splitlines()[-1] == "Now fill in consent/settings.toml, then: keptword protect public"
    unfilled = run("protect", "public")
    assert unfilled.exit_code == TO_MEND
    assert "consent/settings.toml:2:1: company is still to be filled in" in unfilled.output
    settings = Path("consent/settings.toml")
    assert 'languages = ["en", "nl"]' in settings.read_text()
    assert settings.read_text().endswith('en = "/privacy/"\nnl = "/nl/privacy/"\n')
    settings.write_text(settings.read_text().replace("[COMPANY]", "Example").replace("[ADDRESS]", f"https://{HOST}"))
    done = run("protect", "public")
    assert done.exit_code == 0
    assert done.output.splitlines() == [
        "6 pages protected. Waiting for consent: google-analytics, google-fonts, meta-pixel, youtube.",
        "Policy: strict on 5 pages, by hosts on 1 with code or style of their own.",
    ]
    assert run("protect", "public").output == "public is protected already, by the same inventory.\n"
    assert "protected already" in run("protect", "public", "--consent", str(Path("consent").absolute())).output
    assert run("audit", "public").exit_code == 0


@pytest.mark.parametrize(
    ("pages", "address"),
    [
        ({"index.html": "https://user.example/shop/", "a.html": "https://user.example/shop/a.html"}, "/shop"),
        ({"a.html": "https://user.example/shop/a.html", "b.html": "https://user.example/b.html"}, ""),
    ],
)
def test_where_the_site_is_its_pages_say(pages: dict[str, str], address: str) -> None:
    for file, canonical in pages.items():
        own = f'<link rel="canonical" href="{canonical}"><link rel="stylesheet" href="https://user.example/x.css">'
        Path("public", file).write_text(f"<!doctype html><title>x</title>{own}")
    begun = run("init", "public").output
    assert "user.example" not in begun
    assert f'address = "https://user.example{address}"' in Path("consent/settings.toml").read_text()


def test_a_second_beginning_keeps_what_is_there() -> None:
    run("init", "public")
    Path("consent/settings.toml").write_text("mine")
    again = run("init", "public")
    assert "Kept: consent/settings.toml" in again.output
    assert "Kept: consent/services/youtube.toml" in again.output
    assert Path("consent/settings.toml").read_text() == "mine"


def test_problems_can_be_had_as_json() -> None:
    begun(Path("public"), Path("consent"))
    Path("public/a.html").write_text("<!doctype html>\n<img src=https://tracker.example/x>")
    before = bytes_in(Path("public"))
    refused = run("protect", "public", "--json")
    assert refused.exit_code == TO_MEND
    (problem,) = map(json.loads, refused.output.splitlines())
    assert (problem["file"], problem["line"], problem["column"]) == ("a.html", 2, 1)
    assert bytes_in(Path("public")) == before


def test_what_was_done_can_be_had_as_json() -> None:
    begun(Path("public"), Path("consent"))
    done = [json.loads(line) for line in run("protect", "public", "--json").output.splitlines()]
    (home,) = (line for line in done if line["file"] == "index.html")
    assert home["policy"] == "hosts"
    assert any("<script>" in reason for reason in home["reasons"])
    assert [line["policy"] for line in done if line["file"].startswith("site/")] == ["strict", "strict"]


def test_a_service_is_added_once_with_its_number_or_for_code_that_is_in_the_pages() -> None:
    assert run("add", "google-analytics", "--id", "G-ABC1234567").exit_code == 0
    assert 'id = "G-ABC1234567"' in Path("consent/services/google-analytics.toml").read_text()
    assert "is there already" in run("add", "google-analytics", "--id", "G-ABC1234567").output
    pasted = run("add", "google-fonts")
    assert pasted.exit_code == 0
    assert 'write in place of the last two lines there: id = "Open+Sans' in pasted.output
    assert "scripts = []" in Path("consent/services/google-fonts.toml").read_text()
    assert "google-fonts" in run("list", "--consent", begun(Path("public"), Path("consent")).as_posix()).output
    near = run("add", "google-analytic", "--id", "G-1")
    assert near.exit_code == TO_MEND
    assert '"google-analytics"' in near.output


def test_what_a_style_sheet_imports_is_live_until_the_folder_is_protected() -> None:
    Path("public/style.css").write_text('@import "https://fonts.googleapis.com/css2?family=Roboto";')
    begun(Path("public"), Path("consent"))
    told = "CSS @import https://fonts.googleapis.com"
    assert told in run("audit", "public").output
    assert run("protect", "public").exit_code == 0
    protected = run("audit", "public").output
    assert told not in protected
    assert "1 host may load" in protected
    with Path("public/index.html").open("a") as home:
        home.write("<p>x")
    assert told in run("audit", "public").output


def test_what_is_on_the_site_is_listed() -> None:
    begun(Path("public"), Path("consent"))
    ids = [line.split()[0] for line in run("list").output.splitlines()]
    assert ids == ["consent-choice", "google-fonts", "youtube", "google-analytics", "meta-pixel"]


def test_a_folder_that_cannot_be_written_stays_and_the_reason_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    begun(Path("public"), Path("consent"))
    before = bytes_in(Path("public"))

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("plugins.keptword.protection.folder.put_in_place", full)
    failed = run("protect", "public")
    assert failed.exit_code == CANNOT
    assert "Nothing was changed: [Errno 28] No space left on device" in failed.output
    assert bytes_in(Path("public")) == before
    assert run("protect", "nowhere").exit_code == 2


def test_a_host_that_the_catalogue_does_not_know_is_named() -> None:
    Path("public/a.html").write_text("<!doctype html>\n<img src=https://tracker.example/x>")
    began = run("init", "public", "--consent", "other")
    assert "in a.html:2. Describe it: keptword new --consent other tracker.example\n" in began.output
    settings = Path("other/settings.toml")
    settings.write_text(settings.read_text().replace("[COMPANY]", "Example").replace("[ADDRESS]", f"https://{HOST}"))
    assert run("new", "tracker.example", "--consent", "other").output.startswith("Written: other/services/tracker.toml")
    unfilled = run("protect", "public", "--consent", "other")
    assert "other/services/tracker.toml:" in unfilled.output
    assert "is still to be filled in" in unfilled.output
    assert " has no text in fr" not in unfilled.output, "which no page is in"


def test_the_catalogue_can_be_listed_before_anything_is_there() -> None:
    assert any(line.startswith("vimeo ") for line in run("list", "--catalogue").output.splitlines())


def test_who_watches_sees_how_far_it_is_and_who_reads_the_output_does_not() -> None:
    begun(Path("public"), Path("consent"))
    terminal, end = os.openpty()
    command = [sys.executable, "-m", "plugins.keptword", "protect", "public", "--json"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "TERM": "xterm"}
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=end, env=environment, check=True)
    os.close(end)
    shown = b"".join(iter(lambda: _read(terminal), b""))
    os.close(terminal)
    assert b"Pages" in shown
    assert b"100%" in shown
    assert all(json.loads(line) for line in done.stdout.splitlines())


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 10_000)
    except OSError:
        # The other end is closed.
        return b""


def test_a_site_without_settings_is_judged_at_its_address_and_the_files_of_a_ci_are_written() -> None:
    site = ("audit", "public", "--url", f"https://{HOST}")
    judged = run(*site, "--sarif", "log.sarif", "--summary", "summary.md")
    assert judged.exit_code == 1
    assert "→ keptword add google-analytics, or remove it" in judged.output
    assert json.loads(Path("log.sarif").read_text())["version"] == "2.1.0"
    assert "| Google Analytics 4 (analytics) |" in Path("summary.md").read_text()
    assert run(*site, "--baseline", "known.json").exit_code == CANNOT
    assert run(*site, "--baseline", "known.json", "--write-baseline").exit_code == 0
    assert run(*site, "--baseline", "known.json").exit_code == 0


def test_a_place_is_told_as_it_was_written_in_the_sources() -> None:
    template = Path("layouts/base.html")
    template.parent.mkdir()
    template.write_text('{{ title }}\n<img src="https://pixel.example/a.gif" alt="">\n')
    Path("public/new.html").write_text('<!doctype html><p>x<img src="https://pixel.example/a.gif" alt="">')
    said = run("audit", "public", "--url", f"https://{HOST}", "--sources", ".", "--all").output
    assert "    layouts/base.html:2:1: <img src> https://pixel.example/a.gif" in said


def test_parts_are_judged_each_by_itself_and_put_together() -> None:
    site = ("audit", "public", "--url", f"https://{HOST}")
    for number in (1, 2):
        part = run(*site, "--shard", f"{number}/2")
        assert part.exit_code == 0
        Path(f"{number}.jsonl").write_text(part.output)
    merged = run("audit-merge", "2.jsonl", "1.jsonl")
    assert (merged.exit_code, merged.output) == (1, run(*site).output)
    assert run("audit-merge", "1.jsonl").exit_code == CANNOT


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("--url", "www.example.com"), "https://www.example.com"),
        (("--url", "//x"), "--url"),
        (("--shard", "5/4"), "3/16"),
        (("--shard", "1/4", "--sarif", "x"), "audit-merge"),
        (("--write-baseline",), "--baseline FILE"),
    ],
)
def test_options_that_make_no_sense_are_refused_with_what_to_write(options: tuple[str, ...], told: str) -> None:
    refused = run("audit", "public", *options)
    assert refused.exit_code == CANNOT
    assert told in refused.output
