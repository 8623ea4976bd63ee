"""The catalogue: well-known services, each a file like those of a site, from which `use` takes all that is not written.

An entry stands on its own. The site's number in it, `id`, is an example of what it looks like; a remark behind it
(`# confirm: the number of the video`) says in words what it is, and `# Group: video` above all what the service is.
"""

import difflib
import re
from dataclasses import dataclass
from pathlib import Path

from ..problems import Problem
from ..text_files import read_text
from .merging import merged, without
from .messages import FOLDER as TRANSLATIONS
from .messages import Messages
from .written import Written, written

# As messages name it: here by its path in the project, where it is installed by its path in the package.
FOLDER = f"{__name__.rpartition('.')[0].replace('.', '/')}/catalogue"

_COMMAND = "invoke service.list" if __name__.startswith("plugins.") else "keptword list"
HOW_TO_LIST = f"{_COMMAND} --catalogue shows all"

# What stands for the site's own number in scripts and embeds.
ID_HERE = "{id}"

_GROUP = re.compile(r"^# Group: *(.+?) *$", re.MULTILINE)
_WORDS = re.compile(r"# *confirm: *(.+?) *$")


@dataclass(frozen=True)
class WantedId:
    """A number that a service of the catalogue takes from the site.

    One that is not needed only says what `[[embed …]]` shows, which pasted code does by itself.
    """

    example: str
    words: str
    is_needed: bool


@dataclass(frozen=True)
class Catalogue:
    """A folder of entries; messages name its files as `shown_as`."""

    folder: Path
    shown_as: str

    @property
    def ids(self) -> tuple[str, ...]:
        return tuple(sorted(path.stem for path in self.folder.glob("*.toml")))

    @property
    def messages(self) -> Messages:
        """The translations of the texts of all entries."""
        return Messages(self.folder / TRANSLATIONS, f"{self.shown_as}/{TRANSLATIONS}")

    def text(self, entry: str) -> str:
        return read_text(self.folder / f"{entry}.toml")

    def file(self, entry: str) -> str:
        return f"{self.shown_as}/{entry}.toml"

    def written(self, entry: str) -> Written:
        """Return what stands in an entry. Raises ProblemsFoundError where it is not TOML."""
        return written(self.file(entry), self.text(entry))

    def group(self, entry: str) -> str:
        """Return what kind of service it is, in a word or two; empty where the entry does not say."""
        found = _GROUP.search(self.text(entry))
        return found[1] if found else ""

    def wanted_id(self, entry: str) -> WantedId | None:
        """Return which number of its own a site gives. Raises ProblemsFoundError where the entry is not TOML."""
        content = self.written(entry)
        if "id" not in content.values:
            return None
        found = _WORDS.search(self.text(entry).splitlines()[content.places[("id",)].line - 1])
        words = found[1] if found else f"the site's own number with {content.values.get('name', entry)}"
        return WantedId(str(content.values["id"]), words, is_needed=_holds_id(content.values.get("scripts")))

    def unknown(self, entry: str) -> tuple[str, str]:
        """Return what to say to someone who wants an entry that is not there: what is wrong, what to write."""
        near = difflib.get_close_matches(entry.lower().replace(" ", "-"), self.ids, n=1)
        instead = f'Write "{near[0]}"; {HOW_TO_LIST}' if near else f"Take one of its services: {HOW_TO_LIST}"
        return f'the catalogue has no "{entry}"', instead


def catalogue_of(root: Path) -> Catalogue:
    """Return the catalogue of the project in the folder `root`."""
    return Catalogue(root / FOLDER, FOLDER)


CATALOGUE = Catalogue(Path(__file__).parent / "catalogue", FOLDER)


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
    if "use" in entry.values:
        return Whole(
            own, (entry.problem(("use",), "an entry of the catalogue stands on its own", "Remove use"),), is_part=True
        )
    wanted = catalogue.wanted_id(use)
    if wanted is None or "id" in own.values:
        return Whole(merged(entry, own))
    # The catalogue's number is an example, and without one there is nothing to show.
    nothing_to_show = _holds_id(entry.values.get("embed")) and "embed" not in own.values
    content = merged(without(entry, {"id", "embed"} if nothing_to_show else {"id"}), own)
    if not _holds_id([content.values.get(key) for key in ("scripts", "embed")]):
        return Whole(content)
    missing = f"id is missing: {wanted.words}"
    instead = f'Add id = "…" with it; it looks like "{wanted.example}"'
    return Whole(content, (own.problem(("use",), missing, instead),))


def _holds_id(value: object) -> bool:
    """Tell whether the place of the site's own number is anywhere in a value."""
    if isinstance(value, dict):
        return any(map(_holds_id, value.values()))
    return any(map(_holds_id, value)) if isinstance(value, list) else isinstance(value, str) and ID_HERE in value
