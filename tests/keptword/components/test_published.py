import json

from plugins.keptword.components.published import published_list
from plugins.keptword.inventory import Inventory, consent_version

SITE_URL = "https://site.example"


def test_the_list_for_machines_holds_every_service_with_all_its_texts(inventory: Inventory) -> None:
    content = json.loads(published_list(inventory, SITE_URL))
    assert content["version"] == consent_version(inventory)
    assert content["checked"] == "2026-11-22"
    assert [service["id"] for service in content["services"]] == [service.id for service in inventory]
    analytics = next(service for service in content["services"] if service["id"] == "google-analytics")
    assert set(analytics["purpose"]) == {"en", "nl", "fr", "de"}
    assert analytics["cookies"][0]["lifetime"] == "13 months"
    assert (analytics["company"], analytics["role"]) == ("Google Ireland Limited", "processor")
    assert analytics["recipients"][1] == {
        "name": "Google LLC",
        "country": "US",
        "safeguard": "data-privacy-framework",
        "framework_entry": "Google LLC",
        "remote_access": False,
    }
    assert analytics["cookies"][0]["evidence"]["source"] == "https://support.google.com/analytics/answer/11397207"


def test_it_says_nothing_of_files_and_snippets(inventory: Inventory) -> None:
    text = published_list(inventory, SITE_URL)
    assert ".toml" not in text
    assert "gtag(" not in text
