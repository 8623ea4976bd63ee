"""Whatever a vendor gives to paste: a placeholder, or how it becomes a part of the service that there is of it."""

from collections.abc import Mapping
from dataclasses import replace

import pytest

from plugins.keptword.gate.advice import Advice
from plugins.keptword.gate.gate import Gate, GatedPage
from plugins.keptword.inventory import Inventory, Service, read_inventory
from plugins.keptword.inventory.entries import CATALOGUE
from plugins.keptword.requests import read_file
from tests.keptword.gate.snippets import REPORTED, SNIPPETS, Snippet

SITE = "https://privacy.codedor.example"


@pytest.fixture(scope="module")
def catalogue() -> Inventory:
    return read_inventory(CATALOGUE.folder, (), CATALOGUE.shown_as)


@pytest.fixture(scope="module")
def everything(catalogue: Inventory) -> Inventory:
    """The inventory of a site that uses all that the catalogue has."""
    return Inventory(
        tuple(replace(service, entry=service.id, file=f"content/services/{service.id}.toml") for service in catalogue)
    )


def gated(inventory: Inventory, code: str) -> GatedPage:
    def write_embed(service: Service, attributes: Mapping[str, str]) -> str:
        return f'<div data-embed="{service.id}">{attributes["src"]}</div>'

    return Gate(inventory, SITE, [], write_embed).gate_page(f"<!doctype html><title>x</title>{code}", "index.html")


def live_hosts(html: str) -> set[str]:
    return {load.host for load in read_file(html.encode(), "index.html", SITE).loads} - {""}


def told(page: GatedPage, inventory: Inventory, catalogue: Inventory) -> set[str]:
    return {Advice(inventory, catalogue).how_to_declare(load) for load in page.undeclared}


each = pytest.mark.parametrize("snippet", SNIPPETS, ids=lambda snippet: snippet.name)


def test_the_table_holds_all_that_were_reported() -> None:
    assert len(REPORTED) == 63
    assert len({snippet.name for snippet in SNIPPETS}) == len(SNIPPETS)


@each
def test_on_a_site_that_has_the_service_no_second_one_is_advised(
    snippet: Snippet, everything: Inventory, catalogue: Inventory
) -> None:
    """Case 09."""
    page = gated(everything, snippet.code)
    says = told(page, everything, catalogue)
    if snippet.becomes_inert:
        assert (says, page.mentioned, page.nested, live_hosts(page.html)) == (set(), (), (), set())
        assert f'"{snippet.service}"' in page.html
    elif snippet.service:
        service = everything.find(snippet.service)
        assert service is not None
        assert says
        for one in says:
            assert one.startswith(f"{service.name} is on the site already: ")
            assert "service.new" not in one
            assert "service.add" not in one
    else:
        (one,) = says
        assert "invoke service.new " in one


@each
def test_on_a_site_without_the_service_that_of_the_catalogue_is_added(snippet: Snippet, catalogue: Inventory) -> None:
    says = told(gated(Inventory(), snippet.code), Inventory(), catalogue)
    wanted = f"invoke service.{f'add {snippet.service})' if snippet.service else 'new '}"
    assert says
    assert [one for one in says if wanted not in one] == []


def test_the_whole_snippet_of_tag_manager_needs_no_other_service(everything: Inventory, catalogue: Inventory) -> None:
    whole = next(snippet.code for snippet in SNIPPETS if snippet.name == "gtm whole")
    alone = Inventory(tuple(service for service in everything if service.id == "google-tag-manager"))
    page = gated(alone, whole)
    assert (page.undeclared, page.mentioned, live_hosts(page.html)) == ((), (), set())
    assert "ns.html" not in page.html
    says = told(gated(Inventory(), whole), Inventory(), catalogue)
    assert says == {
        "Add content/services/google-tag-manager.toml (invoke service.add google-tag-manager), or remove it"
    }
