"""What nobody has checked is told with its line, and nothing else is."""

import pytest

from plugins.keptword.inventory import Inventory
from plugins.keptword.inventory.reading import read_service
from tests.keptword.inventory.texts import LANGUAGES, SOUND


def open_in(text: str) -> list[str]:
    service, problems = read_service("example", "x.toml", text, LANGUAGES)
    assert problems == []
    assert service is not None
    return [f"{problem.line}: {problem.wrong}" for problem in service.unproven]


ENTRY = '17: to confirm: "Example Inc." was not looked up on the list of the Data Privacy Framework'
COUNTRIES = (
    "17: to confirm: nobody has checked from which countries outside the European Economic Area the data of"
    " Example Analytics can be reached"
)
COOKIE = "22: to confirm: nobody has checked _ex of Example Analytics"


def test_cl_12_cl_14_an_entry_without_its_day_and_a_cookie_without_evidence_are_open() -> None:
    assert open_in(SOUND) == [ENTRY, COUNTRIES, COOKIE]


def test_cl_12_an_entry_that_was_looked_up_is_not() -> None:
    entry = 'framework-entry = "Example Inc."'
    assert open_in(SOUND.replace(f"{entry}\n", f"{entry}\nlooked-up = 2026-11-22\n")) == [
        COUNTRIES,
        COOKIE.replace("22:", "23:"),
    ]


@pytest.mark.parametrize(
    "evidence",
    [
        '{ by = "browser", date = 2026-11-22 }',
        '{ by = "vendor", date = 2026-11-22, source = "https://example.com/cookies" }',
    ],
)
def test_cl_14_a_cookie_that_was_checked_is_not(evidence: str) -> None:
    assert open_in(SOUND.replace('party = "first"', f'evidence = {evidence}\nparty = "first"')) == [ENTRY, COUNTRIES]


def test_cl_13_countries_that_were_checked_with_the_vendors_page_are_not() -> None:
    page = 'transfers = { date = 2026-11-22, source = "https://example.com/subprocessors" }'
    assert open_in(SOUND.replace('role = "processor"', f'role = "processor"\n{page}')) == [
        ENTRY.replace("17:", "18:"),
        COOKIE.replace("22:", "23:"),
    ]


def test_cl_13_where_nobody_receives_anything_there_is_nothing_to_check() -> None:
    alone = SOUND[: SOUND.index("[[recipients]]")] + SOUND[SOUND.index("[[cookies]]") :]
    assert open_in(alone) == [COOKIE.replace("22:", "17:")]


def test_cl_12_what_services_of_the_catalogue_leave_open_is_told_in_its_files(inventory: Inventory) -> None:
    files = {problem.file for problem in inventory.unproven}
    assert "plugins/keptword/inventory/catalogue/youtube.toml" in files
    assert not any("consent-choice" in file for file in files)
