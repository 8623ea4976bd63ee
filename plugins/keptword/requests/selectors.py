"""CSS selectors, as far as one element tells whether they may match it: what stands around it is left aside."""

import re
from functools import lru_cache
from typing import NamedTuple

from .elements import Tag

_PART = re.compile(
    r"""
      (?P<kind> [\w-]++ | \* )
    | \# (?P<id> [\w-]++ )
    | \. (?P<class> [\w-]++ )
    | \[ \s*+ (?P<name> [\w:-]++ ) \s*+
      (?: (?P<operator> [~|^$*]?= ) \s*+ (?: "(?P<double>[^"\\]*+)" | '(?P<single>[^'\\]*+)' | (?P<bare>[\w-]++) )
        \s*+ (?P<flag> [iIsS]?+ ) \s*+ )? \]
    """,
    re.VERBOSE,
)
_LAST = re.compile(r"""(?:[^\s>+~\["'()]|\[(?:[^\]"']|"[^"]*+"|'[^']*+')*\])+$""")
_COMMA = re.compile(r""",(?=(?:[^"']|"[^"]*+"|'[^']*+')*$)""")


class _Condition(NamedTuple):
    """What an attribute must be: present (""), equal ("="), or hold the value somehow."""

    name: str
    operator: str
    value: str


def may_match(selector: str, tag: Tag) -> bool:
    """Tell whether an element may be among those that a selector finds; in doubt it is."""
    return any(
        (kind is None or kind == tag.name.lower()) and all(_holds(condition, tag) for condition in conditions)
        for kind, conditions in _alternatives(selector)
    )


def _holds(condition: _Condition, tag: Tag) -> bool:
    value = tag.attributes.get(condition.name)
    if value is None:
        return False
    wanted = condition.value
    match condition.operator:
        case "=":
            return value == wanted
        case "~=":
            return wanted in value.split()
        case "^=":
            return value.startswith(wanted)
        case "$=":
            return value.endswith(wanted)
        case "*=":
            return wanted in value
    return True


@lru_cache(maxsize=256)
def _alternatives(selector: str) -> tuple[tuple[str | None, tuple[_Condition, ...]], ...]:
    """Return the kind of element and the conditions of each alternative; none for a part that cannot be read."""
    return tuple(_last_part(part.strip()) for part in _COMMA.split(selector[:2000]))


def _last_part(selector: str) -> tuple[str | None, tuple[_Condition, ...]]:
    last = _LAST.search(selector)
    kind: str | None = None
    conditions: list[_Condition] = []
    at, text = 0, last.group() if last else ""
    while match := _PART.match(text, at):
        at = match.end()
        if match["kind"]:
            kind = None if match["kind"] == "*" else match["kind"].lower()
        elif match["id"] or match["class"]:
            name = "id" if match["id"] else "class"
            conditions.append(_Condition(name, "=" if match["id"] else "~=", match["id"] or match["class"]))
        else:
            value = next((match[group] for group in ("double", "single", "bare") if match[group] is not None), "")
            operator = "" if match["flag"] else match["operator"] or ""
            conditions.append(_Condition(match["name"].lower(), operator, value))
    # Behind a pseudo-class, or anything else that is not read, what was read so far still has to hold.
    return kind, tuple(conditions)
