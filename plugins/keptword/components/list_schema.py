"""The JSON Schema of `cookies.json`, as the site publishes it beside the list."""

import json
from collections.abc import Iterable

from ..inventory.services import HOST_DIRECTIVES, Category, Lifetime, Party, Role, Safeguard, Storage, Witness
from .json_schema import ADDRESS, DRAFT, TEXT, list_of, object_of

LIST_SCHEMA_FILE = "cookies.schema.json"

_DATE = {"type": "string", "format": "date", "pattern": r"^\d{4}-\d\d-\d\d$"}
_COUNTRY = {"type": "string", "pattern": "^[A-Z]{2}$", "description": "ISO 3166"}
_UNFIXED = (Lifetime.SESSION, Lifetime.PERSISTENT)


def list_schema(site_url: str, languages: Iterable[str]) -> str:
    """Return the schema of the list for a site in these languages, as JSON text."""
    text = object_of(dict.fromkeys(languages, TEXT))
    lifetime = {"type": "string", "pattern": rf"^({'|'.join(_UNFIXED)}|[1-9]\d* ({'|'.join(Lifetime.UNITS)})s?)$"}
    cookie = object_of(
        {
            "name": TEXT | {"description": "a * stands for any characters"},
            "storage": {"enum": list(Storage)},
            "lifetime": lifetime,
            "party": {"enum": list(Party)},
            "purpose": text,
        },
        optional={
            "domain": TEXT | {"description": "of a third party"},
            "evidence": object_of({"by": {"enum": list(Witness)}, "date": _DATE}, optional={"source": ADDRESS})
            | {"description": "without it, nobody has checked the item"},
        },
    )
    recipient = object_of(
        {
            "name": TEXT,
            "country": _COUNTRY,
            "remote_access": {"type": "boolean", "description": "it only looks from there at what is kept elsewhere"},
        },
        optional={
            "safeguard": {"enum": list(Safeguard)},
            "framework_entry": TEXT | {"description": "its name on the list of the Data Privacy Framework"},
            "looked_up": _DATE | {"description": "when it was seen there; without it, the company says so"},
        },
    )
    service = object_of(
        {
            "id": TEXT,
            "name": TEXT,
            "category": {"enum": list(Category), "description": "all but the first wait for consent"},
            "company": TEXT,
            "role": {"enum": list(Role), "description": "what the company is to the data"},
            "country": _COUNTRY,
            "checked": _DATE
            | {"description": "when its entry was gone through; what was seen of an item says evidence"},
            "purpose": text,
            "data": text,
            "recipients": list_of(recipient),
            "cookies": list_of(cookie),
            "follows_visitors": {
                "type": "boolean",
                "description": "it stays off where a browser asks not to be followed",
            },
            "sources": list_of(object_of({"directive": {"enum": list(HOST_DIRECTIVES)}, "host": TEXT})),
        },
        optional={
            "privacy_notice": ADDRESS,
            "transfers": object_of({"date": _DATE, "source": ADDRESS})
            | {"description": "without it, nobody has checked that no other country can reach the data"},
            "reason": text,
        },
    )
    content = {
        "$schema": DRAFT,
        "$id": f"{site_url}/{LIST_SCHEMA_FILE}",
        "title": "Cookie list",
        "description": "Each service that the site uses, what it stores, who receives what, and what needs consent.",
        **object_of({"$schema": ADDRESS, "version": TEXT, "checked": _DATE, "services": list_of(service)}),
    }
    return json.dumps(content, indent=1) + "\n"
