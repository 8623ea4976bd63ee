"""The table of foreign sites: `python -m tests.foreign.table`, or with the beginnings of some generators' names.

Every page of every site is built, protected, and visited in Chromium: before consent, after a yes to all services, and
after one to each alone. Ends with status 1 where anything is otherwise than promised.
"""

import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.conftest import receiving_browser
from tests.foreign.comparing import Compared, compare
from tests.foreign.evidence import as_table
from tests.foreign.generators import GENERATORS, HOST, Generator
from tests.foreign.protecting import ForeignSite, foreign_site, make_foreign_site
from tests.foreign.vendors import SERVICES
from tests.receiver import running_receiver

_HEAD = (
    "generator",
    "pages",
    "findings before",
    "requests unprotected",
    "requests before consent",
    "services that work alone",
    "together",
    "pages as they were before a yes",
    "after it",
    "new of axe",
    "bytes added with brotli",
)


@dataclass(frozen=True)
class Row:
    """A site and what was seen of it."""

    generator: Generator
    site: ForeignSite
    compared: Compared

    def cells(self) -> tuple[str, ...]:
        """Return what stands in its row."""
        found, pages = self.compared, len(self.site.pages)
        return (
            self.generator.name,
            str(pages),
            str(self.site.findings()),
            str(found.asked_unprotected),
            str(len(found.contacted)),
            f"{len(found.alone)} of {len(SERVICES)}",
            f"{len(found.together)} of {len(SERVICES)}",
            f"{pages - len(found.moved)} of {pages}",
            f"{pages - len(found.changed)} of {pages}",
            str(len(found.barriers)),
            str(self.site.bytes_added()),
        )

    def faults(self) -> Iterator[str]:
        """Yield what is otherwise than promised."""
        found, name = self.compared, self.generator.name
        yield from (f"{name}: {host} was contacted before consent" for host in found.contacted)
        for how, working in (("alone", found.alone), ("together", found.together)):
            yield from (f"{name}: {service} does not work {how}" for service in SERVICES if service not in working)
        yield from (f"{name}: {page} looks otherwise before a yes" for page in found.moved)
        yield from (f"{name}: {page} looks otherwise after a yes" for page in found.changed)
        yield from (f"{name}: axe finds in addition on {barrier}" for barrier in found.barriers)


def main(names: list[str]) -> int:
    """Print the table, then what is otherwise than promised; return the exit status."""
    rows: list[Row] = []
    chosen = [one for one in GENERATORS if not names or one.name.lower().startswith(tuple(map(str.lower, names)))]
    with tempfile.TemporaryDirectory() as folder, running_receiver(HOST, Path(folder)) as receiver:
        for number, generator in enumerate(chosen):
            made = Path(folder) / str(number)
            made.mkdir()
            make_foreign_site(generator, made)
        with receiving_browser(receiver) as browser:
            for number, generator in enumerate(chosen):
                site = foreign_site(Path(folder) / str(number))
                rows.append(Row(generator, site, compare(site, browser, receiver)))
                print(f"{generator.name}: visited", file=sys.stderr)
        print(*as_table([_HEAD, *(row.cells() for row in rows)]), sep="\n")
    faults = [fault for row in rows for fault in row.faults()]
    for row in rows:
        for page in row.compared.resized:
            print(f"{row.generator.name}: on {page} a placeholder is not as large as its frame")
    print(*faults, sep="\n")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
