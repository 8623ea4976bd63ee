"""Elements of a service written so that a browser does nothing with them: neither its parser nor its preload scanner.

The run-time gate (`static/gate.js`) turns them into live ones on pages where their service is granted.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import Markup

from ..csp.inline import script_json
from ..inventory import Inventory, Script, Service
from .site_files import service_file

# What an inert script may not say for itself, because browsers would act on it or because it would be invalid HTML.
_SET_ASIDE = frozenset({"src", "type", "async", "defer"})

# What the run-time gate reads: of a vendor's own attributes of these names it would make something else.
_OF_THE_GATE = frozenset({"data-service", "data-src", "data-type", "data-async", "data-markup"})

_SCRIPT = Markup('<script type="text/plain" data-service="{service}"{attributes}>{code}</script>')
_MARKUP = Markup('<script type="text/plain" data-service="{service}" data-markup>{code}</script>')


@dataclass(frozen=True)
class InertScript:
    """A service's script, inert until granted; `path` is that of the site."""

    service: Service
    script: Script
    path: str = ""

    @property
    def address(self) -> str:
        """Where the script is: at the vendor's, or, where the inventory holds its code, in a file of the site."""
        if self.script.code is None:
            return self.script.src or ""
        return service_file(self.script.code, self.path).address

    def __html__(self) -> str:
        attributes = {"src": self.address}
        if self.script.asynchronous:
            attributes["async"] = ""
        return inert_script(self.service.id, attributes, "")


def inert_scripts(inventory: Inventory, path: str = "") -> tuple[InertScript, ...]:
    """Return the scripts that services add to each page of a site below a path, in reading order of the inventory."""
    return tuple(InertScript(service, script, path) for service in inventory.optional for script in service.scripts)


def inert_script(service_id: str, attributes: Mapping[str, str], code: str) -> str:
    """Return an inert script element; its code is unchanged, so its hash is the same."""
    written = Markup("")
    for name, value in attributes.items():
        if name in _OF_THE_GATE or (name == "type" and value.strip().lower() != "module"):
            continue
        shown = f"data-{name}" if name in _SET_ASIDE else name
        written += Markup(' {}="{}"').format(shown, value) if value else Markup(f" {shown}")
    return _SCRIPT.format(service=service_id, attributes=written, code=Markup(code))


def inert_markup(service_id: str, html: str) -> str:
    """Return any other element as inert JSON, with nothing in it that could end the script."""
    return _MARKUP.format(service=service_id, code=Markup(script_json(html)))
