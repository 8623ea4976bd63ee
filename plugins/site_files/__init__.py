"""Pelican plugin: files at the root of a site for robots, security researchers, and browsers without SVG icons."""

import shutil
from pathlib import Path

from pelican import Pelican
from pelican.generators import Generator
from pelican.plugins import signals
from pelican.writers import Writer

from plugins.keptword.site_address import site_address
from plugins.keptword.text_files import write_text
from plugins.site_build import register as register_build
from plugins.site_build import site_build
from plugins.site_files.root_files import SECURITY, robots_file, security_file
from plugins.site_files.statuses import keep_drafts_back

# Drawn from the theme's icon by `invoke pictures`; browsers ask for it at the root of the site.
ICON = "favicon.ico"


class RootFilesGenerator(Generator):  # type: ignore[misc]
    """Writes the files after the inventory was read, because `security.txt` uses its date.

    Both text files belong at the root of a host: for a site below a path they are not written.
    """

    def generate_output(self, writer: Writer) -> None:
        output = Path(self.output_path)
        settings, inventory = self.settings, site_build(self.settings).inventory
        icon = Path(self.theme) / "pictures" / ICON
        if icon.exists():
            shutil.copy(icon, output / ICON)
        if site_address(settings["SITEURL"]).path:
            return
        write_text(output / "robots.txt", robots_file(settings["SITEURL"]))
        if inventory is not None and inventory.checked is not None:
            email, checked = settings["COMPANY"]["email"], inventory.checked
            (output / SECURITY).parent.mkdir(exist_ok=True)
            text = security_file(settings["SITEURL"], email, settings["LANGUAGES"], checked)
            write_text(output / SECURITY, text)


def register() -> None:
    """Connect to Pelican."""
    register_build()
    signals.get_generators.connect(_generator)
    signals.all_generators_finalized.connect(keep_drafts_back)


def _generator(_: Pelican) -> type[Generator]:
    return RootFilesGenerator
