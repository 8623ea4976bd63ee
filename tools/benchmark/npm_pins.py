"""The packages of npm that may be used here, each with its whole tree of dependencies by version and hash.

`npm_pins/` has a file for each. After a change of a version, run as a program:

    python -m tools.benchmark.npm_pins linkinator 7.6.1

writes it anew from what npm resolves on that day. With `--alone` what a package depends on is left out: for those of
which only files are read that need nothing else.
"""

import argparse
import json
import re
import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from plugins.keptword.text_files import write_text

FOLDER = Path(__file__).parent / "npm_pins"

# What npm needs to put a package into its place; all else of a lock file, such as where it came from, is left out.
# `name` is that of a package which stands in the place of another.
_KEPT = (
    "name",
    "version",
    "integrity",
    "dependencies",
    "optionalDependencies",
    "peerDependencies",
    "peerDependenciesMeta",
    "optional",
    "peer",
    "os",
    "cpu",
    "libc",
)
_DEPENDENCIES = frozenset({"dependencies", "optionalDependencies", "peerDependencies", "peerDependenciesMeta"})

_TAG = re.compile(r"[A-Za-z][\w-]*")
_INTEGRITY = re.compile(r"sha512-[A-Za-z0-9+/]{86}==")

Packages = Mapping[str, Mapping[str, Any]]


class NotPinnedError(Exception):
    """A package, or one on which it depends, has no hash here; the text says how it gets one."""


def pin_file(name: str) -> Path:
    """Return the file that holds the pins of a package."""
    return FOLDER / f"{name.removeprefix('@').replace('/', '-')}.json"


def pinned_packages(name: str, version: str, file: Path) -> Packages:
    """Return the packages of a tree by their places in `node_modules`. Raises NotPinnedError."""
    how = f"Run: python -m tools.benchmark.npm_pins {name} {version}"
    if not file.exists():
        raise NotPinnedError(f"{name} is not pinned. {how}")
    packages: dict[str, dict[str, Any]] = json.loads(file.read_text("utf-8"))
    if packages.get(f"node_modules/{name}", {}).get("version") != version:
        raise NotPinnedError(f"{name}@{version} is not the version that is pinned. {how}")
    for path, package in packages.items():
        if not _INTEGRITY.fullmatch(str(package.get("integrity"))):
            raise NotPinnedError(f"{path} in {file.name} has no hash. {how}")
    return packages


def lock_file(name: str, version: str, packages: Packages) -> dict[str, Any]:
    """Return the lock file from which npm installs just these packages, and refuses any whose hash is another."""
    root = {"name": "tools", "dependencies": {name: version}}
    return {"name": "tools", "lockfileVersion": 3, "requires": True, "packages": {"": root, **packages}}


def resolved_packages(name: str, version: str, *, alone: bool) -> Packages:
    """Return the tree of a package as npm resolves it now. Raises subprocess.CalledProcessError."""
    with tempfile.TemporaryDirectory() as folder:
        options = ["--package-lock-only", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
        command = ["npm", "install", "--prefix", folder, *options, "--omit-lockfile-registry-resolved"]
        subprocess.run([*command, f"{name}@{version}"], check=True)
        lock = json.loads((Path(folder) / "package-lock.json").read_text("utf-8"))
    kept = [key for key in _KEPT if not (alone and key in _DEPENDENCIES)]
    return {
        path: {key: _without_tags(package[key]) for key in kept if key in package}
        for path, package in lock["packages"].items()
        if path and (path == f"node_modules/{name}" or not alone)
    }


def _without_tags(value: Any) -> Any:
    """Return dependencies in which no version is a name such as `latest`: that is another one tomorrow."""
    if not isinstance(value, dict):
        return value
    return {
        name: "*" if isinstance(wanted, str) and _TAG.fullmatch(wanted) else wanted for name, wanted in value.items()
    }


def pin_text(packages: Packages) -> str:
    """Return the text of a file of pins: a line for each package."""
    lines = [f"{json.dumps(path)}: {json.dumps(package)}" for path, package in sorted(packages.items())]
    return "{\n" + ",\n".join(lines) + "\n}\n"


def main() -> None:
    """Write the pins of the package that is named on the command line."""
    parser = argparse.ArgumentParser()
    parser.add_argument("name")
    parser.add_argument("version")
    parser.add_argument("--alone", action="store_true")
    given = parser.parse_args()
    FOLDER.mkdir(exist_ok=True)
    file = pin_file(given.name)
    write_text(file, pin_text(resolved_packages(given.name, given.version, alone=given.alone)))
    print(f"Written: {file.relative_to(FOLDER.parent.parent.parent)}")


if __name__ == "__main__":
    main()
