"""The corpus: small pages, each one way to make a browser contact another host, and what real browsers did."""

import json
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent
VECTORS = FOLDER / "vectors.toml"
LABELS = FOLDER / "labels.json"

SITE_HOST = "site.example"
BROWSERS = ("chromium", "firefox")

_HOST_TOKEN = "HOST"

Label = dict[str, bool | None]


@dataclass(frozen=True)
class Vector:
    """One small site; `hosts` are the other hosts that it contacts, or looks as if it did."""

    name: str
    files: Mapping[str, str]
    hosts: frozenset[str]
    is_own_host: bool
    is_strict: bool
    is_opaque: bool
    encoding: str

    @property
    def url(self) -> str:
        return f"https://{SITE_HOST}/{self.name}"

    @property
    def page(self) -> str:
        """The address that is opened."""
        return f"{self.url}/{next(iter(self.files))}"

    def write_to(self, folder: Path) -> Path:
        """Write the files under a folder of the vector's name, and return that."""
        directory = folder / self.name
        directory.mkdir(parents=True)
        for name, text in self.files.items():
            (directory / name).write_bytes(text.encode(self.encoding))
        return directory


def read_vectors() -> list[Vector]:
    """Return the vectors in the order of their file."""
    return [_vector(values) for values in tomllib.loads(VECTORS.read_text("utf-8"))["vectors"]]


def _vector(values: dict[str, Any]) -> Vector:
    name = values["name"]
    host = f"v-{name}.tracker.example"
    return Vector(
        name,
        {file: text.replace(_HOST_TOKEN, host) for file, text in values["files"].items()},
        frozenset(values.get("hosts", [host])),
        all(named.endswith((".tracker.example", ".tracker.example.")) for named in values.get("hosts", [host])),
        values.get("strict", False),
        values.get("opaque", False),
        values.get("encoding", "utf-8"),
    )


def read_labels() -> dict[str, Label]:
    """Return which browsers contacted each vector's host; none where a browser was not asked."""
    labels: dict[str, Label] = json.loads(LABELS.read_text("utf-8")) if LABELS.exists() else {}
    return labels


def write_labels(labels: Mapping[str, Label]) -> None:
    """Write one line for each vector."""
    lines = (f"  {json.dumps(name)}: {json.dumps(label)}" for name, label in labels.items())
    LABELS.write_text("{\n" + ",\n".join(lines) + "\n}\n", "utf-8")
