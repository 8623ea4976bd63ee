"""Scripts that stand in a page, and the hash by which policies and audits know them."""

import base64
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

import turbohtml

from plugins.loads.html import attribute, is_inert


@dataclass(frozen=True)
class InlineScript:
    """An executable script in a page: its code as written, and where it begins."""

    code: str
    line: int
    column: int

    @property
    def excerpt(self) -> str:
        """The beginning, on one line, for messages."""
        text = " ".join(self.code.split())
        return text if len(text) <= 60 else f"{text[:59]}…"


def csp_hash(code: str) -> str:
    """Return the hash source that allows exactly this code (CSP3 §2.3.1)."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(code.encode()).digest()).decode()}'"


def inline_scripts(html: str) -> Iterator[InlineScript]:
    """Yield the scripts of a page that a browser would run from their own text."""
    for element in turbohtml.parse(html, scripting=True).find_all("script"):
        if not is_inert(element) and not attribute(element, "src"):
            yield InlineScript(element.text, element.source_line or 1, (element.source_col or 0) + 1)
