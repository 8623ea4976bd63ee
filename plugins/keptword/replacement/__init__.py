"""Replaces folders atomically where the file system can: one writer at a time."""

from .file_lock import held, held_if_free
from .journal import Move
from .work_folder import WorkFolder, put_in_place, remove_leftovers, work_folder

__all__ = ["Move", "WorkFolder", "held", "held_if_free", "put_in_place", "remove_leftovers", "work_folder"]
