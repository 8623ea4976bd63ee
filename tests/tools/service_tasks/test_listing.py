import datetime
from pathlib import Path

from plugins.keptword.inventory import Inventory, read_inventory
from tests.keptword.inventory.catalogues import small_catalogue
from tools.service_tasks.listing import catalogue_list, service_list
from tools.service_tasks.site import EditedSite
from tools.service_tasks.usage import uses


def test_every_service_is_listed_with_all_that_one_wants_to_know(edited: EditedSite, inventory: Inventory) -> None:
    text = service_list(inventory, uses(edited.root, edited.settings.url), {"youtube": datetime.date(2026, 1, 31)})
    blocks = {block.splitlines()[0]: block for block in text.split("\n\n")}
    for service in inventory:
        (block,) = (block for head, block in blocks.items() if head.startswith(f"{service.name}  ("))
        words = block.replace(",", " ").split()
        assert service.category in words
        assert str(service.checked) in words
        assert ("2026-01-31" in words) is (service.id == "youtube")
        assert ("invoke scan" in block) is (service.id != "youtube")
        assert {cookie.name for cookie in service.cookies} <= set(words)
        assert {source.host.removeprefix("https://") for source in service.sources} <= set(words)


def test_the_catalogue_is_listed_by_category_with_what_the_site_has(edited: EditedSite, tmp_path: Path) -> None:
    (edited.root / edited.file("example-video")).write_text('use = "example-video"\n', "utf-8")
    catalogue = small_catalogue(tmp_path / "catalogue")
    entries = read_inventory(catalogue.folder, (), catalogue.shown_as)
    lines = catalogue_list(catalogue, entries, edited.sound_services()).splitlines()
    assert [line.split() for line in lines[:4]] == [
        ["embedded"],
        ["example-video", "Example", "Video", "video", "(content/services/example-video.toml)"],
        ["analytics"],
        ["example-analytics", "Example", "Analytics"],
    ]
    assert "invoke service.add" in lines[-1]


def test_an_empty_catalogue_lists_nothing(edited: EditedSite) -> None:
    assert "invoke service.new" in catalogue_list(edited.catalogue, Inventory(), Inventory())
