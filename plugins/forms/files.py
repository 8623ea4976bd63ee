"""The script and the style of forms, as files of the site; their names hold a fingerprint of what is in them."""

import hashlib
from pathlib import Path

from plugins.keptword.csp.inline import InlineCode
from plugins.keptword.protection.site_files import FOLDER, SiteFile

STATIC = Path(__file__).parent / "static"

# In this order: each builds on the ones before it.
_SCRIPTS = ("dates.js", "letters.js", "mistakes.js", "outcome.js", "sending.js", "forms.js")
_STYLE = "forms.css"


def form_files() -> tuple[SiteFile, SiteFile]:
    """Return the script and the style of forms."""
    script = InlineCode.script("".join(_text(name) for name in _SCRIPTS))
    return _file("forms.js", script.text), _file("forms.css", InlineCode.style(_text(_STYLE)).text)


def _file(name: str, text: str) -> SiteFile:
    mark = hashlib.sha256(text.encode()).hexdigest()[:8]
    return SiteFile(name, f"{FOLDER}/{name.replace('.', f'.{mark}.', 1)}", text + "\n")


def _text(name: str) -> str:
    return (STATIC / name).read_text("utf-8")
