"""One kept consent version: its files, and the manifest that proves them unchanged.

Pure, except for reading kept files. A manifest holds the SHA-256 of each file; of the content, which is all but
the screenshots; and of the whole, screenshots included. The latter two are the SHA-256 of a text with a line
`<SHA-256>  <path>` for each file, sorted by path.
"""

import datetime
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

MANIFEST = "manifest.json"
SCREENSHOTS = "screenshots/"

_SHORT = 8


@dataclass(frozen=True)
class Artefact:
    """The kept files of one consent version, by path; `kept` is the time, with its zone."""

    version: str
    site: str
    kept: datetime.datetime
    files: Mapping[str, bytes] = field(repr=False)

    @property
    def content_hash(self) -> str:
        """The SHA-256 of all files except the screenshots, which differ between machines."""
        return _whole({path: data for path, data in self.files.items() if not path.startswith(SCREENSHOTS)})

    @property
    def name(self) -> str:
        """The folder: date, consent version, and the first digits of the content's hash."""
        return f"{self.kept.date()}-{self.version}-{self.content_hash[:_SHORT]}"

    def manifest(self) -> str:
        content = {
            "consentVersion": self.version,
            "kept": self.kept.isoformat(timespec="seconds"),
            "site": self.site,
            "content": self.content_hash,
            "whole": _whole(self.files),
            "files": _hashes(self.files),
        }
        return json.dumps(content, indent=1) + "\n"


def is_kept(folder: Path, content_hash: str) -> bool:
    """Return whether one of the artefacts in the folder has this content."""
    return any(_manifest(path)["content"] == content_hash for path in sorted(folder.glob(f"*/{MANIFEST}")))


def altered_files(folder: Path) -> list[str]:
    """Return the files of kept artefacts that differ from their manifests: changed, missing or added."""
    altered = []
    for path in sorted(folder.glob(f"*/{MANIFEST}")):
        artefact = path.parent
        stated = _manifest(path)
        found = {
            file.relative_to(artefact).as_posix(): file.read_bytes()
            for file in artefact.rglob("*")
            if file.is_file() and file != path
        }
        actual = _hashes(found)
        differing = {name for name in stated["files"].keys() | actual if stated["files"].get(name) != actual.get(name)}
        if not differing and stated["whole"] != _whole(found):
            differing = {MANIFEST}
        altered += [f"{artefact.name}/{name}" for name in sorted(differing)]
    return altered


def _manifest(path: Path) -> dict[str, Any]:
    content: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return content


def _hashes(files: Mapping[str, bytes]) -> dict[str, str]:
    return {path: hashlib.sha256(files[path]).hexdigest() for path in sorted(files)}


def _whole(files: Mapping[str, bytes]) -> str:
    lines = "".join(f"{value}  {path}\n" for path, value in _hashes(files).items())
    return hashlib.sha256(lines.encode()).hexdigest()
