"""Measures how many pages the audit judges in a second."""

import resource
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from plugins.keptword.auditing import Site, audit_site
from plugins.keptword.inventory import Inventory


@dataclass(frozen=True)
class AuditSpeed:
    """One measurement of the audit: pages, seconds, and the memory of the largest process in MiB."""

    pages: int
    seconds: float
    memory: float

    @property
    def pages_per_second(self) -> float:
        return self.pages / self.seconds


def audit_speed(page: Path, pages: int, inventory: Inventory) -> AuditSpeed:
    """Measure the audit of so many pages, each made from one built page and unlike the others."""
    with tempfile.TemporaryDirectory() as folder:
        html = page.read_text("utf-8")
        for number in range(pages):
            target = Path(folder) / f"{number // 500}" / f"{number}.html"
            target.parent.mkdir(exist_ok=True)
            target.write_text(html.replace("<h1>", f"<h1>{number} "), "utf-8")
        began = time.perf_counter()
        site = Site(Path(folder), "https://site.example", inventory)
        judged = sum(file.endswith(".html") for file, _ in audit_site(site))
        seconds = time.perf_counter() - began
    kilobytes = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return AuditSpeed(judged, seconds, kilobytes / 1024)
