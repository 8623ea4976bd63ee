from plugins.consent.endpoint import endpoint_problems
from plugins.consent.site_consent import site_consent
from plugins.inventory import Inventory
from plugins.inventory.reading import read_service
from plugins.inventory.services import in_reading_order
from tests.conftest import LANGUAGES, ROOT

ENDPOINT = "https://receipts.codedor.example/consent"
SITE = "https://privacy.codedor.example"
SETTINGS = ("pelicanconf.py", 'SITEURL = "x"\n\nCONSENT_ENDPOINT = "…"\n')
HOSTS = '[hosts]\nconnect-src = ["https://receipts.codedor.example"]\n'
RECIPIENT = '[[recipients]]\nname = "Code d\'Or"\ncountry = "BE"\n'


def inventory_with(*added: str) -> Inventory:
    """Return the site's own services, with more in the file of the choice."""
    folder = ROOT / "content/services"
    services = []
    for path in sorted(folder.glob("*.toml")):
        text = path.read_text("utf-8") + ("\n".join(added) if path.stem == "consent-choice" else "")
        service, problems = read_service(path.stem, f"content/services/{path.name}", text, LANGUAGES)
        assert service is not None, problems
        services.append(service)
    return in_reading_order(services)


def told(inventory: Inventory, endpoint: str) -> list[str]:
    return [str(problem) for problem in endpoint_problems(inventory, endpoint, SITE, SETTINGS)]


def test_nothing_is_wrong_without_an_endpoint_or_with_one_that_is_declared(inventory: Inventory) -> None:
    assert told(inventory, "") == []
    assert told(inventory_with(RECIPIENT, HOSTS), ENDPOINT) == []


def test_the_site_itself_needs_no_declaring(inventory: Inventory) -> None:
    assert told(inventory, f"{SITE}/receipts") == []


def test_bl_14_a_host_that_no_necessary_service_declares_is_named_with_what_to_add(inventory: Inventory) -> None:
    assert told(inventory, ENDPOINT) == [
        'pelicanconf.py:3:1: receipts would be sent to "receipts.codedor.example", which no necessary service declares'
        ". "
        'Add [hosts] with connect-src = ["https://receipts.codedor.example"] to content/services/consent-choice.toml, '
        "and its owner as [[recipients]]."
    ]


def test_cl_07_whoever_receives_receipts_is_a_recipient() -> None:
    (problem,) = told(inventory_with(HOSTS), ENDPOINT)
    assert 'receipts are sent to "receipts.codedor.example", but no recipient is named' in problem


def test_cb_01_a_necessary_service_names_no_host_but_that_of_the_endpoint() -> None:
    declared = inventory_with(RECIPIENT, HOSTS)
    for endpoint in ("", "https://other.example/"):
        assert any(
            "https://receipts.codedor.example is a host of a necessary service, but" in problem
            for problem in told(declared, endpoint)
        )


def test_an_endpoint_that_is_no_https_address_is_refused(inventory: Inventory) -> None:
    for endpoint in ("http://receipts.codedor.example/", "receipts", "/receipts"):
        assert any("is no https address" in problem for problem in told(inventory, endpoint))


def test_without_an_endpoint_no_byte_of_it_is_in_the_page(inventory: Inventory) -> None:
    off, on = site_consent(inventory), site_consent(inventory, endpoint=ENDPOINT)
    assert "sendBeacon" not in off.script.text + off.settings_script.text
    assert f'sendBeacon("{ENDPOINT}"' in on.script.text
    assert f'sendBeacon("{ENDPOINT}"' in on.settings_script.text


def test_the_lock_lets_every_page_reach_the_declared_host() -> None:
    declared = site_consent(inventory_with(RECIPIENT, HOSTS), endpoint=ENDPOINT)
    assert "connect-src 'self' https://receipts.codedor.example" in declared.lock.text
    assert "connect-src 'self' https://receipts.codedor.example" in declared.widest.text()
    assert "receipts" not in declared.without_script.text()
