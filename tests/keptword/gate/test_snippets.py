"""Which scripts beside a vendor's code belong to it."""

import pytest

from plugins.keptword.gate.snippets import is_part
from plugins.keptword.inventory import Inventory, read_inventory
from plugins.keptword.inventory.entries import CATALOGUE


@pytest.mark.parametrize(
    ("service", "code", "url"),
    [
        ("google-analytics", "dataLayer.push(arguments)", ""),
        ("google-analytics", "setup('G-ABC1234567')", "https://www.googletagmanager.com/gtag/js?id=G-ABC1234567"),
        ("meta-pixel", "fbq('track', 'PageView')", ""),
        ("google-maps", "function initMap() {}", "https://maps.googleapis.com/maps/api/js?key=x&callback=initMap"),
        ("youtube", "new YouTubePlayer()", ""),
        ("recaptcha", "grecaptcha.ready(() => {})", ""),
    ],
)
def test_code_that_names_what_the_service_is_called_by_is_a_part(
    inventory: Inventory, service: str, code: str, url: str
) -> None:
    found = inventory.find(service) or read_inventory(CATALOGUE.folder, (), CATALOGUE.shown_as).find(service)
    assert found is not None
    assert is_part(code, found, [url] if url else [])


def test_code_that_names_nothing_of_it_is_none(inventory: Inventory) -> None:
    for service in inventory.optional:
        assert not is_part(
            "document.addEventListener('click', () => window.scrollTo(0, 0))", service, ["https://a/b?c=1"]
        )
