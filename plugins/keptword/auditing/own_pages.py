"""What holds for pages of the own site alone: no URL of another host where one may be fetched, and nothing that waits
for a service but what is that service's own.
"""

import json
from collections.abc import Iterator

from ..inventory import Service
from ..inventory.own_paths import has_own_path, service_at
from ..inventory.rules import allows
from ..requests import Reading
from ..requests.element_reader import Document
from ..requests.files import read_nested
from ..requests.load import Place, host_of, resolve
from ..requests.own_mentions import own_mentions
from ..requests.reading import Waiting
from .findings import Finding
from .site import Site


def mentioned(site: Site, reading: Reading) -> Iterator[Finding]:
    """Find URLs of others outside the places where nothing fetches, save what is found as a load already."""
    on_own_host = [service for service in site.inventory.optional if has_own_path(service, site.url)]
    mentions = [*reading.mentions]
    if on_own_host:
        mentions += own_mentions(reading.page, site.url, lambda url: bool(service_at(url, on_own_host, site.url)))
    loaded = {(what, load.place.line) for load in reading.loads for what in (load.url, load.cause)}
    for mention in dict.fromkeys(mentions):
        line = mention.place.line
        if (mention.url, line) not in loaded and (mention.cause, line) not in loaded:
            yield _finding(mention.place, mention.url, f"{mention.how}, which browsers may fetch,")


def waiting(site: Site, reading: Reading) -> Iterator[Finding]:
    """Find elements that wait for a service and would contact others, or wait for none that can be allowed."""
    for element in reading.waiting:
        service = site.inventory.find(element.service_id)
        if service is None or not service.needs_consent:
            how = f'element that waits for "{element.service_id}", which is no service that visitors can allow'
            yield _finding(element.place, "", how)
        else:
            yield from _beyond(element, service, site)


def _beyond(element: Waiting, service: Service, site: Site) -> Iterator[Finding]:
    site_url = site.url
    how = f"element that waits for {service.name}"
    if element.address:
        url = resolve(element.address, site_url)
        if url is None or not _may_contact(service, url, site):
            yield _finding(element.place, url or element.address, how)
    if element.markup is None:
        return
    try:
        markup = json.loads(element.markup)
    except (ValueError, RecursionError):
        markup = None
    if not isinstance(markup, str):
        yield _finding(element.place, "", f"{how}, with markup that cannot be read")
        return
    reading = Reading(own_host=host_of(site_url))
    read_nested(markup, "text/html", Document(site_url, depth=1), element.place, reading)
    named = (found.url for some in (reading.loads, reading.mentions) for found in some)
    for url in [url for url in named if not _may_contact(service, url, site)][:1]:
        yield _finding(element.place, url, how)


def _may_contact(service: Service, url: str, site: Site) -> bool:
    is_own = host_of(url) == host_of(site.url) and not service_at(url, site.inventory.optional, site.url)
    return is_own or any(allows(source.host, url) for source in service.sources)


def _finding(place: Place, url: str, how: str) -> Finding:
    return Finding(place.file, place.line, place.column, url, host_of(url), how)
