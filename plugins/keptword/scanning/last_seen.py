"""The day on which a scan last saw each service active, kept in a small file that is not under version control."""

import datetime
import json
from pathlib import Path

from ..inventory import Inventory, Service
from ..text_files import write_text
from .items import is_named
from .ownership import covers, is_granted
from .seen import Record

FILE = ".last-scan.json"


def services_at_work(record: Record, inventory: Inventory) -> tuple[str, ...]:
    """Return the ids of the services that answered a request or stored an item while they were granted."""
    return tuple(service.id for service in inventory if _is_at_work(service, record))


def _is_at_work(service: Service, record: Record) -> bool:
    answered = (
        request
        for request in record.requests
        if is_granted(service, request.where.state) and not request.inside and not request.failure
    )
    if any(covers(source, request.url, request.directive) for request in answered for source in service.sources):
        return True
    stored = [(item.storage, item.name) for item in record.items if is_granted(service, item.where.state)]
    return any(storage is c.storage and is_named(c.name, name) for storage, name in stored for c in service.cookies)


def days_last_seen(file: Path) -> dict[str, datetime.date]:
    """Return the day on which each service was last seen, by service id; empty if there is no file."""
    kept = json.loads(file.read_text("utf-8")) if file.exists() else {}
    return {service: datetime.date.fromisoformat(day) for service, day in kept.items()}


def keep_day(file: Path, services: tuple[str, ...], day: datetime.date) -> None:
    """Record the day for these services; the days of other services are kept."""
    days = {**days_last_seen(file), **dict.fromkeys(services, day)}
    write_text(file, json.dumps({service: str(of) for service, of in sorted(days.items())}, indent=1) + "\n")
