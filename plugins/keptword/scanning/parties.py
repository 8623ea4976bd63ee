"""Under whose domain something is kept: the site's own, or another's."""

from ..inventory.services import Party


def party_of(host: str, site_host: str) -> Party:
    """Return FIRST for the site's host, the domains above it, and those below it; a leading `www.` is no other site."""
    own = site_host.removeprefix("www.")
    return Party.FIRST if is_within(host, own) or is_within(own, host) else Party.THIRD


def is_within(host: str, domain: str) -> bool:
    return host == domain or host.endswith(f".{domain}")
