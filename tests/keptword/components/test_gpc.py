import datetime
import json
from pathlib import Path

from plugins.keptword.components.gpc import gpc_file
from plugins.keptword.inventory import Inventory


def test_sg_03_the_site_says_that_it_heeds_the_signal(site: Path, inventory: Inventory) -> None:
    said = json.loads((site / ".well-known/gpc.json").read_text("utf-8"))
    assert said == {"gpc": True, "lastUpdate": str(inventory.checked)}


def test_sg_03_the_day_is_written_as_rfc_3339_has_it() -> None:
    assert gpc_file(datetime.date(2026, 1, 2)) == '{"gpc": true, "lastUpdate": "2026-01-02"}\n'
