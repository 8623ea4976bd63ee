"""All that the templates need of the inventory, worked out once per build."""

from dataclasses import dataclass
from pathlib import Path

from plugins.consent.gate import InertScript, inert_scripts
from plugins.consent.inline import InlineCode
from plugins.consent.lock import STATIC, lock_script
from plugins.consent.policy import Policy, own_policy, widest_policy
from plugins.inventory import Inventory, consent_version

# In this order: each builds on the ones before it.
PAGE_SCRIPTS = ("gate.js", "choice.js", "settings.js", "start.js")


@dataclass(frozen=True)
class SiteConsent:
    """The inventory, and the code and policies made from it."""

    inventory: Inventory
    version: str
    lock: InlineCode
    script: InlineCode
    style: InlineCode
    without_script: Policy
    widest: Policy
    inert_scripts: tuple[InertScript, ...]


def site_consent(inventory: Inventory) -> SiteConsent:
    """Return everything that pages carry for this inventory."""
    code = "".join(_static(name) for name in PAGE_SCRIPTS)
    script = InlineCode.script(f'(()=>{{"use strict";{code}}})()')
    style = InlineCode.style(_static("consent.css"))
    own = own_policy([script], [style])
    lock = lock_script(inventory, own)
    return SiteConsent(
        inventory=inventory,
        version=consent_version(inventory),
        lock=lock,
        script=script,
        style=style,
        without_script=own_policy([], [style]),
        widest=widest_policy(own_policy([lock, script], [style]), inventory),
        inert_scripts=inert_scripts(inventory),
    )


def _static(name: str) -> str:
    return Path(STATIC / name).read_text("utf-8")
