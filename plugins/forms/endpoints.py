"""The setting `FORMS`: to which vendor each form is posted. A form that is not in it writes an e-mail."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qs, urlsplit

from plugins.forms.adapters import ADAPTERS, Adapter, FormKind, Scripts
from plugins.forms.setting_places import Place, places_of
from plugins.keptword.components.endpoint import Endpoint
from plugins.keptword.problems import Problem

SETTING = "FORMS"

_KEY = re.compile(r"[A-Za-z0-9_-]+")
_ADDRESS = re.compile(r"https://[^\s\"<>\[\]]+\.[^\s\"<>\[\]]+")


@dataclass(frozen=True)
class FormEndpoint:
    """One form that is posted: its target, its field names, and the place of its setting."""

    kind: FormKind
    adapter_name: str
    address: str
    key: str
    place: Place

    @property
    def adapter(self) -> Adapter:
        return ADAPTERS[self.adapter_name]

    @property
    def action(self) -> str:
        """The address to post to; "" if that is the page that visitors see afterwards."""
        action = self.adapter.action
        address = self.address.rstrip("/") if action.startswith("{address}/") else self.address
        return action.format(address=address, key=self.key, thanks="")

    @property
    def honeypot(self) -> str:
        numbers = {name: values[0] for name, values in parse_qs(urlsplit(self.address).query).items()}
        return self.adapter.honeypot.format_map({"u": "", "id": "", **numbers})

    @property
    def _service(self) -> str:
        """The id that suits the service which receives it."""
        host = urlsplit(self.address).hostname or ""
        return host.replace(".", "-") if self.adapter_name == "plain" else self.adapter_name

    def to_declare(self, site_url: str) -> Endpoint:
        """Return what the inventory has to say about it."""
        optional: tuple[str, ...] = () if self.adapter.scripts is Scripts.NOT_ANSWERED else ("connect-src",)
        return Endpoint(
            setting=f'{SETTING}["{self.kind}"]',
            file=self.place.file,
            line=self.place.line,
            column=self.place.column,
            address=self.action or site_url,
            carries="what visitors type",
            service=self._service,
            directives=("form-action",),
            optional=optional,
            suggested=optional if self.adapter.scripts is Scripts.ANSWERED and not self.adapter.is_own_host else (),
            is_own_host_declared=self.adapter.is_own_host,
        )


def read_endpoints(
    setting: Mapping[str, Any], file: str, text: str
) -> tuple[dict[FormKind, FormEndpoint], list[Problem]]:
    """Return the forms that are posted, and the problems of the setting; `file` and `text` are the settings file."""
    places = places_of(SETTING, file, text)
    endpoints: dict[FormKind, FormEndpoint] = {}
    problems: list[Problem] = []
    for name, values in setting.items():
        place = places.get(name, places[""])
        found = list(_wrong(name, values))
        problems += [Problem(place.file, place.line, place.column, *wrong) for wrong in found]
        if not found:
            kind = FormKind(name)
            address, key = values.get("address", ""), values.get("key", "")
            endpoints[kind] = FormEndpoint(kind, values["adapter"], address, key, place)
    return endpoints, problems


def _wrong(name: str, values: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    if name not in set(FormKind):
        yield f'{SETTING} has "{name}", which is no form', f"Known here: {', '.join(FormKind)}"
        return
    fitting = [adapter for adapter, data in ADAPTERS.items() if name in data.forms]
    chosen = values.get("adapter", "")
    if chosen not in fitting:
        wrong = f'{SETTING}["{name}"] has no adapter "{chosen}"' if chosen else f'{SETTING}["{name}"] has no adapter'
        yield wrong, f'Write "adapter": and one of {", ".join(fitting)}'
        return
    asks = ADAPTERS[chosen].asks
    for key in sorted(set(values) - {"adapter", *asks}):
        yield f'{SETTING}["{name}"] has "{key}", which {chosen} does not need', f'Remove "{key}"'
    if "address" in asks and not _ADDRESS.fullmatch(values.get("address", "")):
        wrong = f'{SETTING}["{name}"] has no https address'
        yield wrong, 'Add "address": with the whole address, such as "https://forms.example.com/contact"'
    if "key" in asks and not _KEY.fullmatch(values.get("key", "")):
        yield f'{SETTING}["{name}"] has no key', f"Add \"key\": with what {chosen} calls the form's or account's own"
