"""Vectors: small attacks on the promise, and harmless texts that look like one, as files of `vectors/` hold them.

A file is a family. Its tables say what must be: `refused` (browsers act on it), `inert` (they are not known to; it may
be refused or pass) and `harmless` (ordinary writing, which must be accepted). In a text stand HOST for a host of its
own, NAME for its name, `PATH/` for the folder of its files, and `{{base64: …}}` or `{{utf-16-le base64: …}}` for what
is encoded.
"""

import base64
import re
import tomllib
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "vectors"

# Every host of a vector or of a generated document is below this one, which nobody has (RFC 2606).
DOMAIN = "attack.example"

# With this begins the name of whatever a vector adds to the project.
PREFIX = "attack-"

_ENCODED = re.compile(r"\{\{(?:([\w-]+) )?base64: (.*?)\}\}", re.DOTALL)
_URL_HOST = re.compile(r"//([a-z0-9.-]+\.(?:com|net|org|io))\b")


class Expected(Enum):
    """What must become of a vector."""

    REFUSED = "refused"
    INERT = "inert"
    HARMLESS = "harmless"


class Goes(Enum):
    """Where a vector is put: a text or its metadata, the head of a template, the theme, a service, a message."""

    TEXT = "text"
    METADATA = "metadata"
    HEAD = "head"
    THEME = "theme"
    SERVICE = "service"
    MESSAGE = "message"


@dataclass(frozen=True)
class Vector:
    """One vector. `files` are those it brings along, by path; `opens` is the file that is opened in place of a page.

    `granted` are the services that the visitor allowed before, `click` is what the visitor presses (a CSS selector),
    `message` the original of what is translated, `allowed_hosts` those that may be contacted, and
    `other_hosts` those that may not, although the text does not name them.
    """

    family: str
    name: str
    expected: Expected
    text: str
    goes: Goes = Goes.TEXT
    files: Mapping[str, str] = field(default_factory=dict)
    opens: str = ""
    granted: tuple[str, ...] = ()
    click: str = ""
    message: str = ""
    allowed_hosts: tuple[str, ...] = ()
    other_hosts: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        return f"{self.family}-{self.name}"

    @property
    def host(self) -> str:
        return f"{self.id}.{DOMAIN}"

    @property
    def hosts(self) -> frozenset[str]:
        """The hosts that it tries to contact: its own, and those of vendors that stand in it."""
        written = "\n".join([self.text, *self.files.values()])
        return frozenset({self.host, *self.other_hosts, *_URL_HOST.findall(written)} - {*self.allowed_hosts})


def read_vectors(families: Collection[str] = (), folder: Path = FOLDER) -> list[Vector]:
    """Return the vectors of all families, or of those named. Raises ValueError for a family that there is not."""
    known = sorted(path.stem for path in folder.glob("*.toml"))
    if unknown := set(families) - set(known):
        raise ValueError(f"No family is called {', '.join(sorted(unknown))}. They are {', '.join(known)}.")
    return [vector for name in known if not families or name in families for vector in _family(folder / f"{name}.toml")]


def _family(path: Path) -> Iterator[Vector]:
    content = tomllib.loads(path.read_text("utf-8"))
    for expected in Expected:
        for name, value in content.get(expected.value, {}).items():
            yield _vector(
                path.stem, name, expected, {**content, **(value if isinstance(value, dict) else {"text": value})}
            )


def _vector(family: str, name: str, expected: Expected, values: dict[str, Any]) -> Vector:
    def filled(text: str) -> str:
        host = f"{family}-{name}.{DOMAIN}"
        filled_in = (
            text.replace("HOST", host).replace("NAME", name).replace("PATH/", f"/theme/{PREFIX}{family}-{name}/")
        )
        return _ENCODED.sub(_encoded, filled_in)

    return Vector(
        family,
        name,
        expected,
        filled(values.get("text", "")),
        Goes(values.get("goes", "text")),
        {file: filled(text) for file, text in values.get("files", {}).items()},
        values.get("opens", ""),
        tuple(values.get("granted", ())),
        values.get("click", ""),
        values.get("message", ""),
        tuple(values.get("allowed_hosts", ())),
        tuple(values.get("other_hosts", ())),
    )


def _encoded(match: re.Match[str]) -> str:
    return base64.b64encode(match[2].encode(match[1] or "utf-8")).decode()
