"""Whether a host is first-party or third-party."""

from ..inventory.services import Party


def party_of(host: str, site_host: str) -> Party:
    """Return FIRST for the site's host, its parent domains and its subdomains, else THIRD; ignores a leading `www.`."""
    own = site_host.removeprefix("www.")
    return Party.FIRST if is_within(host, own) or is_within(own, host) else Party.THIRD


def is_within(host: str, domain: str) -> bool:
    return host == domain or host.endswith(f".{domain}")
