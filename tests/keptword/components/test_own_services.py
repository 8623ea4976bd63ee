from dataclasses import replace

from plugins.keptword.components.own_services import inventory_of, other_companies
from plugins.keptword.inventory import Inventory, read_inventory
from plugins.keptword.inventory.services import in_reading_order
from plugins.keptword.site_address import site_address
from tests.conftest import LANGUAGES, ROOT


def written() -> Inventory:
    return read_inventory(ROOT / "content/services", LANGUAGES)


def test_the_company_of_the_settings_runs_the_site_and_stands_in_texts() -> None:
    inventory = inventory_of(written(), "Acme", site_address("https://acme.example/privacy"))
    own = inventory.find("consent-choice")
    assert own is not None
    assert (own.name, own.company) == ("Acme", "Acme")
    assert [cookie.name for cookie in own.cookies][:2] == ["/privacy/consent", "/privacy/consent-events"]
    assert "[[" not in repr(inventory)
    maps = inventory.find("google-maps")
    assert maps is not None
    assert maps.embed is not None
    assert "Acme" in maps.embed.title.in_language("nl")


def test_a_site_run_by_another_company_than_that_of_the_settings_is_told_with_its_line() -> None:
    inventory = written()
    assert list(other_companies(inventory, "Acme", {})) == []
    another = in_reading_order(
        replace(service, company="Other") if service.id == "consent-choice" else service for service in inventory
    )
    text = 'name = "x"\n\ncompany = "Other"\n'
    (problem,) = other_companies(another, "Acme", {"consent-choice": text})
    assert str(problem) == (
        f'{problem.file}:3:1: the company "Other" is not the company of the settings, "Acme". '
        'Write company = "[[company]]".'
    )
