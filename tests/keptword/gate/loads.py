"""Loads as the reader finds them in a page."""

from html import escape

from plugins.keptword.requests import Load, read_file

SCRIPT = '<script src="{}"></script>'
FRAME = '<iframe src="{}" title="x"></iframe>'


def load_of(url: str, markup: str = SCRIPT) -> Load:
    """Return the load of a URL that stands in some markup, at `{}`."""
    page = f"<!doctype html><title>x</title>{markup.replace('{}', escape(url))}"
    (load,) = read_file(page.encode(), "x.html", "https://privacy.codedor.example").loads
    return load
