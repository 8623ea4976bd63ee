"""`robots.txt` (RFC 9309) and `/.well-known/security.txt` (RFC 9116)."""

import datetime
from collections.abc import Iterable

SECURITY = ".well-known/security.txt"

# The RFC recommends less than a year (§2.5.5); the yearly check of the services renews it.
_VALID = datetime.timedelta(days=364)


def robots_file(site_url: str) -> str:
    """Return a `robots.txt` that allows everything and names the sitemap."""
    return f"User-agent: *\nDisallow:\n\nSitemap: {site_url}/sitemap.xml\n"


def security_file(site_url: str, email: str, languages: Iterable[str], checked: datetime.date) -> str:
    """Return how to report a hole; it expires a year after the day on which the services were last checked."""
    lines = (
        f"Contact: mailto:{email}",
        f"Expires: {checked + _VALID}T00:00:00Z",
        f"Preferred-Languages: {', '.join(languages)}",
        f"Canonical: {site_url}/{SECURITY}",
    )
    return "\n".join(lines) + "\n"
