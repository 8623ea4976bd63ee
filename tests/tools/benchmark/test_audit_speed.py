from pathlib import Path

from plugins.keptword.inventory import Inventory
from tools.benchmark.audit_speed import audit_speed


def test_as_many_pages_are_audited_as_were_asked_for(site: Path, inventory: Inventory) -> None:
    speed = audit_speed(site / "en/contact/index.html", 5, inventory)
    assert speed.pages == 5
    assert speed.pages_per_second > 0
    assert speed.memory > 1
