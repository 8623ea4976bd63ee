"""All that the templates need of the inventory, worked out once per build."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from ..csp.inline import InlineCode
from ..csp.policy import Policy, forms_policy, own_policy, service_policy
from ..inventory import Inventory, consent_version
from .inert import InertScript, inert_scripts
from .lock import lock_call
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
class PageCode:
    """What a page carries: in its head the lock, and the gate that it is handed to; at its end the code of the choice.

    That code waits to be woken, save on the page with the settings.
    """

    lock: InlineCode
    choice: InlineCode
    waits: bool


@dataclass(frozen=True)
class SiteConsent:
    """The inventory, and the code and policies made from it; `scripts`: all that the build puts into pages."""

    inventory: Inventory
    version: str
    page: PageCode
    settings_page: PageCode
    scripts: tuple[InlineCode, ...]
    style: InlineCode
    without_script: Policy
    widest: Policy
    inert_scripts: tuple[InertScript, ...]
    files: tuple[SiteFile, ...]
    endpoint: str
    others: tuple[InlineCode, ...]
    path: str

    def renewed(self, pasted: Mapping[str, Iterable[str]]) -> "SiteConsent":
        """Return the same with what pages brought along."""
        return site_consent(self.inventory, pasted, self.endpoint, self.others, self.path)

    def code_of(self, parts: Collection[str]) -> PageCode:
        """Return what a page with these parts in its text carries."""
        return self.settings_page if "settings" in self._living(parts) else self.page

    def addresses_of(self, parts: Collection[str]) -> list[str]:
        """Return the scripts that a page with these parts in its text fetches."""
        living = self._living(parts)
        wanted = [name for part, name in _FILES_OF_PARTS.items() if part in living]
        return [next(file.address for file in self.files if file.name == name) for name in wanted]

    def _living(self, parts: Collection[str]) -> Collection[str]:
        """Return the parts that scripts bring to life: settings and receipts where there is anything to choose."""
        return parts if self.inventory.optional else set(parts) - {"settings", "receipt"}

    @property
    def locks(self) -> tuple[InlineCode, InlineCode]:
        return self.page.lock, self.settings_page.lock


def site_consent(
    inventory: Inventory,
    pasted: Mapping[str, Iterable[str]] = MappingProxyType({}),
    endpoint: str = "",
    others: tuple[InlineCode, ...] = (),
    path: str = "",
) -> SiteConsent:
    """Return everything that pages carry for this inventory.

    `pasted` holds, for each service, the hashes of the code that pages bring along for it; `endpoint` is the address
    to which receipts are sent, if any; `others` are the scripts of other plugins; `path` is that of the site on its
    host, of which the names in the inventory tell already (see `stored_choice`).
    """
    files = site_files(inventory, path)
    report = (_REPORT,) if endpoint else ()
    style = InlineCode.style(static_text("consent.css"))
    unasked = [service for service in inventory if not service.needs_consent]
    necessary = [service_policy(service) for service in unasked]
    services = {service.id: service_policy(service, pasted.get(service.id, ())) for service in inventory.optional}

    def page_code(*modules: str, waits: bool) -> PageCode:
        choice = _choice_script((*modules, *report), inventory, endpoint, files, path)
        # The style stands before the lock, so that of all policies only the server's has to know it.
        own = own_policy([choice, *others], []).widened(necessary)
        return PageCode(InlineCode(f"{gate_function()}({lock_call(inventory, own, services, path)})"), choice, waits)

    page = page_code(_CHOICE, waits=True)
    settings_page = page_code(_CHOICE, _SETTINGS, waits=False)
    scripts = (page.lock, settings_page.lock, page.choice, settings_page.choice, *others)
    return SiteConsent(
        inventory=inventory,
        version=consent_version(inventory),
        page=page,
        settings_page=settings_page,
        scripts=scripts,
        style=style,
        without_script=own_policy([], []).widened([forms_policy(unasked)]),
        widest=own_policy(scripts, [style]).widened([*necessary, *services.values()]),
        inert_scripts=inert_scripts(inventory, path),
        files=(*files, *service_files(inventory, path)),
        endpoint=endpoint,
        others=others,
        path=path,
    )


def gate_function() -> str:
    """Return the gate, and what wakes the code of the choice: a function of what the lock returns."""
    return InlineCode.script(f"((visit)=>{{{joined_folder(STATIC, _GATE)}}})").text


def _choice_script(
    modules: Iterable[str], inventory: Inventory, endpoint: str, files: Iterable[SiteFile], path: str
) -> InlineCode:
    source = with_addresses(with_values(joined_folder(STATIC, *modules), inventory, endpoint, path), files)
    return InlineCode.script(f"(()=>{{{source}}})()")
