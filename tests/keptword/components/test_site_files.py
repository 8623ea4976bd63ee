"""Scripts that pages fetch from their own site when they are needed: whole, addressed by what is in them."""

import hashlib
import json
import re
from pathlib import Path

from plugins.keptword.components.site_files import service_files, site_files, with_addresses
from plugins.keptword.inventory import Category, Inventory
from plugins.keptword.inventory.services import in_reading_order


def test_each_file_stands_on_the_site_under_the_name_that_pages_ask_for(site: Path, inventory: Inventory) -> None:
    page = (site / "en/cookie-policy/index.html").read_text("utf-8")
    for file in site_files(inventory):
        assert (site / file.path).read_text("utf-8") == file.text
        assert f'"/{file.path}"' in page
        assert hashlib.sha256(file.text.encode()).hexdigest()[:8] in file.path
    assert not re.search(r'"\{[a-z-]+\.js\}"', page)


def test_what_only_the_cookies_page_needs_is_named_on_no_other(site: Path, inventory: Inventory) -> None:
    home = (site / "en/index.html").read_text("utf-8")
    named = [file.name for file in site_files(inventory) if file.path in home]
    assert named == ["withdraw.js", "settings.js"]


def test_a_name_tells_blockers_of_banners_nothing(inventory: Inventory) -> None:
    for file in site_files(inventory):
        assert not re.search(r"cookie|consent|gdpr|banner|privacy|cmp|track", file.path)


def test_another_inventory_gives_another_address(inventory: Inventory) -> None:
    without = in_reading_order(service for service in inventory if service.category is not Category.MARKETING)
    paths = [{file.name: file.path for file in site_files(one)} for one in (inventory, without)]
    assert paths[0]["withdraw.js"] != paths[1]["withdraw.js"]
    assert paths[0]["settings.js"] != paths[1]["settings.js"], "it holds what a signal refuses"
    assert paths[0]["receipt.js"] == paths[1]["receipt.js"]


def test_withdrawal_knows_the_first_party_items_of_each_service_and_its_calls(inventory: Inventory) -> None:
    (file,) = (file for file in site_files(inventory) if file.name == "withdraw.js")
    match = re.search(r"const services=(\{.*?\]\}\});", file.text)
    assert match is not None
    services = json.loads(match[1])
    assert list(services) == [service.id for service in inventory.optional]
    assert services["meta-pixel"]["revoke"] == [["fbq", "consent", "revoke"]]
    assert ["cookie", "_fbp"] in services["meta-pixel"]["items"]
    assert services["youtube"]["items"] == []


def test_code_of_a_service_is_in_no_page_but_in_a_file_that_waits_with_it(site: Path, inventory: Inventory) -> None:
    home = (site / "en/index.html").read_text("utf-8")
    codes = [script.code for service in inventory.optional for script in service.scripts if script.code]
    assert [file.text for file in service_files(inventory)] == [f"{code}\n" for code in codes]
    for file in service_files(inventory):
        assert (site / file.path).read_text("utf-8") == file.text
        assert f'data-src="/{file.path}"></script>' in home
        assert file.text.splitlines()[0] not in home


def test_an_address_takes_the_place_of_a_name_in_braces(inventory: Inventory) -> None:
    files = site_files(inventory)
    path = next(file.path for file in files if file.name == "settings.js")
    assert with_addresses('import("{settings.js}")', files) == f'import("/{path}")'
