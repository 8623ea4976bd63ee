"""What a browser requests by itself, with no act of the visitor, from the bytes of a file. Pure functions."""

from plugins.loads.files import is_script, read_file
from plugins.loads.javascript import Taken
from plugins.loads.kinds import Kind, kind_of, sniffed_kind
from plugins.loads.load import Load, Place
from plugins.loads.reading import Distrust, Form, Reading, Script

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
