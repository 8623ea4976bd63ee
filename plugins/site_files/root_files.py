"""`robots.txt` (RFC 9309) and `/.well-known/security.txt` (RFC 9116)."""

import datetime
from collections.abc import Iterable

SECURITY = ".well-known/security.txt"

# Less than a year, as the RFC advises (§2.5.5): who checks the services once a year renews it with that.
_VALID = datetime.timedelta(days=364)


def robots_file(site_url: str) -> str:
    """Return the text that lets everyone in, and says where the list of pages is."""
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
