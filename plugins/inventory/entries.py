"""The catalogue: well-known services, each a file like those of a site, from which `use` takes all that is not written.

An entry stands on its own. The site's number in it, `id`, is an example of what it looks like.
"""

import difflib
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from plugins.inventory.merging import merged
from plugins.inventory.written import Written, written
from plugins.problems import Problem

HOW_TO_LIST = "invoke service.list --catalogue shows all"


@dataclass(frozen=True)
class Catalogue:
    """A folder of entries; messages name its files as `shown_as`."""

    folder: Path
    shown_as: str

    @property
    def ids(self) -> tuple[str, ...]:
        return tuple(sorted(path.stem for path in self.folder.glob("*.toml")))

    def text(self, entry: str) -> str:
        return (self.folder / f"{entry}.toml").read_text("utf-8")

    def file(self, entry: str) -> str:
        return f"{self.shown_as}/{entry}.toml"

    def written(self, entry: str) -> Written:
        """Return what stands in an entry. Raises ProblemsFoundError where it is not TOML."""
        return written(self.file(entry), self.text(entry))

    def values(self, entry: str) -> dict[str, Any]:
        """Return the values of an entry, unread. Raises tomllib.TOMLDecodeError."""
        return tomllib.loads(self.text(entry))

    def unknown(self, entry: str) -> tuple[str, str]:
        """Return what to say to someone who wants an entry that is not there: what is wrong, what to write."""
        near = difflib.get_close_matches(entry.lower().replace(" ", "-"), self.ids, n=1)
        instead = f'Write "{near[0]}"; {HOW_TO_LIST}' if near else f"Take one of its services: {HOW_TO_LIST}"
        return f'the catalogue has no "{entry}"', instead


CATALOGUE = Catalogue(Path(__file__).parent / "catalogue", "plugins/inventory/catalogue")


@dataclass(frozen=True)
class Whole:
    """A site's file with all that `use` brings, and what is wrong with that; only a part where it names nothing."""

    content: Written
    problems: tuple[Problem, ...] = ()
    is_part: bool = False


def with_entry(own: Written, catalogue: Catalogue) -> Whole:
    """Return a site's file with what it takes from the catalogue. Raises ProblemsFoundError for a malformed entry."""
    use = own.values.get("use")
    if use is None:
        return Whole(own)
    if not isinstance(use, str):
        return Whole(own, is_part=True)
    if use not in catalogue.ids:
        return Whole(own, (own.problem(("use",), *catalogue.unknown(use)),), is_part=True)
    entry = catalogue.written(use)
    return Whole(merged(entry, own), tuple(_misused(entry, own)))


def _misused(entry: Written, own: Written) -> list[Problem]:
    problems = []
    if "use" in entry.values:
        problems.append(entry.problem(("use",), "an entry of the catalogue stands on its own", "Remove use"))
    if "id" in entry.values and "id" not in own.values:
        wrong = f"id is missing: the site's own number with {entry.values.get('name', own.values['use'])}"
        instead = f'Add id = "…" with it; it looks like "{entry.values["id"]}"'
        problems.append(own.problem(("use",), wrong, instead))
    return problems
