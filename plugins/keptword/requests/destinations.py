"""What a load is for (Fetch §2.2.5, "destination"), as far as a Content-Security-Policy tells apart."""

from enum import Enum


class Destination(Enum):
    """What becomes of the answer, with the fetch directives of which one has to allow it (CSP3 §6.1).

    UNKNOWN is what code requests, and what no policy is asked about: connections ahead of time, refreshes, rules to
    speculate.
    """

    SCRIPT = ("script-src",)
    STYLE = ("style-src",)
    IMAGE = ("img-src",)
    FONT = ("font-src",)
    IMAGE_OR_FONT = ("img-src", "font-src")
    """What a style sheet names by `url()`."""
    MEDIA = ("media-src",)
    FRAME = ("frame-src",)
    OBJECT = ("object-src",)
    MANIFEST = ("manifest-src",)
    UNKNOWN = ()
