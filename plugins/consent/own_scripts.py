"""The scripts that plugins write into the site as files.

Writing and recording a script is a single step, so that the list of the site's scripts contains only files that our own
code wrote.
"""

from pathlib import Path
from typing import Any

from plugins.keptword.components.site_files import SiteFile
from plugins.keptword.requests.files import is_script
from plugins.keptword.requests.scripts import csp_hash
from plugins.keptword.text_files import write_text
from plugins.site_build import site_build


def write_site_file(settings: dict[str, Any], file: SiteFile) -> None:
    """Write a plugin's file below the output folder of the build; record a script as the site's own."""
    path = Path(settings["OUTPUT_PATH"], file.path)
    path.parent.mkdir(parents=True, exist_ok=True)
    write_text(path, file.text)
    if is_script(file.path):
        site_build(settings).own_scripts.add(csp_hash(file.text))
