"""What the vendors whose code was pasted into the sites answer, and by what requests each is seen to work."""

from collections.abc import Iterable
from dataclasses import dataclass

from tests.receiver import Receiver, Request


@dataclass(frozen=True)
class Vendor:
    """A service, what in a page as it was built tells that it is used there, and what a browser then asks for.

    `asked` are hosts with the beginning of a path.
    """

    service: str
    mark: str
    asked: tuple[str, ...]


VENDORS = (
    Vendor(
        "google-analytics",
        "gtag/js?id=G-",
        ("www.googletagmanager.com/gtag/js?id=G-ABC1234567", "region1.google-analytics.com/g/collect"),
    ),
    Vendor("google-tag-manager", "gtm.js?id=", ("www.googletagmanager.com/gtm.js?id=GTM-ABC1234",)),
    Vendor("google-fonts", "family=Inter", ("fonts.googleapis.com/css2?family=Inter",)),
    # By @import, in the style sheet of the site.
    Vendor("google-fonts", "own.css", ("fonts.googleapis.com/css2?family=Caveat",)),
    Vendor("google-fonts", "own-style", ("fonts.gstatic.com/s/caveat.woff2",)),
    Vendor(
        "meta-pixel",
        "fbevents.js",
        ("connect.facebook.net/en_US/fbevents.js", "www.facebook.com/tr?id=123456789012345"),
    ),
    Vendor("youtube", "youtube.com/embed/", ("www.youtube-nocookie.com/embed/abcdefghijk",)),
    Vendor("google-maps", "google.com/maps/embed", ("www.google.com/maps/embed?pb=",)),
)

SERVICES = tuple(sorted({vendor.service for vendor in VENDORS}))
MARKS = tuple(vendor.mark for vendor in VENDORS)


def play_vendors(receiver: Receiver) -> None:
    """Let the receiver answer as the vendors do: tags that report a visit, style sheets that name fonts."""
    receiver.scripts["www.googletagmanager.com"] = (
        "if (document.querySelector('script[src*=\"gtag/js\"]') && !window.reported && (window.reported = true))"
        " fetch('https://region1.google-analytics.com/g/collect?v=2', { method: 'POST', mode: 'no-cors' })"
        ".catch(() => {});"
    )
    receiver.scripts["connect.facebook.net"] = (
        "for (const [, id] of fbq.queue.filter(([what]) => what === 'init'))"
        " new Image().src = `https://www.facebook.com/tr?id=${id}&ev=PageView`;"
    )
    receiver.styles["fonts.googleapis.com"] = "".join(
        f"@font-face {{ font-family: {family}; src: url(https://fonts.gstatic.com/s/{family.lower()}.woff2) }}"
        for family in ("Inter", "Caveat")
    )


def expected(page: str, services: Iterable[str] = SERVICES) -> set[str]:
    """Return what a page, as it was built, lets a browser ask for of these services."""
    return {asked for vendor in VENDORS if vendor.service in services and vendor.mark in page for asked in vendor.asked}


def wanted_of(service: str) -> set[str]:
    """Return everything by which a service is seen to work."""
    return {asked for vendor in VENDORS if vendor.service == service for asked in vendor.asked}


def seen(requests: Iterable[Request]) -> set[str]:
    """Return what of all that was asked for."""
    asked = {f"{request.host}{request.path}" for request in requests}
    return {wanted for vendor in VENDORS for wanted in vendor.asked if any(one.startswith(wanted) for one in asked)}


def hosts() -> set[str]:
    """Return every host that the pages name."""
    named = {wanted.partition("/")[0] for vendor in VENDORS for wanted in vendor.asked}
    return named | {"www.youtube.com"}


def has_asked(receiver: Receiver, wanted: set[str]) -> bool:
    """Tell whether all of that was asked for."""
    return seen(receiver.foreign_requests()) >= wanted


def contacted(receiver: Receiver) -> set[str]:
    """Return which hosts were asked for something, and which of the vendors' were merely connected to."""
    return receiver.foreign_hosts() | receiver.foreign_connections() & hosts()
