"""What Chromium says of the published site as nginx sends it, with all its headers."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from plugins.keptword.inventory import Inventory
from tests.conftest import granted_on
from tests.tools.validators.conftest import HOST, seen_in_chromium, with_page
from tools.validators.nginx import Server
from tools.validators.visits import first_load, page_addresses, troubles

# One of each kind: with embeds, with settings and list, with the long text; `invoke judge` visits all.
PAGES = ("/en/", "/nl/contact/", "/fr/politique-cookies/", "/de/datenschutzerklaerung/", "/404.html")


def test_nothing_of_the_site_is_blocked_before_consent_or_after_accepting_all(site: Path, nginx: Server) -> None:
    assert set(PAGES) <= set(page_addresses(site))
    assert (
        seen_in_chromium(nginx, lambda chromium: [str(trouble) for trouble in troubles(chromium, nginx, PAGES)]) == []
    )


@pytest.mark.usefixtures("nginx")
def test_what_a_page_tries_in_vain_is_told(site: Path, tmp_path: Path) -> None:
    """Guards the test above."""
    page = "<!doctype html><script>1</script><img src='https://tracker.example/x.gif'>"
    with with_page(site, page, tmp_path) as (_, server):
        pages = ["/en/", "/planted.html"]
        told = " ".join(seen_in_chromium(server, lambda chromium: [str(t) for t in troubles(chromium, server, pages)]))
    assert "/planted.html (before consent): img-src blocks https://tracker.example/x.gif" in told
    assert "/planted.html (after accepting all): script-src-elem blocks inline" in told
    assert "/en/" not in told


def test_embeds_of_granted_services_come_with_all_headers(nginx: Server, inventory: Inventory) -> None:
    def granted_with_the_map(chromium: Browser) -> list[str]:
        page = chromium.new_page(ignore_https_errors=True)
        page.goto(f"https://{HOST}/en/contact/")
        page.click("#consent-accept-all")
        frame = page.wait_for_selector(".consent-embed iframe")
        assert frame is not None
        content = frame.content_frame()
        assert content is not None
        content.wait_for_url("https://www.google.com/maps**")
        return granted_on(page)

    assert seen_in_chromium(nginx, granted_with_the_map) == [service.id for service in inventory.optional]


def test_the_first_load_of_a_page_is_counted_with_all_that_came_over_the_wire(site: Path, nginx: Server) -> None:
    requests = seen_in_chromium(nginx, lambda chromium: first_load(chromium, nginx, "/en/privacy-policy/"))
    sizes = {request.url.removeprefix(f"https://{HOST}"): request.size for request in requests}
    compressed = (site / "en/privacy-policy/index.html.br").stat().st_size
    assert compressed < sizes["/en/privacy-policy/"] < compressed + 4000, "the answer and its headers"
    assert any(url.startswith("/theme/style.") for url in sizes)
    assert all(request.url.startswith(f"https://{HOST}/") for request in requests)
