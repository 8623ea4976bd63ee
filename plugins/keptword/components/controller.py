"""The controller of a site, as consent receipts state it."""

from collections.abc import Iterator
from dataclasses import dataclass

FIELDS = {
    "name": "name",
    "address": "address",
    "email": "email",
    "telephone": "telephone",
    "enterpriseNumber": "enterprise_number",
    "dataProtectionOfficer": "data_protection_officer",
}
"""The names of the fields in receipts (ISO/IEC TS 27560:2023, in the words of the W3C guide to it), and here."""


@dataclass(frozen=True)
class Controller:
    """The name of the company, how it can be reached, and the country whose law it follows (ISO 3166).

    Empty fields are left out of receipts.
    """

    name: str
    address: str = ""
    email: str = ""
    telephone: str = ""
    enterprise_number: str = ""
    data_protection_officer: str = ""
    country: str = ""

    def fields(self) -> Iterator[tuple[str, str]]:
        """Yield what is known of the company, under the names of receipts."""
        for shown, name in FIELDS.items():
            if value := getattr(self, name):
                yield shown, value
