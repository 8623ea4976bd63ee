"""Builds the site beside the last one and puts it in place only once it is whole and judged good."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from plugins.keptword.auditing import Site, audit_site, report, written_scripts
from plugins.keptword.auditing.origins import Sources, with_origins
from plugins.keptword.components.own_services import inventory_of
from plugins.keptword.headers.header_values import UnquotableError
from plugins.keptword.headers.hsts import Hsts, hsts_of
from plugins.keptword.inventory import Inventory, read_inventory
from plugins.keptword.inventory.entries import catalogue_of
from plugins.keptword.problems import ProblemsFoundError
from plugins.keptword.replacement import Move, WorkFolder, put_in_place, work_folder
from plugins.keptword.site_address import SiteAddress, site_address
from plugins.keptword.text_files import write_text
from plugins.settings.reading import SETTINGS, read_settings
from tools.publication.asset_names import UnknownAssetError
from tools.publication.finishing import finish_site
from tools.publication.termination import ended_by_signals

# Beside a site to publish: the configuration of servers that read none from the site itself.
SERVER = "server"

# Where a site is served that nobody named: a host that is never met (RFC 2606).
UNKNOWN_ADDRESS = "https://site.invalid"


NOT_BUILT = "The site was not built; what was built before is as it was."


class BuildError(Exception):
    """The site could not be built, or may not be published; what was there before is untouched."""


@dataclass(frozen=True)
class SiteSettings:
    """What others need of a site's settings: address, languages, the one it is written in first, author, HSTS."""

    address: SiteAddress
    languages: tuple[str, ...]
    original: str
    author: str
    is_published: bool
    company: str
    hsts: Hsts | None

    @property
    def url(self) -> str:
        return self.address.url


def site_settings(root: Path, settings: str = SETTINGS) -> SiteSettings:
    """Return the settings of the site in the folder `root`. Raises ProblemsFoundError for those that are wrong."""
    values = read_settings(root, settings)
    company, address = values["COMPANY"], site_address(values["SITEURL"])
    return SiteSettings(
        address,
        tuple(values["LANGUAGES"]),
        values["DEFAULT_LANG"],
        f"{company['name']} <{company['email']}>",
        bool(values.get("PUBLISHING")),
        company["name"],
        hsts_of(values.get("HSTS", {}), address),
    )


def build_site(root: Path, output: Path, settings: str = SETTINGS) -> None:
    """Build the site of `root` into `output`, replacing what is there. Raises BuildError.

    With settings for publishing, the configuration for servers is put beside it. Waits while another build of the same
    folder is at work.
    """
    with built_site(root, output, settings):
        pass


@contextmanager
def built_site(root: Path, output: Path, settings: str = SETTINGS) -> Iterator[None]:
    """Build as `build_site` does, and let no other build replace the site for as long as the block lasts."""
    try:
        checked = site_settings(root, settings)
    except ProblemsFoundError as error:
        raise BuildError(f"{error}\n{NOT_BUILT}") from error
    with ended_by_signals(), ExitStack() as stack:
        try:
            _build(root, output, settings, checked, stack.enter_context(work_folder(output)))
        except OSError as error:
            raise BuildError(f"The site was not built: {error}. What was built before is as it was.") from error
        yield


def _build(root: Path, output: Path, settings: str, checked: SiteSettings, work: WorkFolder) -> None:
    new, server = work.path / "new", work.path / SERVER
    _run_pelican(root, new, settings, work.lock)
    configurations = _finished(checked, new) if checked.is_published else {}
    findings = [finding for _, found in audit_site(own_site(root, new, settings)) for finding in found]
    if findings:
        written = with_origins(findings, new, Sources(root, (root / "content", root / "theme")))
        raise BuildError("\n".join(["The audit refuses these pages:", *report(written)]))
    moves = [Move(new, output)]
    if configurations:
        server.mkdir()
        for name, text in configurations.items():
            write_text(server / name, text)
        # The site first: at no moment does an older site stand beside headers that allow more than its own did.
        moves.append(Move(server, output.parent / SERVER))
    put_in_place(work, *moves)


def _finished(settings: SiteSettings, directory: Path) -> dict[str, str]:
    try:
        return finish_site(directory, settings.address, settings.languages, settings.hsts)
    except (UnknownAssetError, UnquotableError) as error:
        raise BuildError(str(error)) from error


def own_site(root: Path, directory: Path, settings: str = SETTINGS) -> Site:
    """Return a built directory of this site, as the audit judges it.

    Raises ProblemsFoundError for the inventory, and for the settings.
    """
    own = site_settings(root, settings)
    written = read_inventory(root / "content" / "services", own.languages, "content/services", catalogue_of(root))
    inventory = inventory_of(written, own.company, own.address)
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


def _run_pelican(root: Path, output: Path, settings: str, lock: int) -> None:
    done = _in_a_process(pelican_command(root, output, settings), root, lock)
    print(done.stdout + done.stderr, end="")
    if done.returncode != 0:
        raise BuildError(NOT_BUILT)


def _in_a_process(command: list[str], folder: Path, lock: int) -> subprocess.CompletedProcess[str]:
    """Run a command, which holds the lock too: should this process be killed, no other builds until that one ended."""
    inherited = () if os.name == "nt" else (lock,)
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, pass_fds=inherited)
