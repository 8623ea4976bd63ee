"""`service.new`: a whole file for a service that the catalogue does not have, its hosts filled in."""

import datetime
import re
from collections.abc import Mapping
from dataclasses import replace
from functools import partial

from plugins.keptword.gate.owners import service_id_for
from plugins.keptword.inventory import Inventory, read_inventory
from plugins.keptword.inventory.described_tables import Key, service_keys
from plugins.keptword.inventory.known_by import known_service
from plugins.keptword.inventory.reading import HOST
from plugins.keptword.inventory.rules import names_host
from plugins.keptword.inventory.service_texts import asked_keys, new_text, wanted
from plugins.keptword.inventory.services import HOST_DIRECTIVES, Category
from plugins.keptword.requests.load import host_of, resolve
from tools.service_tasks.asking import Ask
from tools.service_tasks.errors import NotAddedError
from tools.service_tasks.site import EditedSite
from tools.service_tasks.usage import directives_of, uses

# What a service is taken to need of its host where nothing that was pasted tells.
_USUAL = ("script-src", "img-src", "connect-src")


def new_service(site: EditedSite, address: str, given: Mapping[str, str], ask: Ask, *, is_own: bool = False) -> str:
    """Write the file of a service of a host, and return what is left to do. Raises NotAddedError.

    `given` holds values by key, empty where they are not given. `is_own` writes it though the host is known already.
    """
    host = _host(address)
    others = [service_id for service_id in site.ids if f"//{host}" not in (site.text(service_id) or "")]
    service_id = service_id_for(host, others)
    if site.text(service_id) is not None:
        raise NotAddedError(f"{site.file(service_id)} is there already. Open it in an editor to change it.")
    if not is_own:
        _refuse_known(site, host)
    keys = tuple(map(_of_a_third_party, service_keys(site.settings.languages)))
    values = _values(keys, given, ask)
    needed = directives_of(host, uses(site.root, site.settings.url))
    hosts = {name: listed for name, listed in needed.items() if name in HOST_DIRECTIVES}
    usual = {name: [f"https://{host}"] for name in _USUAL}
    text = new_text(keys, values, hosts or usual, datetime.date.today())
    return f"Written: {site.file(service_id)}\n\n{site.written(service_id, text)}"


def _of_a_third_party(key: Key) -> Key:
    """Return a key with the choices that what comes from elsewhere leaves: it always waits for a yes."""
    return replace(key, choices=tuple(choice for choice in key.choices if choice != Category.NECESSARY))


def _host(address: str) -> str:
    host = host_of(resolve(address if "//" in address else f"https://{address}", "https://site.invalid/") or "")
    if not re.fullmatch(HOST.pattern, f"https://{host}"):
        raise NotAddedError(f'"{address}" is not a host. Write it as invoke service.new example.com.')
    return host


def _refuse_known(site: EditedSite, host: str) -> None:
    own = f"For a file of its own all the same, add --own: invoke service.new {host} --own"
    if there := _declaring(host, site.sound_services()):
        raise NotAddedError(f"{site.file(there)} is of {host} already. {own}.")
    catalogue = read_inventory(site.catalogue.folder, (), site.catalogue.shown_as)
    if entry := _declaring(host, catalogue):
        raise NotAddedError(f"The catalogue has {host}: invoke service.add {entry}. {own}.")


def _declaring(host: str, services: Inventory) -> str:
    """Return the id of the first service that names the host, or is known by it, or nothing."""
    named = (service for service in services if any(names_host(source.host, host) for source in service.sources))
    found = next(named, None) or known_service(f"https://{host}/", services)
    return found.id if found else ""


def _values(keys: tuple[Key, ...], given: Mapping[str, str], ask: Ask) -> dict[tuple[str, ...], str]:
    """Return what was given, and answers to what was not. Raises NotAddedError for an option that cannot be."""
    values = {}
    for path, key in asked_keys(keys):
        if value := given.get(path[0], "") if len(path) == 1 else "":
            if wrong := _wrong(key, value):
                raise NotAddedError(f"--{key.name} {value}: {wrong}.")
        else:
            value = ask(_question(key), partial(_wrong, key))
        if value:
            values[path] = value
    return values


def _question(key: Key) -> str:
    choices = f": {wanted(key)}" if key.choices else ""
    return f"{key.about[:1].upper()}{key.about[1:]}{choices} (Enter: later)"


def _wrong(key: Key, value: str) -> str:
    if key.choices and value not in key.choices:
        return f"take one of {wanted(key)}"
    if key.form and not key.form.fits(value):
        mended = key.form.mended(value)
        return f"{value} {key.form.wrong}" + (f": take {mended}" if mended else "")
    return ""
