"""Sites of other generators, protected as their owners would: by what `init` proposes, with the blanks filled in."""

import re
import shutil
from dataclasses import dataclass
from pathlib import Path

import brotli

from plugins.keptword import Inventory, Report, protect
from plugins.keptword.auditing import Site, audit_site
from plugins.keptword.cli.beginning import begin
from plugins.keptword.protection.options import FILE
from plugins.keptword.requests.grades import Grade
from tests.foreign.generators import BUILT, HOST, Generator, sources
from tests.foreign.vendors import MARKS
from tests.keptword.sites import settings_of


@dataclass(frozen=True)
class ForeignSite:
    """A site as its generator built it, `before`, and protected, `after`; what was written into the latter."""

    before: Path
    after: Path

    @property
    def pages(self) -> list[str]:
        """The pages that the generator made, as addresses; without those that only lead to another."""
        pages = [address_of(file) for file in self._files(".html")]
        return [page for page in pages if "http-equiv=refresh" not in self.text(page)]

    def pages_that_use_all(self) -> list[str]:
        """Return the first page for each thing that was pasted, and the first of all."""
        found = {mark: page for page in reversed(self.pages) for mark in MARKS if mark in self.text(page)}
        return list(dict.fromkeys([self.pages[0], *(found[mark] for mark in MARKS)]))

    @property
    def own_pages(self) -> list[str]:
        """The pages that were made for it by `protect`."""
        made = sorted((self.after / "site").glob("*.html"))
        return [f"/{page.relative_to(self.after).as_posix()}" for page in made]

    def text(self, address: str) -> str:
        """Return a page as its generator built it."""
        file = f"{address}index.html" if address.endswith("/") else address
        return (self.before / file[1:]).read_text("latin-1")

    def findings(self) -> int:
        """Return how much the audit finds that the pages load by themselves, as their generator built them."""
        judged = audit_site(Site(self.before, f"https://{HOST}", Inventory(())))
        return sum(finding.grade is Grade.LOADS for _, findings in judged for finding in findings)

    def bytes_added(self) -> int:
        """Return how many bytes a page has more than before, on average, as servers send it with brotli."""
        added = [_sent(self.after / file) - _sent(self.before / file) for file in self._files(".html")]
        return round(sum(added) / len(added))

    def headers(self) -> list[tuple[str, str]]:
        """Return the headers that a server sends which reads the file `_headers`."""
        lines = (self.after / "_headers").read_text("utf-8").splitlines()
        return [(name, value) for name, _, value in (line.strip().partition(": ") for line in lines) if value]

    def _files(self, ending: str) -> list[str]:
        return [path.relative_to(self.before).as_posix() for path in sorted(self.before.rglob(f"*{ending}"))]


def _sent(page: Path) -> int:
    return len(brotli.compress(page.read_bytes()))


def address_of(file: str) -> str:
    """Return where visitors find a page."""
    return f"/{file.removesuffix('index.html')}" if file.rpartition("/")[2] == "index.html" else f"/{file}"


def make_foreign_site(generator: Generator, folder: Path) -> Report:
    """Build a site in a folder, keep a copy of it, and protect it."""
    sources(generator, folder)
    generator.build(folder)
    shutil.copytree(folder / BUILT, folder / "before")
    consent = folder / "consent"
    list(begin(folder / BUILT, consent))
    text = (consent / FILE).read_text("utf-8")
    text = text.replace("[COMPANY]", "Sails and Ropes").replace("[ADDRESS]", f"https://{HOST}")
    if generator.sends_headers:
        text = re.sub("^sends-headers = false", "sends-headers = true", text, flags=re.MULTILINE)
    (consent / FILE).write_text(text, "utf-8")
    return protect(folder / BUILT, *settings_of(consent))


def foreign_site(folder: Path) -> ForeignSite:
    """Return the site that was made in a folder."""
    return ForeignSite(folder / "before", folder / BUILT)
