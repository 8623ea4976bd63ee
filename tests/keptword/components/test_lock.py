import json
import re

from plugins.keptword.components.lock import lock_call
from plugins.keptword.csp.policy import Policy, own_policy, service_policy
from plugins.keptword.inventory import Inventory, service_version


def policies(inventory: Inventory) -> dict[str, Policy]:
    return {service.id: service_policy(service) for service in inventory.optional}


def lock_data(inventory: Inventory) -> list[object]:
    code = lock_call(inventory, own_policy([], []), policies(inventory))
    match = re.search(r'\)\(("consent",.*)\)$', code)
    assert match is not None
    data: list[object] = json.loads(f"[{match[1]}]")
    return data


def test_the_lock_carries_the_version_and_the_hosts_of_each_service(inventory: Inventory) -> None:
    key, lifetime, _own, services = lock_data(inventory)
    assert key == "consent"
    assert lifetime == 180 * 24 * 3600 * 1000
    assert isinstance(services, list)
    by_id = {service_id: rest for service_id, *rest in services}
    assert list(by_id) == [service.id for service in inventory.optional]
    maps, pixel = inventory.find("google-maps"), inventory.find("meta-pixel")
    assert maps is not None
    assert pixel is not None
    frames = "frame-src https://www.google.com/maps https://www.google.com/maps/"
    assert by_id["google-maps"] == [service_version(maps), frames, 1], "one of its cookies serves adverts"
    assert "google-analytics" in by_id
    assert 1 not in by_id["google-analytics"]
    assert by_id["meta-pixel"][0] == service_version(pixel)
    assert by_id["meta-pixel"][2:] == [1]


def test_data_cannot_end_the_script_element(inventory: Inventory) -> None:
    assert "<" not in json.dumps(lock_data(inventory)).replace("\\u003c", "")
    assert "</" not in lock_call(inventory, own_policy([], []), policies(inventory))
