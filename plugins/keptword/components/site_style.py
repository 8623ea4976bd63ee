"""The style that comes with the parts: the banner's, over whatever theme a site has, and that of a page made for it."""

from functools import cache
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

_HERE = Path(__file__).parent


def banner_style(consent: SiteConsent, *, is_themed: bool) -> InlineCode:
    """Return the style that each page carries; where the theme does not itself see to the parts, also what they need
    over whatever it says of others.
    """
    return consent.style if is_themed else InlineCode(consent.style.text + _own_style("over-any-theme.css"))


def frame_style() -> str:
    """Return the style of placeholders for pasted frames, for pages that have some."""
    return _own_style("frame.css")


@cache
def _own_style(name: str) -> str:
    return InlineCode.style((_HERE / name).read_text("utf-8")).text
