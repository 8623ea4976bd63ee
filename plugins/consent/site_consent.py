"""All that the templates need of the inventory, worked out once per build."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from plugins.consent.inert import InertScript, inert_scripts
from plugins.consent.inline import InlineCode
from plugins.consent.lock import lock_script
from plugins.consent.policy import Policy, own_policy, service_policy
from plugins.consent.site_files import SiteFile, site_files, static_text, with_addresses, with_values
from plugins.inventory import Inventory, consent_version

# What runs only when somebody chooses, or may have chosen elsewhere; in this order: each builds on the ones before it.
_CHOICE = ("choice.js", "start.js")
_SETTINGS = ("settings.js", "settings-page.js")

# Only where the settings of the site name an endpoint for receipts.
_REPORT = ("events.js", "report.js")


@dataclass(frozen=True)
class SiteConsent:
    """The inventory, and the code and policies made from it."""

    inventory: Inventory
    version: str
    lock: InlineCode
    script: InlineCode
    settings_script: InlineCode
    style: InlineCode
    without_script: Policy
    widest: Policy
    inert_scripts: tuple[InertScript, ...]
    files: tuple[SiteFile, ...]
    endpoint: str

    def address_of(self, name: str) -> str:
        """Return where pages find one of the files, by the name that sources give it."""
        return next(f"/{file.path}" for file in self.files if file.name == name)

    @property
    def own_scripts(self) -> frozenset[str]:
        """The hashes of the scripts that stand in pages."""
        return frozenset(code.csp_source for code in (self.lock, self.script, self.settings_script))


def site_consent(
    inventory: Inventory, pasted: Mapping[str, Iterable[str]] = MappingProxyType({}), endpoint: str = ""
) -> SiteConsent:
    """Return everything that pages carry for this inventory.

    `pasted` holds, for each service, the hashes of the code that pages bring along for it; `endpoint` is the address
    to which receipts are sent, if any.
    """
    files = site_files(inventory)
    report = _REPORT if endpoint else ()
    script, settings_script = (
        _page_script(with_values(_joined((*_CHOICE, *settings, *report)), inventory, endpoint), files)
        for settings in ((), _SETTINGS)
    )
    style = InlineCode.style(static_text("consent.css"))
    necessary = [service_policy(service) for service in inventory if not service.needs_consent]
    own = own_policy([script, settings_script], [style]).widened(necessary)
    services = {service.id: service_policy(service, pasted.get(service.id, ())) for service in inventory.optional}
    lock = lock_script(inventory, own, services)
    return SiteConsent(
        inventory=inventory,
        version=consent_version(inventory),
        lock=lock,
        script=script,
        settings_script=settings_script,
        style=style,
        without_script=own_policy([], [style]),
        widest=own_policy([lock, script, settings_script], [style]).widened([*necessary, *services.values()]),
        inert_scripts=inert_scripts(inventory),
        files=files,
        endpoint=endpoint,
    )


def _page_script(choice: str, files: Iterable[SiteFile]) -> InlineCode:
    """Return the gate, with the code of the choice as a function that it calls when it must (`wake.js`)."""
    attend = f"const attend=()=>{{{with_addresses(choice, files)};return followStored}};"
    return InlineCode.script(f'(()=>{{"use strict";{static_text("gate.js")}{attend}{static_text("wake.js")}}})()')


def _joined(names: Iterable[str]) -> str:
    return "".join(map(static_text, names))
