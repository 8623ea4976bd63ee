"""Characters allowed in header values: those that every server's configuration reads literally.

Neither nginx nor Caddy has a way to write `$` or `{` that is sure not to be replaced, so such a value is refused.
"""

import re

# nginx replaces `$name`, Apache `${name}`, Caddy `{name}`; a backslash or backtick ends what is quoted, or changes it.
_INTERPRETED = re.compile(r"[^ -~]|[$`{}\\]")


class UnquotableError(Exception):
    """A header holds a character with a special meaning to a server; the text names both."""


def plain_value(name: str, value: str) -> str:
    """Return the value of a header as it is. Raises UnquotableError where a server could read it otherwise."""
    if found := _INTERPRETED.search(value):
        around = value[max(0, found.start() - 30) : found.end() + 30]
        raise UnquotableError(
            f"The header {name} would hold {found[0]!r}, which servers replace or read as the end of it: {around!r}. "
            "Remove it from the hosts in content/services/ or from the addresses in pelicanconf.py."
        )
    return value
