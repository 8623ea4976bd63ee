"""A browser that asks not to be followed: what serves adverts stays off, whatever its category, until an own yes."""

from plugins.keptword.inventory import Inventory
from tests.browser.hosts import loaded_hosts
from tests.engines.test_behaviour import HOMES
from tests.engines.visitor import Visitor

# Before the lock, as browsers that send the signal have it.
SIGNAL = "<script>Object.defineProperty(Navigator.prototype, 'globalPrivacyControl', { get: () => true })</script>"


def test_sg_06_accept_all_under_a_signal_leaves_off_what_serves_adverts_until_a_yes_of_its_own(
    visitor: Visitor, inventory: Inventory
) -> None:
    built = (visitor.receiver.folder / "en/index.html").read_text("utf-8")
    visitor.receiver.pages[HOMES["en"]] = built.replace("<head>", f"<head>{SIGNAL}", 1)
    visitor.go(HOMES["en"])
    visitor.follow("#consent-accept-all")
    rest = tuple(service for service in inventory.optional if not service.follows_visitors)
    assert visitor.granted() == [service.id for service in rest]
    assert visitor.contacted() == loaded_hosts(rest)
    assert not visitor.is_asked
    visitor.follow("[data-grant=youtube]")
    assert visitor.granted() == [
        service.id for service in inventory.optional if service in rest or service.id == "youtube"
    ]
    assert "www.youtube-nocookie.com" in visitor.contacted()
