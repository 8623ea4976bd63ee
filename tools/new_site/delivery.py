"""Which files of a site come with the project, and how a newer project replaces them.

Each delivered file is recorded with its hash. An upgrade replaces what is still as it was delivered; what the owner
changed stays, and the new file is put beside it. What is the owner's from the start is never looked at.
"""

import hashlib
import json
import shutil
from collections.abc import Iterator
from pathlib import Path

from plugins.keptword.text_files import write_text
from tools.new_site.errors import NotMadeError

# The owner's own: texts, services, settings, what was kept and made.
OWNERS = ("content", "kept", "pelicanconf.py", "publishconf.py")

_MADE = frozenset({"output", "server", "contact-sheets", "node_modules", "__pycache__", "build", "dist"})
_DELIVERED_HIDDEN = frozenset(
    {".ci", ".github", ".vscode", ".gitattributes", ".gitignore", ".gitlab-ci.yml", ".taplo.toml"}
)

RECORD = ".delivered.json"
NEW = ".new"


def delivered_files(project: Path) -> Iterator[str]:
    """Yield the files of a project that are not its owner's, in order, relative to it."""
    for path in sorted(project.iterdir()):
        if (
            path.name in OWNERS
            or path.name in _MADE
            or (path.name.startswith(".") and path.name not in _DELIVERED_HIDDEN)
        ):
            continue
        for file in sorted(path.rglob("*")) if path.is_dir() else [path]:
            parts = file.relative_to(project).parts
            if file.is_file() and not _MADE.intersection(parts) and not file.name.endswith((".pyc", NEW)):
                yield "/".join(parts)


def deliver(project: Path, site: Path) -> None:
    """Copy the delivered files of a project into a new site, and record them."""
    files = list(delivered_files(project))
    for file in files:
        _copy(project / file, site / file)
    _record(site, {file: _hash(site / file) for file in files})


def upgrade_site(project: Path, site: Path) -> Iterator[str]:
    """Bring the delivered files of a site to those of this project; yield what the owner has to look at.

    Raises NotMadeError where nothing says which files were delivered.
    """
    if not (site / RECORD).is_file():
        raise NotMadeError(f"{site} was not made with invoke new-site: {RECORD} is not there.")
    recorded: dict[str, str] = json.loads((site / RECORD).read_text("utf-8"))
    files = {}
    for file in delivered_files(project):
        files[file] = new = _hash(project / file)
        target = site / file
        now = _hash(target) if target.is_file() else ""
        if now == new:
            continue
        if now in ("", recorded.get(file)):
            _copy(project / file, target)
            continue
        _copy(project / file, target.with_name(target.name + NEW))
        yield f"{file} was changed here and stays; what is new stands beside it, in {target.name}{NEW}."
    for file in sorted(set(recorded) - set(files)):
        if (site / file).is_file() and _hash(site / file) == recorded[file]:
            (site / file).unlink()
        elif (site / file).is_file():
            yield f"{file} is no longer needed, but was changed here, so it stays."
    _record(site, files)


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(source, target)


def _record(site: Path, hashes: dict[str, str]) -> None:
    write_text(site / RECORD, json.dumps(hashes, indent=1, sort_keys=True) + "\n")


def _hash(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()
