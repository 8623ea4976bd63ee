"""Builds the site beside the last one and puts it in place only once it is whole and judged good."""

import runpy
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from plugins.audit import Finding, audit_directory
from plugins.inventory import read_inventory


class BuildError(Exception):
    """The site could not be built, or may not be published; what was there before is untouched."""


@dataclass(frozen=True)
class SiteSettings:
    """What judging a built site needs of its settings: its public address, and its languages."""

    url: str
    languages: tuple[str, ...]


def site_settings(root: Path) -> SiteSettings:
    """Return the settings of the site in the folder `root`."""
    values = runpy.run_path(str(root / "pelicanconf.py"))
    return SiteSettings(values["SITEURL"], tuple(values["LANGUAGES"]))


def build_site(root: Path, output: Path, settings: str = "pelicanconf.py") -> None:
    """Build the site of `root` into `output`, replacing what is there. Raises BuildError."""
    output.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=f".{output.name}-", dir=output.parent) as folder:
        new = Path(folder) / "new"
        _run_pelican(root, new, settings)
        findings = audit_site(root, new)
        if findings:
            raise BuildError("\n".join(["The audit refuses these pages:", *(f"  {finding}" for finding in findings)]))
        if output.exists():
            output.rename(Path(folder) / "old")
        shutil.move(new, output)


def audit_site(root: Path, directory: Path) -> list[Finding]:
    """Return what the static audit finds in a built directory of this site."""
    settings = site_settings(root)
    inventory = read_inventory(root / "content" / "services", settings.languages)
    return list(audit_directory(directory, settings.url, inventory))


def pelican_command(root: Path, output: Path, settings: str) -> list[str]:
    """Return the command that runs Pelican so that any error ends it, with messages as they are."""
    pelican = [sys.executable, "-m", "pelican", str(root / "content"), "-s", str(root / settings)]
    return [*pelican, "-o", str(output), "--fatal", "errors", "--log-handler", "plain"]


def _run_pelican(root: Path, output: Path, settings: str) -> None:
    done = subprocess.run(pelican_command(root, output, settings), cwd=root, capture_output=True, text=True)
    print(done.stdout + done.stderr, end="")
    if done.returncode != 0:
        raise BuildError(f"The site was not built; {output} is as it was.")
