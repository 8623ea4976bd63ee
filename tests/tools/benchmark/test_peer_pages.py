import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from plugins.keptword.inventory import Inventory
from tools.benchmark.peer_pages import peer_page, peer_settings
from tools.benchmark.peers import PEERS, Peer


@pytest.fixture
def home(site: Path) -> str:
    return (site / "en/index.html").read_text("utf-8")


@pytest.mark.parametrize("peer", PEERS, ids=lambda peer: peer.name)
def test_a_peer_has_all_services_categories_and_texts(home: str, inventory: Inventory, peer: Peer) -> None:
    settings = peer_settings(home, peer, inventory)
    for service in inventory.optional:
        assert f'"{service.name}"' in settings
        assert service.purpose.in_language("en") in settings
        assert f'"{service.category}"' in settings
    for label in ("Reject all", "Accept all", "Cookies: yes or no?"):
        assert f'"{label}"' in settings
    assert re.findall(r'"(\^_ga[^"]*)"', settings) == ["^_ga$", "^_ga_.*$"], "cookies by name and pattern"


@pytest.mark.parametrize("peer", PEERS, ids=lambda peer: peer.name)
def test_a_peer_gets_every_script_of_a_service_and_nothing_runs_before_consent(
    home: str, inventory: Inventory, peer: Peer
) -> None:
    soup = BeautifulSoup(peer_page(home, peer, inventory), "html.parser")
    waiting = soup.select("script[type='text/plain']")
    assert len(waiting) == sum(len(service.scripts) for service in inventory.optional)
    live = [script for script in soup.select("script") if script not in waiting]
    assert all(str(script["src"]).startswith("/theme/") or "/" not in str(script["src"]) for script in live)
    assert all(script.has_attr("defer") for script in live)
    served = {"config.js", *(Path(file).name for file in peer.files)}
    asked = {str(element.get("src") or element.get("href")) for element in soup.select("head script, head link")}
    assert served <= asked
    assert len(soup.select("main .embed")) == 1
