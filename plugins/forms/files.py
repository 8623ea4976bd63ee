"""The script and the style of forms, as files of the site; their names hold a fingerprint of what is in them."""

import hashlib
from pathlib import Path

from plugins.keptword.csp.inline import InlineCode
from plugins.keptword.protection.script_modules import joined_folder
from plugins.keptword.protection.site_files import FOLDER, SiteFile

STATIC = Path(__file__).parent / "static"

_SCRIPT = "forms.js"
_STYLE = "forms.css"


def form_files() -> tuple[SiteFile, SiteFile]:
    """Return the script and the style of forms."""
    script = InlineCode.script(joined_folder(STATIC, _SCRIPT))
    style = InlineCode.style((STATIC / _STYLE).read_text("utf-8"))
    return _file(_SCRIPT, script.text), _file(_STYLE, style.text)


def _file(name: str, text: str) -> SiteFile:
    mark = hashlib.sha256(text.encode()).hexdigest()[:8]
    return SiteFile(name, f"{FOLDER}/{name.replace('.', f'.{mark}.', 1)}", text + "\n")
