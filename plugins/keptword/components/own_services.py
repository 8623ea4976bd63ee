"""What is the site's own in its inventory: the name of its company, its host, and the names under which it stores.

Service files hold neither: they are the same for every company, and wherever the site is served.
"""

from collections.abc import Iterator
from dataclasses import replace

from ..inventory import Inventory, Service, Text
from ..inventory.company_name import COMPANY, with_company
from ..inventory.own_paths import with_own_host
from ..inventory.services import in_reading_order
from ..problems import Problem
from ..site_address import SiteAddress
from .stored_choice import CHOICE_KEY, own_item, with_stored_names


def inventory_of(site_inventory: Inventory, company: str, address: SiteAddress) -> Inventory:
    """Return the inventory as visitors read it on the site of a company at an address."""
    named = in_reading_order(
        with_own_host(_with_company(service, company), address.origin) for service in site_inventory
    )
    return with_stored_names(named, address.path)


def other_companies(inventory: Inventory, company: str, text_of: dict[str, str]) -> Iterator[Problem]:
    """Yield a problem where the site itself is said to be run by another company than that of the settings.

    `inventory` is as it is written; `text_of` gives the text of each service file by the service's id.
    """
    for service in inventory:
        written = with_company(service.company, company)
        if not service.needs_consent and own_item(service.cookies, CHOICE_KEY) and written != company:
            lines = text_of.get(service.id, "").splitlines()
            line = next((number for number, line in enumerate(lines, 1) if line.startswith("company")), 1)
            wrong = f'the company "{written}" is not the company of the settings, "{company}"'
            yield Problem(service.file, line, 1, wrong, f'Write company = "{COMPANY}"')


def _with_company(service: Service, company: str) -> Service:
    def named(text: Text) -> Text:
        return Text({code: with_company(words, company) for code, words in text.by_language.items()})

    return replace(
        service,
        name=with_company(service.name, company),
        company=with_company(service.company, company),
        purpose=named(service.purpose),
        data=named(service.data),
        reason=named(service.reason) if service.reason else None,
        embed=replace(service.embed, title=named(service.embed.title)) if service.embed else None,
        recipients=tuple(replace(one, name=with_company(one.name, company)) for one in service.recipients),
        cookies=tuple(replace(cookie, purpose=named(cookie.purpose)) for cookie in service.cookies),
    )
