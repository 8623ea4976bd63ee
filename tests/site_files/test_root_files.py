import datetime
from pathlib import Path

from plugins.keptword.inventory import Inventory

SITE_URL = "https://privacy.codedor.example"


def test_robots_may_come_and_are_told_where_the_pages_are(site: Path) -> None:
    lines = (site / "robots.txt").read_text("utf-8").splitlines()
    assert lines[:2] == ["User-agent: *", "Disallow:"]
    assert lines[-1] == f"Sitemap: {SITE_URL}/sitemap.xml"
    assert (site / "sitemap.xml").is_file()


def test_finders_of_holes_are_told_whom_to_write_until_when(site: Path, inventory: Inventory) -> None:
    text = (site / ".well-known/security.txt").read_text("utf-8")
    fields = dict(line.split(": ", 1) for line in text.splitlines())
    assert list(fields) == ["Contact", "Expires", "Preferred-Languages", "Canonical"]
    assert fields["Contact"] == "mailto:hello@codedor.example"
    assert fields["Preferred-Languages"] == "en, nl, fr, de"
    assert fields["Canonical"] == f"{SITE_URL}/.well-known/security.txt"
    assert inventory.checked is not None
    checked = datetime.datetime.combine(inventory.checked, datetime.time(), datetime.UTC)
    assert datetime.timedelta() < datetime.datetime.fromisoformat(fields["Expires"]) - checked < datetime.timedelta(365)
