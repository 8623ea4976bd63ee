"""What a service file says and nobody has checked: the list says so to visitors, and publishing asks for it."""

from collections.abc import Iterator

from .positions import Path
from .services import Safeguard, Service

Point = tuple[Path, str, str]


def unproven_points(service: Service) -> Iterator[Point]:
    """Yield each point as (path of the key, what is open, what to write).

    Transfers come first (CL-12, CL-13), then items (CL-14).
    """
    for index, recipient in enumerate(service.recipients):
        if recipient.safeguard is Safeguard.DATA_PRIVACY_FRAMEWORK and recipient.looked_up is None:
            wrong = f'"{recipient.framework_entry}" was not looked up on the list of the Data Privacy Framework'
            instead = "Look it up at dataprivacyframework.gov, and add looked-up with the day"
            yield ("recipients", index), f"to confirm: {wrong}", instead
    if service.recipients and service.transfers is None:
        wrong = f"nobody has checked from which countries outside the European Economic Area the data of {service.name}"
        instead = (
            "Name each as a recipient, with remote-access = true where it only looks at them from there, and add"
            ' transfers = { date = …, source = "…" } with the page of the vendor that says so'
        )
        yield ("recipients", 0), f"to confirm: {wrong} can be reached", instead
    for index, cookie in enumerate(service.cookies):
        if cookie.evidence is None:
            wrong = f"nobody has checked {cookie.name} of {service.name}"
            instead = 'Add evidence = { by = "browser", date = … }, or by = "vendor" with the source that says so'
            yield ("cookies", index), f"to confirm: {wrong}", instead
