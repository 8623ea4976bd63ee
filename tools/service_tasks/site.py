"""The site that a service is added to: its folder, languages and services, as far as these are sound."""

import contextlib
import io
import tempfile
from dataclasses import dataclass
from pathlib import Path

from plugins.keptword.inventory import Inventory, Service
from plugins.keptword.inventory.entries import Catalogue, catalogue_of
from plugins.keptword.inventory.reading import read_service
from plugins.keptword.inventory.services import in_reading_order
from plugins.keptword.inventory.written_tables import TO_BE_FILLED_IN
from plugins.keptword.problems import Problem
from plugins.keptword.text_files import read_text, write_text
from tools.publication.building import BuildError, SiteSettings, build_site, site_settings
from tools.service_tasks.site_changes import site_changes
from tools.service_tasks.usage import run_twice, uses, where_used

SERVICES = "content/services"


@dataclass(frozen=True)
class EditedSite:
    """A site at work, in the folder `root`, with the catalogue from which its services come."""

    root: Path
    settings: SiteSettings
    catalogue: Catalogue

    def file(self, service_id: str) -> str:
        """Return the file of a service, relative to the site's folder."""
        return f"{SERVICES}/{service_id}.toml"

    @property
    def ids(self) -> list[str]:
        """The ids of all services that have a file, sound or not."""
        return sorted(path.stem for path in (self.root / SERVICES).glob("*.toml"))

    def text(self, service_id: str) -> str | None:
        path = self.root / self.file(service_id)
        return read_text(path) if path.exists() else None

    def problems(self, service_id: str, text: str) -> list[Problem]:
        """Return what is wrong with the text of a service file."""
        return self._read(service_id, text)[1]

    def sound_services(self) -> Inventory:
        """Return the services whose files are sound: one is added where others are still to be mended, too."""
        read = (self._read(service_id, self.text(service_id) or "") for service_id in self.ids)
        return in_reading_order(service for service, _ in read if service is not None)

    def _read(self, service_id: str, text: str) -> tuple[Service | None, list[Problem]]:
        return read_service(service_id, self.file(service_id), text, self.settings.languages, self.catalogue)

    def written(self, service_id: str, text: str) -> str:
        """Write a service file, and return what that changes on the site, or what is still to be mended."""
        before = self.sound_services()
        write_text(self.root / self.file(service_id), text)
        if problems := self.problems(service_id, text):
            return _to_do(problems)
        after = self.sound_services()
        service, used = after.find(service_id), uses(self.root, self.settings.url)
        where = where_used(service, after, used) if service else ()
        twice = run_twice(service, after, used) if service else ()
        doubled = f"Remove the code pasted in {', '.join(twice)}: it would run twice.\n\n" if twice else ""
        return f"{site_changes(before, after, service_id, where)}\n\n{doubled}{self._build_verdict()}"

    def _build_verdict(self) -> str:
        """Return whether the site builds now, and why not. What stands in its output folder stays."""
        said = io.StringIO()
        with tempfile.TemporaryDirectory() as folder, contextlib.redirect_stdout(said):
            try:
                build_site(self.root, Path(folder) / "output")
            except BuildError:
                return f"The site does not build yet:\n{said.getvalue().strip()}"
        return "The site builds with it; invoke serve shows it."


def _to_do(problems: list[Problem]) -> str:
    """Return what is left to do; of places to be filled in, only how many: the file shows them."""
    waiting = [problem.line for problem in problems if problem.wrong.endswith(TO_BE_FILLED_IN)]
    others = [f"  {problem}" for problem in problems if not problem.wrong.endswith(TO_BE_FILLED_IN)]
    lines = ["The site does not build with it yet:"]
    if waiting:
        many = f"{len(waiting)} texts between brackets are to be filled in, in lines {min(waiting)} to {max(waiting)}"
        one = f"1 text between brackets is to be filled in, in line {waiting[0]}"
        lines.append(f"  {many if len(waiting) > 1 else one}.")
    return "\n".join([*lines, *others, "invoke build tells what is left; when nothing is, run invoke translate."])


def edited_site(root: Path) -> EditedSite:
    """Return the site in the folder `root`, with the catalogue of its project."""
    return EditedSite(root, site_settings(root), catalogue_of(root))
