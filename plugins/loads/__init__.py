"""What a browser requests by itself, with no act of the visitor, from the text of a file. Pure functions."""

from plugins.loads.html import page_loads
from plugins.loads.load import Load

__all__ = ["Load", "page_loads"]
