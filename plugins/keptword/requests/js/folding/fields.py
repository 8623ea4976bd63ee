"""What properties of a name are set to, whatever the object."""

from ..host_names import DOM_NAMES
from ..marks import UNKNOWN
from ..values import NOTHING, Value
from .folder import Folder
from .index import MAX_CANDIDATES


def field_value(folder: Folder, name: str) -> Value:
    """Return what a property of this name is set to anywhere: what is left when the object is not known."""
    values = list(folder.index.literal_fields.get(name, []))
    if name not in DOM_NAMES:
        values += [assignment.value for assignment in folder.index.set_fields.get(name, [])]
    if len(values) > MAX_CANDIDATES:
        return NOTHING
    found = tuple(atom for value in values for atom in folder.fold(value) if atom is not None)
    if any(isinstance(atom, str) and not atom.startswith(UNKNOWN) for atom in found):
        return tuple(atom for atom in found if atom != UNKNOWN)
    return found or NOTHING
