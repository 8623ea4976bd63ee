"""Code that stands in the page itself, and the hash by which a Content-Security-Policy knows it."""

import base64
import hashlib
from dataclasses import dataclass

import rcssmin
import rjsmin


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
        """The hash source that allows exactly this code (CSP3 §2.3.1)."""
        digest = hashlib.sha256(self.text.encode()).digest()
        return f"'sha256-{base64.b64encode(digest).decode()}'"
