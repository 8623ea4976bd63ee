"""The consent version: a fingerprint of what a visitor agrees to, and of nothing else.

It changes with services, companies and their roles, categories, stored items, hosts, recipients and transfers, so that
a new recipient asks everyone again. It does not change with prose: rewording a purpose asks no one (CW-07).
"""

import hashlib
import json

from .services import Inventory, Service

LENGTH = 12
SERVICE_LENGTH = 6


def consent_version(inventory: Inventory) -> str:
    """Return the first 12 hexadecimal digits of the SHA-256 of all that needs consent."""
    return _digest([_agreed_to(service) for service in inventory.optional])[:LENGTH]


def service_version(service: Service) -> str:
    """Return the first 6 hexadecimal digits of the SHA-256 of what a visitor agrees to with one service."""
    return _digest(_agreed_to(service))[:SERVICE_LENGTH]


def _digest(agreed: object) -> str:
    return hashlib.sha256(json.dumps(agreed, sort_keys=True).encode()).hexdigest()


def _agreed_to(service: Service) -> dict[str, object]:
    cookies = [
        [cookie.name, cookie.storage, cookie.lifetime.amount, cookie.lifetime.unit, cookie.party, cookie.domain]
        for cookie in service.cookies
    ]
    return {
        "service": service.id,
        "company": [service.company, service.role, service.country],
        "category": service.category,
        "follows": service.follows_visitors,
        "cookies": sorted(cookies, key=repr),
        "hosts": sorted([source.directive, source.host] for source in service.sources),
        "recipients": sorted([r.name, r.country, r.safeguard or ""] for r in service.recipients),
    }
