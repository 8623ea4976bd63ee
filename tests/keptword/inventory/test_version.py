"""CW-07: the consent version changes with what is agreed to, and with nothing else."""

from dataclasses import replace

import pytest

from plugins.keptword.inventory import Inventory, consent_version, service_version
from plugins.keptword.inventory.reading import read_service
from plugins.keptword.inventory.services import in_reading_order
from tests.keptword.inventory.texts import LANGUAGES, SOUND


def version(*texts: str) -> str:
    services = []
    for number, text in enumerate(texts):
        service, problems = read_service(f"service-{number}", "x.toml", text, LANGUAGES)
        assert problems == []
        assert service is not None
        services.append(service)
    return consent_version(in_reading_order(services))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Counts visits.", "Counts how many visits there are."),
        ("Example Analytics", "Example Analytics Pro"),
        ("2026-11-22", "2026-12-24"),
        ("EX-1", "EX-2"),
        ("/privacy", "/privacy-notice"),
    ],
)
def test_rewording_asks_no_one_again(old: str, new: str) -> None:
    assert version(SOUND.replace(old, new)) == version(SOUND)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Example Ltd", "Other Ltd"),
        ('"processor"', '"controller"'),
        ('"analytics"', '"marketing"'),
        ("Example Inc.", "Other Inc."),
        ('"data-privacy-framework"\nframework-entry = "Example Inc."', '"standard-contractual-clauses"'),
        ("13 months", "12 months"),
        ('name = "_ex"', 'name = "_other"'),
        ("https://*.example.com", "https://*.example.org"),
    ],
)
def test_a_change_of_what_is_agreed_to_asks_everyone(old: str, new: str) -> None:
    assert version(SOUND.replace(old, new)) != version(SOUND)


def test_a_new_service_asks_everyone() -> None:
    assert version(SOUND, SOUND.replace("Example Ltd", "Other Ltd")) != version(SOUND)


def test_a_service_has_a_version_of_its_own_that_only_its_own_changes_touch(inventory: Inventory) -> None:
    youtube, maps = inventory.find("youtube"), inventory.find("google-maps")
    assert youtube is not None
    assert maps is not None
    moved = replace(youtube, country="US")
    assert service_version(moved) != service_version(youtube)
    assert service_version(replace(youtube, name="Other")) == service_version(youtube)
    assert service_version(maps) != service_version(youtube)
