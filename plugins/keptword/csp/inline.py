"""Inline code, and the hash by which a Content-Security-Policy allows it."""

import json
from dataclasses import dataclass

import rcssmin
import rjsmin

from ..requests.scripts import csp_hash


@dataclass(frozen=True)
class InlineCode:
    """A script or style as it is written into the page, minified."""

    text: str

    @classmethod
    def script(cls, source: str) -> "InlineCode":
        return cls(rjsmin.jsmin(source).strip())

    @classmethod
    def style(cls, source: str) -> "InlineCode":
        return cls(rcssmin.cssmin(source).strip())

    @property
    def csp_source(self) -> str:
        """The hash source that allows exactly this code."""
        return csp_hash(self.text)


def script_json(value: object) -> str:
    """Return a JSON text that is safe inside a script element (HTML §4.12.1.3)."""
    return json.dumps(value, separators=(",", ":")).replace("<", "\\u003c")
