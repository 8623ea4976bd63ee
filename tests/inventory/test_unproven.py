"""What nobody has checked is told with its line, and nothing else is."""

import pytest

from plugins.inventory import Inventory
from plugins.inventory.reading import read_service
from tests.inventory.texts import LANGUAGES, SOUND


def open_in(text: str) -> list[str]:
    service, problems = read_service("example", "x.toml", text, LANGUAGES)
    assert problems == []
    assert service is not None
    return [f"{problem.line}: {problem.wrong}" for problem in service.unproven]


ENTRY = '17: to confirm: "Example Inc." was not looked up on the list of the Data Privacy Framework'
COOKIE = "22: to confirm: nobody has checked _ex of Example Analytics"


def test_cl_12_cl_14_an_entry_without_its_day_and_a_cookie_without_evidence_are_open() -> None:
    assert open_in(SOUND) == [ENTRY, COOKIE]


def test_cl_12_an_entry_that_was_looked_up_is_not() -> None:
    entry = 'framework-entry = "Example Inc."'
    assert open_in(SOUND.replace(f"{entry}\n", f"{entry}\nlooked-up = 2026-11-22\n")) == [COOKIE.replace("22:", "23:")]


@pytest.mark.parametrize(
    "evidence",
    [
        '{ by = "browser", date = 2026-11-22 }',
        '{ by = "vendor", date = 2026-11-22, source = "https://example.com/cookies" }',
    ],
)
def test_cl_14_a_cookie_that_was_checked_is_not(evidence: str) -> None:
    assert open_in(SOUND.replace('party = "first"', f'evidence = {evidence}\nparty = "first"')) == [ENTRY]


def test_cl_12_what_services_of_the_catalogue_leave_open_is_told_in_its_files(inventory: Inventory) -> None:
    files = {problem.file for problem in inventory.unproven}
    assert "plugins/inventory/catalogue/youtube.toml" in files
    assert not any("consent-choice" in file for file in files)
