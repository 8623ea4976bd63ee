"""The scripts that pages fetch from their own site: settings in a dialog, withdrawal, those of the cookies page, and
the code of services.

Their names hold a fingerprint of what is in them, and nothing that blockers of banners look for.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from ..csp.inline import InlineCode, script_json
from ..hashed_names import hashed_name
from ..inventory import Inventory, Service, consent_version
from ..inventory.services import Party
from .script_modules import joined_folder
from .stored_choice import choice_lifetime

FOLDER = "site"
SERVICE_FILE = "service.js"
STATIC = Path(__file__).parent / "static"

# Each file, and the module that it holds with all that this imports; a file may name those before it.
_FILES = {
    "withdraw.js": "withdraw.js",
    "settings.js": "dialog.js",
    "in-browser.js": "in-browser.js",
    "receipt.js": "receipt.js",
}


@dataclass(frozen=True)
class SiteFile:
    """A file of the site: what sources call it, where it is (from the root of the site), and its text.

    `below` is the path of the site on its host.
    """

    name: str
    path: str
    text: str
    below: str = ""

    @property
    def address(self) -> str:
        """Where pages find it, from the root of the host."""
        return f"{self.below}/{self.path}"


def site_files(inventory: Inventory, path: str = "") -> tuple[SiteFile, ...]:
    """Return the files that belong to this inventory, for a site below a path."""
    files: list[SiteFile] = []
    for name, module in _FILES.items():
        joined = joined_folder(STATIC, module, keeps_exports=True)
        source = with_addresses(with_values(joined, inventory, path=path), files)
        files.append(_marked(name, InlineCode.script(source).text, path))
    return tuple(files)


def service_files(inventory: Inventory, path: str = "") -> tuple[SiteFile, ...]:
    """Return the files with the code of services."""
    codes = [script.code for service in inventory.optional for script in service.scripts if script.code is not None]
    return tuple(service_file(code, path) for code in dict.fromkeys(codes))


def service_file(code: str, path: str = "") -> SiteFile:
    """Return the file with a piece of a service's code: no page carries what it may not run."""
    return _marked(SERVICE_FILE, code, path)


def _marked(name: str, code: str, path: str) -> SiteFile:
    text = code + "\n"
    return SiteFile(name, hashed_name(f"{FOLDER}/{name}", text.encode()), text, path)


def with_addresses(source: str, files: Iterable[SiteFile]) -> str:
    """Return a script in which each `{name}` of a file is its address."""
    for file in files:
        source = source.replace(f"{{{file.name}}}", file.address)
    return source


def with_values(source: str, inventory: Inventory, endpoint: str = "", path: str = "") -> str:
    """Return a script in which the places for what the build knows are filled."""
    values = {
        'JSON.parse("{services}")': {service.id: _leaving(service) for service in inventory.optional},
        'JSON.parse("{own}")': [item for service in inventory if not service.needs_consent for item in _items(service)],
        'JSON.parse("{following}")': [service.id for service in inventory.optional if service.follows_visitors],
        'Number("{lifetime}")': choice_lifetime(inventory, path),
        '"{endpoint}"': endpoint,
        '"{path}"': f"{path}/",
        '"{version}"': consent_version(inventory),
    }
    for place, value in values.items():
        source = source.replace(place, script_json(value))
    return source


def static_text(name: str) -> str:
    return (STATIC / name).read_text("utf-8")


def _leaving(service: Service) -> dict[str, object]:
    """Return what `withdraw.js` knows of a service: its name, the calls that revoke, and what this site can delete."""
    revoke = [[call.function, *json.loads(call.values)] for call in service.revoke]
    return {"name": service.name, "revoke": revoke, "items": _items(service)}


def _items(service: Service) -> list[list[str]]:
    return [[cookie.storage, cookie.name] for cookie in service.cookies if cookie.party is Party.FIRST]
