"""All that the templates need of the inventory, worked out once per site."""

from collections.abc import Collection
from dataclasses import dataclass

from ..csp.inline import InlineCode
from ..inventory import Inventory, consent_version
from .inert import InertScript, inert_scripts
from .script_modules import joined_folder
from .site_files import (
    STATIC,
    SiteFile,
    service_files,
    site_files,
    static_text,
    with_addresses,
    with_values,
)

# What runs with the lock, in the same script.
_GATE = "wake.js"

# What runs only when somebody chooses, or may have chosen elsewhere; on the page with the settings, these as well.
_CHOICE = "start.js"
_SETTINGS = "settings-page.js"

# Only where the settings of the site name an endpoint for receipts.
_REPORT = "report.js"

# The files that parts of a page ask for.
_FILES_OF_PARTS = {"list": "in-browser.js", "receipt": "receipt.js"}


@dataclass(frozen=True)
class SiteConsent:
    """The inventory, and the code made from it; `path` is that of the site on its host.

    `choice` is the code of the choice, which waits at the end of each page to be woken; on a page with the settings it
    is `settings_choice`, which does not wait.
    """

    inventory: Inventory
    version: str
    choice: InlineCode
    settings_choice: InlineCode
    style: InlineCode
    inert_scripts: tuple[InertScript, ...]
    files: tuple[SiteFile, ...]
    path: str

    def choice_of(self, *, has_settings: bool) -> InlineCode:
        """Return the code of the choice for a page with or without the settings."""
        return self.settings_choice if has_settings and self.inventory.optional else self.choice

    def addresses_of(self, parts: Collection[str]) -> list[str]:
        """Return the scripts that a page with these parts fetches: receipts live where there is anything to choose."""
        living = parts if self.inventory.optional else set(parts) - {"receipt"}
        wanted = [name for part, name in _FILES_OF_PARTS.items() if part in living]
        return [next(file.address for file in self.files if file.name == name) for name in wanted]


def site_consent(inventory: Inventory, endpoint: str = "", path: str = "") -> SiteConsent:
    """Return everything that pages carry for this inventory, whatever they hold themselves.

    `endpoint` is the address to which receipts are sent, if any; `path` is that of the site on its host, of which the
    names in the inventory tell already (see `stored_choice`).
    """
    files = site_files(inventory, path)
    report = (_REPORT,) if endpoint else ()

    def choice(*modules: str) -> InlineCode:
        source = with_values(joined_folder(STATIC, *modules, *report), inventory, endpoint, path)
        return InlineCode.script(f"(()=>{{{with_addresses(source, files)}}})()")

    return SiteConsent(
        inventory=inventory,
        version=consent_version(inventory),
        choice=choice(_CHOICE),
        settings_choice=choice(_CHOICE, _SETTINGS),
        style=InlineCode.style(static_text("consent.css")),
        inert_scripts=inert_scripts(inventory, path),
        files=(*files, *service_files(inventory, path)),
        path=path,
    )


def gate_function() -> str:
    """Return the gate, and what wakes the code of the choice: a function of what the lock returns."""
    return InlineCode.script(f"((visit)=>{{{joined_folder(STATIC, _GATE)}}})").text
