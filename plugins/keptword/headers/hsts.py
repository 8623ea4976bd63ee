"""Strict-Transport-Security (RFC 6797): for how long browsers use https alone, for which hosts."""

from dataclasses import dataclass
from typing import Any

from ..site_address import SiteAddress

NAME = "Strict-Transport-Security"

_DAY = 24 * 60 * 60


@dataclass(frozen=True)
class Hsts:
    """What the header says. No days at all make browsers forget what they were told before (§6.1.1)."""

    max_age_days: int = 730
    # What answers at subdomains is not this site's to decide, and browsers remember it for as long.
    include_subdomains: bool = False
    preload: bool = False

    @property
    def value(self) -> str:
        directives = [f"max-age={self.max_age_days * _DAY}"]
        directives += ["includeSubDomains"] if self.include_subdomains else []
        directives += ["preload"] if self.preload else []
        return "; ".join(directives)


def hsts_of(setting: Any, address: SiteAddress) -> Hsts | None:
    """Return what the checked setting HSTS asks for at an address; None where the header is not sent.

    Left at its default, `{}`, it sends nothing below a path: the header binds a whole host, which others share there.
    """
    if setting is False or (not setting and address.path):
        return None
    return Hsts(**setting)
