"""The script and the style of forms, as files of the site; their names hold a fingerprint of what is in them."""

from pathlib import Path

from plugins.keptword.components.script_modules import joined_folder
from plugins.keptword.components.site_files import FOLDER, SiteFile
from plugins.keptword.csp.inline import InlineCode
from plugins.keptword.hashed_names import hashed_name

STATIC = Path(__file__).parent / "static"

_SCRIPT = "forms.js"
_STYLE = "forms.css"


def form_files() -> tuple[SiteFile, SiteFile]:
    """Return the script and the style of forms."""
    script = InlineCode.script(joined_folder(STATIC, _SCRIPT))
    style = InlineCode.style((STATIC / _STYLE).read_text("utf-8"))
    return _file(_SCRIPT, script.text), _file(_STYLE, style.text)


def _file(name: str, text: str) -> SiteFile:
    return SiteFile(name, hashed_name(f"{FOLDER}/{name}", text.encode()), text + "\n")
