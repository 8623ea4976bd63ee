"""The build's side of the gate: the elements of a service, written so that a browser does nothing with them.

The run-time gate (`static/gate.js`) turns them into live ones on pages where their service is granted.
"""

from dataclasses import dataclass

from markupsafe import Markup

from plugins.consent.inline import InlineCode
from plugins.inventory import Inventory, Script, Service

_SCRIPT = Markup('<script type="text/plain" data-service="{service}"{attributes}>{code}</script>')


@dataclass(frozen=True)
class InertScript:
    """A script of a service that waits for its grant."""

    service: Service
    script: Script

    def __html__(self) -> str:
        attributes = Markup("")
        if self.script.src is not None:
            attributes += Markup(' data-src="{}"').format(self.script.src)
        if self.script.asynchronous:
            attributes += Markup(" data-async")
        code = Markup(InlineCode.script(self.script.code).text) if self.script.code else ""
        return _SCRIPT.format(service=self.service.id, attributes=attributes, code=code)


def inert_scripts(inventory: Inventory) -> tuple[InertScript, ...]:
    """Return the scripts that services add to each page, in reading order of the inventory."""
    return tuple(InertScript(service, script) for service in inventory.optional for script in service.scripts)
