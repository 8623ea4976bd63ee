"""The scan as it is typed: what is printed where, and the exit status."""

import datetime
import io
import json
from pathlib import Path

import pytest

from plugins.keptword.inventory.written import written
from plugins.keptword.scanning.command import LIES, NOT_JUDGED, TRUE, scan_command
from plugins.keptword.scanning.errors import NotScannedError
from plugins.keptword.scanning.last_seen import days_last_seen
from plugins.keptword.scanning.listed import Listed, listed_in
from plugins.keptword.scanning.seen import Record
from plugins.keptword.scanning.visiting import Tell, Wanted
from tests.keptword.inventory.catalogues import small_catalogue
from tests.keptword.inventory.texts import LANGUAGES, SOUND
from tests.keptword.scanning.records import ANALYTICS, HONEST, INVENTORY, STORED, TEXTS, asked, cookie, record

CONTENTS = {key: written(f"content/services/{key}.toml", text) for key, text in TEXTS.items()}
LISTED = Listed(INVENTORY, CONTENTS, LANGUAGES)


@pytest.fixture
def output(tmp_path: Path) -> Path:
    folder = tmp_path / "output"
    folder.mkdir()
    (folder / "index.html").write_text("<!doctype html><title>x</title>")
    return folder


def scanned(
    output: Path, seen: Record, url: str | None = None, *, as_json: bool = False, terminal: io.StringIO | None = None
) -> tuple[int, str, list[Wanted]]:
    """Run the command with what a browser saw; return status, output, and what was to be looked at."""
    asked_for: list[Wanted] = []

    def look(wanted: Wanted, tell: Tell) -> Record:
        asked_for.append(wanted)
        tell(1, 5)
        return seen

    out = io.StringIO()
    terminal = terminal or io.StringIO()
    status = scan_command(
        LISTED, output, url, as_json=as_json, kept=output.parent / "kept.json", out=out, terminal=terminal, look=look
    )
    return status, out.getvalue(), asked_for


def test_an_honest_list_is_said_to_be_true(output: Path) -> None:
    status, said, (wanted,) = scanned(output, record())
    assert (status, said) == (TRUE, "The list tells the truth: 1 pages in 5 states.\n")
    assert wanted.pages == ("/",)
    assert wanted.address.startswith("http://127.0.0.1:")


def test_a_lie_is_shown_and_fails(output: Path) -> None:
    status, said, _ = scanned(output, record(cookie("_new", ANALYTICS)))
    assert status == LIES
    assert 'name = "_new"' in said
    assert said.endswith("1 thing is not as the list says: 1 pages in 5 states.\n")


def test_what_was_not_seen_is_shown_and_does_not_fail(output: Path) -> None:
    status, said, _ = scanned(output, record(items=STORED[:1]))
    assert status == TRUE
    assert "player-*" in said


def test_where_hosts_do_not_answer_the_list_is_not_said_to_be_true(output: Path) -> None:
    silent = asked(HONEST[0].url, "script-src", ANALYTICS, failure="net::ERR_NAME_NOT_RESOLVED")
    status, said, _ = scanned(output, record(requests=(silent, *HONEST[1:])))
    assert status == NOT_JUDGED
    assert "Nothing wrong was seen, but 1 host did not answer" in said


def test_a_lie_fails_also_where_hosts_do_not_answer(output: Path) -> None:
    silent = asked(HONEST[0].url, "script-src", ANALYTICS, failure="net::ERR_NAME_NOT_RESOLVED")
    status, _, _ = scanned(output, record(cookie("_new", ANALYTICS), requests=(silent, *HONEST[1:])))
    assert status == LIES


def test_findings_are_lines_of_json_for_machines(output: Path) -> None:
    status, said, _ = scanned(output, record(cookie("_new", ANALYTICS, 90), items=STORED[:1]), as_json=True)
    assert status == LIES
    first, second = map(json.loads, said.splitlines())
    assert first == {
        "kind": "undeclared-item",
        "fails": True,
        "name": "_new",
        "services": ["example"],
        "page": "/",
        "state": "analytics alone",
        "storage": "cookie",
        "host": "www.site.test",
        "seen": "cookie of www.site.test, 3 months",
    }
    assert (second["kind"], second["fails"], second["name"]) == ("unseen-item", False, "player-*")


def test_a_live_address_is_looked_at_as_it_is_and_its_pages_are_asked_of_it(output: Path) -> None:
    _, _, (wanted,) = scanned(output / "missing", record(), "https://Site.Test")
    assert (wanted.address, wanted.pages) == ("https://site.test/", ())
    _, _, (wanted,) = scanned(output, record(), "http://127.0.0.1:8000/")
    assert wanted.address == "http://127.0.0.1:8000/"


def test_a_site_that_is_not_built_is_not_judged(tmp_path: Path) -> None:
    terminal = io.StringIO()
    status, said, looked = scanned(tmp_path, record(), terminal=terminal)
    assert (status, said, looked) == (NOT_JUDGED, "", [])
    assert "build the site first" in terminal.getvalue()


def test_what_hinders_a_scan_is_said_and_no_verdict_given(output: Path) -> None:
    def look(wanted: Wanted, tell: Tell) -> Record:
        raise NotScannedError("No page has the banner.")

    out, terminal = io.StringIO(), io.StringIO()
    kept = output.parent / "kept.json"
    status = scan_command(LISTED, output, as_json=False, kept=kept, out=out, terminal=terminal, look=look)
    assert (status, kept.exists()) == (NOT_JUDGED, False)
    assert (out.getvalue(), terminal.getvalue()) == ("", "No page has the banner.\n")


def test_the_day_on_which_each_service_was_seen_is_kept(output: Path) -> None:
    scanned(output, record(items=STORED[:1], requests=HONEST[:1]))
    assert days_last_seen(output.parent / "kept.json") == {"example": datetime.date.today()}


def test_a_terminal_sees_how_far_the_scan_is(output: Path) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    terminal = Terminal()
    scanned(output, record(), terminal=terminal)
    assert "]  1/5" in terminal.getvalue()


def test_the_list_is_read_with_what_comes_from_the_catalogue_and_where_that_stands(tmp_path: Path) -> None:
    services = tmp_path / "services"
    services.mkdir()
    catalogue = small_catalogue(tmp_path / "catalogue", LANGUAGES)
    (services / "own.toml").write_text(SOUND, "utf-8")
    (services / "taken.toml").write_text('use = "example-analytics"\nid = "EX-42"\n', "utf-8")
    listed = listed_in(services, LANGUAGES, "content/services", catalogue)
    assert {service.id for service in listed.inventory} == {"own", "taken"}
    assert listed.contents["own"].places[("cookies", 0)].file == "content/services/own.toml"
    assert listed.contents["taken"].places[("cookies", 0)].file.endswith("example-analytics.toml")


@pytest.mark.parametrize("url", ["", "site.test", "//site.test", "https:/site.test"])
def test_07b_an_address_that_is_none_is_refused_and_nothing_is_looked_at(output: Path, url: str) -> None:
    """Case 07b."""
    terminal = io.StringIO()
    status, _, looked = scanned(output, record(), url, terminal=terminal)
    assert (status, looked) == (2, [])
    assert terminal.getvalue().startswith("--url: ")
    assert 'Write "https://' in terminal.getvalue() or 'site: "https://' in terminal.getvalue()
