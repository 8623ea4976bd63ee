"""The style that comes with the parts: the banner's, over whatever theme a site has, and that of a page made for it."""

from pathlib import Path

from ..csp.inline import InlineCode
from ..hashed_names import hashed_name
from .site_consent import SiteConsent
from .site_files import FOLDER

STYLE = """body{max-width:44rem;margin:0 auto;padding:1rem;font:1rem/1.5 system-ui,sans-serif;color-scheme:light dark}
table{border-collapse:collapse;width:100%}th,td{padding:.3rem .5rem;text-align:start;vertical-align:top;\
border-bottom:1px solid;overflow-wrap:anywhere}summary h4{display:inline}\
fieldset{margin:1rem 0}ul{padding:0;list-style:none}
"""

STYLE_FILE = hashed_name(f"{FOLDER}/page.css", STYLE.encode())

_OVER_ANY_THEME = Path(__file__).with_name("over-any-theme.css")


def banner_style(consent: SiteConsent) -> InlineCode:
    """Return the style that each page carries."""
    return InlineCode(consent.style.text + InlineCode.style(_OVER_ANY_THEME.read_text("utf-8")).text)
