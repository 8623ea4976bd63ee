"""The page of this site as it would be with another consent tool: same text, services, categories and banner text."""

import json
import re
from collections.abc import Iterable
from pathlib import Path

import rjsmin
from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape

from plugins.keptword.inventory import Category, Inventory, Service
from plugins.keptword.inventory.services import Party, Storage
from tools.benchmark.bare_page import banner_texts, bare_page, embedded_services
from tools.benchmark.peers import Peer

_TEMPLATES = Environment(
    loader=FileSystemLoader(Path(__file__).parent / "templates"),
    autoescape=select_autoescape(),
    undefined=StrictUndefined,
    trim_blocks=True,
)
# Jinja's own filter escapes for HTML, which would make the peers' files larger than they need be.
_TEMPLATES.filters["json"] = lambda value: json.dumps(value, ensure_ascii=False)


def peer_page(html: str, peer: Peer, inventory: Inventory) -> str:
    """Return a built page with the peer in place of our own consent tool."""
    language = banner_texts(html).language
    embeds = []
    for service_id in embedded_services(html):
        service = inventory.find(service_id)
        if service is None or service.embed is None:
            raise ValueError(f"the page embeds {service_id}, which the inventory does not")
        title = service.embed.title.in_language(language)
        embeds.append(_filled(peer, "embed.html", service=service, embed=service.embed, title=title))
    end = _filled(peer, "scripts.html", services=inventory.optional)
    return bare_page(html, _filled(peer, "head.html"), tuple(embeds), end)


def peer_settings(html: str, peer: Peer, inventory: Inventory) -> str:
    """Return the script, minified, that tells the peer the services, and the texts of the banner of a built page."""
    texts = banner_texts(html)

    def purposes_of(category: Category) -> str:
        return " ".join(
            f"<strong>{service.name}</strong>: {service.purpose.in_language(texts.language)}"
            for service in inventory.of(category)
        )

    def cookies_of(category: Category) -> list[str]:
        return [pattern for service in inventory.of(category) for pattern in _own_cookies(service)]

    script = _filled(
        peer,
        "config.js",
        texts=texts,
        services=inventory.optional,
        categories=[category for category in inventory.categories if category is not Category.NECESSARY],
        purposes_of=purposes_of,
        cookies_of=cookies_of,
        cookies_of_service=_own_cookies,
    )
    return str(rjsmin.jsmin(script))


def _own_cookies(service: Service) -> Iterable[str]:
    """Return a regular expression for each cookie of a service that a page of this site could delete."""
    for cookie in service.cookies:
        if (cookie.storage, cookie.party) == (Storage.COOKIE, Party.FIRST):
            yield f"^{re.escape(cookie.name).replace(re.escape('*'), '.*')}$"


def _filled(peer: Peer, template: str, **values: object) -> str:
    return _TEMPLATES.get_template(f"{peer.name}/{template}").render(values)
