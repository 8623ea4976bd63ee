"""What a browser requests by itself, with no act of the visitor, from the bytes of a file. Pure functions."""

from .files import is_script, read_file
from .js import Taken
from .kinds import Kind, kind_of, sniffed_kind
from .load import Load, Place
from .reading import Distrust, Form, Reading, Script

__all__ = [
    "Distrust",
    "Form",
    "Kind",
    "Load",
    "Place",
    "Reading",
    "Script",
    "Taken",
    "is_script",
    "kind_of",
    "read_file",
    "sniffed_kind",
]
