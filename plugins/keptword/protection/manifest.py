"""What keptword wrote into a folder, by hash: so it knows a folder that it has protected, and what became of it."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from ..problems import Problem

MANIFEST = "site/protected.json"

_AGAIN = "Build the site again, then protect it"


@dataclass(frozen=True)
class Manifest:
    """The hash of inventory and options, and of each file that was written."""

    inputs: str
    files: Mapping[str, str]

    def text(self) -> str:
        return json.dumps({"inputs": self.inputs, "files": dict(sorted(self.files.items()))}, indent=1) + "\n"

    def differences(self, folder: Path, inputs: str) -> Iterator[Problem]:
        """Yield a problem for each way in which a protected folder is not as this inventory would protect it."""
        if inputs != self.inputs:
            wrong = "the folder was protected by another inventory, other settings or another version of keptword"
            yield Problem(MANIFEST, 1, 1, wrong, _AGAIN)
        for file, known in self.files.items():
            path = folder / file
            if not path.is_file():
                yield Problem(file, 1, 1, "this file of the protected folder is gone", _AGAIN)
            elif sha256(path.read_bytes()).hexdigest() != known:
                yield Problem(file, 1, 1, "this file was changed after it was protected", _AGAIN)
        for path in sorted(folder.rglob("*.htm*")):
            file = path.relative_to(folder).as_posix()
            if path.is_file() and file not in self.files:
                yield Problem(file, 1, 1, "this page came into the folder after it was protected", _AGAIN)


def read_manifest(folder: Path) -> Manifest | None:
    """Return what a protected folder says of itself, or None. A text that is no manifest says that nothing is known."""
    try:
        content = json.loads((folder / MANIFEST).read_text("utf-8"))
        return Manifest(str(content["inputs"]), {str(file): str(known) for file, known in content["files"].items()})
    except FileNotFoundError:
        return None
    except (ValueError, KeyError, TypeError, AttributeError):
        return Manifest("", {})
