"""How readings are written down: as JSON in which each object is a list, with the name of its class first."""

import json
import re
from dataclasses import fields, is_dataclass
from enum import Enum
from typing import Any

from .causes import Act, Cause
from .css import CssUrl
from .grades import Grade
from .js import ScriptReading, ScriptUrl, Source, Taken, Use

_CLASSES: dict[str, type[Any]] = {
    kind.__name__: kind for kind in (Act, Cause, CssUrl, Grade, ScriptReading, ScriptUrl, Source, Taken, Use)
}
_TUPLE, _PATTERN = "", "re"


def to_json(reading: object) -> str:
    """Return a reading as ASCII text."""
    return json.dumps(_plain(reading), separators=(",", ":"))


def from_json(text: str) -> object:
    """Return the reading that `to_json` wrote. Raises ValueError for anything else."""
    try:
        return _reading(json.loads(text))
    except (AttributeError, KeyError, TypeError, re.error) as error:
        raise ValueError("no reading is written there") from error


def _plain(part: object) -> object:
    if isinstance(part, Enum):
        return [type(part).__name__, part.value]
    if is_dataclass(part):
        return [type(part).__name__, *(_plain(getattr(part, field.name)) for field in fields(part))]
    if isinstance(part, tuple):
        return [_TUPLE, *map(_plain, part)]
    if isinstance(part, re.Pattern):
        return [_PATTERN, part.pattern, part.flags]
    return part


def _reading(part: object) -> object:
    if not isinstance(part, list):
        return part
    name, *parts = part
    if name == _TUPLE:
        return tuple(map(_reading, parts))
    if name == _PATTERN:
        return re.compile(*parts)
    return _CLASSES[name](*map(_reading, parts))
