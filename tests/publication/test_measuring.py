from pathlib import Path

from plugins.inventory import Inventory
from plugins.publication.measuring import BuildShare, audit_speed


def test_as_many_pages_are_audited_as_were_asked_for(site: Path, inventory: Inventory) -> None:
    speed = audit_speed(site / "en/contact/index.html", 5, inventory)
    assert speed.pages == 5
    assert speed.pages_per_second > 0
    assert speed.memory > 1


def test_the_share_is_the_part_of_the_build_that_the_plugin_takes() -> None:
    assert round(BuildShare(1000, with_consent=10, without_consent=9).share, 6) == 0.1
