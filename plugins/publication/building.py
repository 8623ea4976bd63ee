"""Builds the site beside the last one and puts it in place only once it is whole and judged good."""

import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from plugins.audit import Site, audit_site, report, written_scripts
from plugins.consent.own_services import inventory_of
from plugins.inventory import Inventory, read_inventory
from plugins.inventory.entries import catalogue_of
from plugins.problems import ProblemsFoundError
from plugins.publishing.asset_names import UnknownAssetError
from plugins.publishing.finishing import finish_site
from plugins.settings import checked_address, checked_languages, checked_settings
from plugins.site_address import SiteAddress, site_address

# Beside a site to publish: the configuration of servers that read none from the site itself.
SERVER = "server"

SETTINGS = "pelicanconf.py"

# Where a site is served that nobody named: a host that is never met (RFC 2606).
UNKNOWN_ADDRESS = "https://site.invalid"


class BuildError(Exception):
    """The site could not be built, or may not be published; what was there before is untouched."""


@dataclass(frozen=True)
class SiteSettings:
    """What others need of a site's settings: public address, languages, the one it is written in first, its author."""

    address: SiteAddress
    languages: tuple[str, ...]
    original: str
    author: str
    is_published: bool
    company: str

    @property
    def url(self) -> str:
        return self.address.url


def site_settings(root: Path, settings: str = SETTINGS) -> SiteSettings:
    """Return the settings of the site in the folder `root`. Raises ProblemsFoundError for those that are wrong."""
    read = checked_settings(root, settings)
    values, company = read.values, read.values["COMPANY"]
    return SiteSettings(
        checked_address(values, read.files),
        checked_languages(values, read.files),
        values["DEFAULT_LANG"],
        f"{company['name']} <{company['email']}>",
        bool(values.get("PUBLISHING")),
        company["name"],
    )


def build_site(root: Path, output: Path, settings: str = SETTINGS) -> None:
    """Build the site of `root` into `output`, replacing what is there. Raises BuildError.

    With settings for publishing, the configuration for servers is put beside it.
    """
    try:
        checked = site_settings(root, settings)
    except ProblemsFoundError as error:
        raise BuildError(f"{error}\nThe site was not built; what was built before is as it was.") from error
    output.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=f".{output.name}-", dir=output.parent) as folder:
        new = Path(folder) / "new"
        _run_pelican(root, new, settings)
        configurations = _finished(checked, new) if checked.is_published else {}
        findings = [finding for _, found in audit_site(own_site(root, new, settings)) for finding in found]
        if findings:
            raise BuildError("\n".join(["The audit refuses these pages:", *report(findings)]))
        if output.exists():
            output.rename(Path(folder) / "old")
        shutil.move(new, output)
        for name, text in configurations.items():
            (output.parent / SERVER).mkdir(exist_ok=True)
            (output.parent / SERVER / name).write_text(text, "utf-8")


def _finished(settings: SiteSettings, directory: Path) -> dict[str, str]:
    try:
        return finish_site(directory, settings.address, settings.languages)
    except UnknownAssetError as error:
        raise BuildError(str(error)) from error


def own_site(root: Path, directory: Path, settings: str = SETTINGS) -> Site:
    """Return a built directory of this site, as the audit judges it.

    Raises ProblemsFoundError for the inventory, and for the settings.
    """
    own = site_settings(root, settings)
    written = read_inventory(root / "content" / "services", own.languages, "content/services", catalogue_of(root))
    inventory = inventory_of(written, own.company, own.address.path)
    return Site(directory, own.url, inventory, written_scripts(directory))


def foreign_site(directory: Path, url: str | None = None, services: str = "") -> Site:
    """Return anyone's built directory, as the audit judges it: at an address if one is known, with an inventory if any.

    Raises NoSiteAddressError for an address that is none, and ProblemsFoundError for the inventory.
    """
    address = site_address(url, secure=False).url if url is not None else UNKNOWN_ADDRESS
    inventory = read_inventory(Path(services), ()) if services else Inventory()
    return Site(directory, address, inventory)


def pelican_command(root: Path, output: Path, settings: str) -> list[str]:
    """Return the command that runs Pelican so that any error ends it, with messages as they are."""
    pelican = [sys.executable, "-m", "pelican", str(root / "content"), "-s", str(root / settings)]
    return [*pelican, "-o", str(output), "--fatal", "errors", "--log-handler", "plain"]


def _run_pelican(root: Path, output: Path, settings: str) -> None:
    done = subprocess.run(pelican_command(root, output, settings), cwd=root, capture_output=True, text=True)
    print(done.stdout + done.stderr, end="")
    if done.returncode != 0:
        raise BuildError("The site was not built; what was built before is as it was.")
