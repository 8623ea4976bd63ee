"""Which hosts services load, and which they declare."""

from urllib.parse import urlsplit

from playwright.sync_api import Page

from plugins.keptword.inventory import Service


def loaded_hosts(services: tuple[Service, ...], *, embeds: tuple[str, ...] = ()) -> set[str]:
    """Return the hosts that these services load by their scripts, and by the embeds a page has."""
    urls = [script.src for service in services for script in service.scripts if script.src]
    urls += [service.embed.src for service in services if service.embed and service.id in embeds]
    return {urlsplit(url).hostname or "" for url in urls}


def declared_hosts(services: tuple[Service, ...]) -> set[str]:
    return {source.host.split("/")[2] for service in services for source in service.sources}


def own_code(page: Page, service_id: str) -> str:
    """Return the address of the code that the site itself has for a service."""
    return str(page.locator(f'script[data-service={service_id}][data-src^="/site/"]').get_attribute("data-src"))
