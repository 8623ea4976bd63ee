"""The scripts that plugins write into the site as files.

Writing and noting one is a single step, so that the list of the site's scripts holds what our own code wrote and no
other file of the output.
"""

from pathlib import Path
from typing import Any

from plugins.keptword.components.site_files import SiteFile
from plugins.keptword.requests.files import is_script
from plugins.keptword.requests.scripts import csp_hash
from plugins.keptword.text_files import write_text
from plugins.site_build import site_build


def write_site_file(settings: dict[str, Any], file: SiteFile) -> None:
    """Write a file of a plugin below the output of the build with these settings; note a script as its own."""
    path = Path(settings["OUTPUT_PATH"], file.path)
    path.parent.mkdir(parents=True, exist_ok=True)
    write_text(path, file.text)
    if is_script(file.path):
        site_build(settings).own_scripts.add(csp_hash(file.text))
