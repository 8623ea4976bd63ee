"""Released packages of npm and PyPI, fetched by the registries' own clients: none of their code is run."""

import shutil
import subprocess
import sys
import tarfile
import tempfile
import tomllib
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

_LIST = Path(__file__).with_name("releases.toml")


@dataclass(frozen=True, order=True)
class Release:
    """A version of a package, and the registry that has it: "npm" or "pypi"."""

    registry: str
    name: str
    version: str


class NotFetchedError(Exception):
    """A package could not be fetched; its text says why."""


def listed_releases() -> list[Release]:
    """Return the releases whose files are to be known, in order."""
    content = tomllib.loads(_LIST.read_text("utf-8"))
    return sorted(
        Release(registry, name, version)
        for registry, packages in content.items()
        for name, versions in packages.items()
        for version in versions
    )


def scripts_of(release: Release) -> Iterator[tuple[str, bytes]]:
    """Yield the name and the bytes of each script of a release. Raises NotFetchedError."""
    with tempfile.TemporaryDirectory() as folder:
        archive = _fetched(release, Path(folder))
        if archive.suffix == ".whl":
            with zipfile.ZipFile(archive) as wheel:
                yield from ((name, wheel.read(name)) for name in wheel.namelist() if _is_script(name))
            return
        with tarfile.open(archive) as package:
            for member in package:
                content = package.extractfile(member) if member.isfile() and _is_script(member.name) else None
                if content is not None:
                    yield member.name, content.read()


def _is_script(name: str) -> bool:
    return PurePosixPath(name).suffix in (".js", ".mjs") and "node_modules" not in PurePosixPath(name).parts


def _fetched(release: Release, folder: Path) -> Path:
    asked = f"{release.name}@{release.version}" if release.registry == "npm" else f"{release.name}=={release.version}"
    npm = [shutil.which("npm") or "npm", "pack", asked, "--ignore-scripts", "--loglevel=error"]
    pip = [sys.executable, "-m", "pip", "download", asked, "--no-deps", "--only-binary", ":all:", "-q"]
    done = subprocess.run(
        npm if release.registry == "npm" else pip, cwd=folder, capture_output=True, text=True, timeout=300
    )
    found = sorted(folder.iterdir())
    if done.returncode or not found:
        raise NotFetchedError(f"{asked} could not be fetched: {done.stderr.strip()}")
    return found[0]
