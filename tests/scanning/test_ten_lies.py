"""CL-01: the scan finds each of ten lies by name, and nothing where the list is honest."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from plugins.inventory import Cookie, Inventory, Lifetime, Service
from plugins.inventory.services import Party, Storage
from plugins.publication.building import site_settings
from plugins.scanning.comparison import compare
from plugins.scanning.findings import Kind
from plugins.scanning.seen import Record, states_to_see
from tests.conftest import ROOT
from tests.receiver import Receiver, running_receiver
from tests.scanning.looking import looked_at_with_vendors
from tests.scanning.stand_ins import play_vendors

PAGES = ("/en/", "/en/contact/")

Lie = Callable[[Inventory], Inventory]


@pytest.fixture(scope="module")
def vendors(site: Path, inventory: Inventory) -> Iterator[Receiver]:
    """The site and all its vendors, which do just what the inventory says."""
    with running_receiver(site_settings(ROOT).url.removeprefix("https://"), site) as receiver:
        play_vendors(receiver, inventory)
        yield receiver


@pytest.fixture(scope="module")
def record(vendors: Receiver, inventory: Inventory) -> Record:
    return looked_at_with_vendors(vendors, inventory, PAGES, states_to_see(inventory))


def test_cl_01_nothing_is_found_where_the_list_is_honest(record: Record, inventory: Inventory) -> None:
    assert [finding.as_json() for finding in compare(record, inventory)] == []
