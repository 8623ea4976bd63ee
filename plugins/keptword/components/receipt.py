"""What a receipt says that the visitor's browser does not know by itself, and the schema of receipts.

The fields follow ISO/IEC TS 27560:2023 in the words of the W3C guide to it: who asked, what for, which data, who
receives them, how long and where they are kept, how to withdraw. The browser adds the acts (`static/receipt.js`).
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass

from ..inventory import Cookie, Inventory, Service, consent_version
from ..inventory.services import Party, Role
from ..site_address import SiteAddress
from .controller import FIELDS, Controller
from .json_schema import ADDRESS, DRAFT, TEXT, list_of, object_of
from .published import published_list

SCHEMA_FILE = "receipt.schema.json"
STANDARD = "ISO/IEC TS 27560:2023"

_STATES = ["ConsentGiven", "ConsentRefused", "ConsentWithdrawn"]
_TIME = {"type": "string", "format": "date-time", "pattern": r"(Z|[+-]\d\d:\d\d)$"}
_HASH = {"type": "string", "pattern": "^[0-9a-f]{64}$"}
_ID = {"type": "string", "format": "uuid", "pattern": "^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$"}


@dataclass(frozen=True)
class Notice:
    """What a visitor was shown in one language: where the list stands, and the banner itself."""

    url: str
    banner: str

    @property
    def hash(self) -> str:
        return sha256(self.banner)


def sha256(text: str) -> str:
    """Return the SHA-256 of a text in UTF-8, in hexadecimal digits."""
    return hashlib.sha256(text.encode()).hexdigest()


def receipt_data(
    inventory: Inventory, controller: Controller, site: SiteAddress, language: str, notices: Mapping[str, Notice]
) -> dict[str, object]:
    """Return what each receipt made on a page of this language says, and the notices of all languages."""
    return {
        "schema": f"{site.url}/{SCHEMA_FILE}",
        "standard": STANDARD,
        "controller": dict(controller.fields()),
        **({"jurisdiction": controller.country} if controller.country else {}),
        "withdrawUrl": f"{notices[language].url.partition('#')[0]}#settings",
        "inventoryUrl": f"{site.url}/cookies.json",
        "inventoryVersion": consent_version(inventory),
        "inventoryHash": sha256(published_list(inventory, site.url)),
        "notices": {code: {"url": notice.url, "hash": notice.hash} for code, notice in notices.items()},
        "purposes": [_purpose(service, language, site.host) for service in inventory.optional],
    }


def _purpose(service: Service, language: str, own_host: str) -> dict[str, object]:
    return {
        "id": service.id,
        "name": service.name,
        "category": service.category,
        "purpose": service.purpose.in_language(language),
        "company": {"name": service.company, "country": service.country},
        "role": service.role,
        "dataTypes": service.data.in_language(language),
        "recipients": [
            {"name": recipient.name, "country": recipient.country}
            | ({"safeguard": recipient.safeguard} if recipient.safeguard else {})
            for recipient in service.recipients
        ],
        "storage": [_storage(cookie, own_host) for cookie in service.cookies],
    }


def _storage(cookie: Cookie, own_host: str) -> dict[str, object]:
    place = cookie.domain if cookie.party is Party.THIRD else own_host
    return {"name": cookie.name, "type": cookie.storage, "retention": str(cookie.lifetime), "place": place}


def receipt_schema(site_url: str) -> str:
    """Return the JSON Schema of receipts, and of the report of one act, as the site publishes it."""
    event = {
        "eventTime": _TIME,
        "eventType": {"const": "ExpressedConsent"},
        "eventState": {"enum": _STATES},
        "validUntil": _TIME,
        "method": {"enum": ["banner", "settings", "embed"]},
        "browserSignal": {"type": "boolean", "description": "whether the browser asked not to be followed"},
        "language": TEXT,
        "noticeVersion": TEXT,
        "purposes": list_of(
            object_of({"id": TEXT, "consent": {"enum": ["yes", "no"]}, "eventState": {"enum": _STATES}})
        ),
    }
    unknown = {"type": "null", "description": "that version is no longer the published one: the controller keeps it"}
    notice = object_of({"url": ADDRESS, "version": TEXT, "hash": {"anyOf": [_HASH, unknown]}})
    named = {"name": TEXT, "country": TEXT}
    purpose = {
        "id": TEXT,
        "name": TEXT,
        "category": TEXT,
        "purpose": TEXT,
        "company": object_of(named),
        "role": {"enum": list(Role)},
        "dataTypes": TEXT,
        "recipients": list_of(object_of(named, optional={"safeguard": TEXT})),
        "storage": list_of(object_of(dict.fromkeys(("name", "type", "retention", "place"), TEXT))),
    }
    receipt = {
        "schema": {"const": f"{site_url}/{SCHEMA_FILE}"},
        "standard": {"const": STANDARD},
        "recordId": _ID,
        "principalId": _ID | {"description": "the same as recordId: nothing else is known of the visitor"},
        "controller": object_of({"name": TEXT}, optional=dict.fromkeys(FIELDS, TEXT)),
        "withdrawUrl": ADDRESS,
        "inventoryUrl": ADDRESS,
        "inventoryVersion": TEXT,
        "inventoryHash": _HASH | {"description": "SHA-256 of what inventoryUrl holds"},
        "purposes": list_of(object_of(purpose)),
        "events": list_of(object_of(event | {"notice": notice})),
    }
    content = {
        "$schema": DRAFT,
        "$id": f"{site_url}/{SCHEMA_FILE}",
        "title": "Consent receipt",
        "description": f"What a visitor was asked and answered, in the fields of {STANDARD}.",
        **object_of(receipt, optional={"jurisdiction": TEXT}),
        "$defs": {"report": object_of({"recordId": _ID, "event": object_of(event)})},
    }
    return json.dumps(content, indent=1) + "\n"
