import pytest

from plugins.consent.owners import how_to_declare, owner_of, service_id_for
from plugins.inventory import Inventory
from plugins.inventory.reading import read_service
from plugins.loads import Load, Place
from tests.inventory.texts import LANGUAGES, SOUND


def load(url: str, how: str = "<script src>") -> Load:
    return Load(url, Place("x.html"), how)


def example() -> Inventory:
    service, _ = read_service("example", "x.toml", SOUND, LANGUAGES)
    assert service is not None
    return Inventory((service,))


def test_of_several_owners_the_one_whose_code_is_most_alike_counts(inventory: Inventory) -> None:
    for tag, owner in (("G-1", "google-analytics"), ("AW-1", "google-ads")):
        found = owner_of(load(f"https://www.googletagmanager.com/gtag/js?id={tag}"), inventory.optional)
        assert found is not None
        assert found.id == owner
    assert owner_of(load("https://nobody.example/x.js"), inventory.optional) is None


@pytest.mark.parametrize(
    ("host", "service_id"),
    [
        ("example.com", "example"),
        ("www.example.com", "example"),
        ("player.example.com", "player-example"),
        ("EXAMPLE.com", "example"),
        ("127.0.0.1", "127-0-0"),
        ("localhost", "localhost"),
    ],
)
def test_a_service_is_called_after_its_host(host: str, service_id: str) -> None:
    assert service_id_for(host, ()) == service_id


def test_two_companies_of_one_name_have_a_file_each() -> None:
    assert service_id_for("example.org", ["example"]) == "example-org"


def test_what_nobody_knows_gets_a_file_of_its_own() -> None:
    told = how_to_declare(load("https://example.com/x.js"), Inventory(), Inventory())
    assert told == "Add content/services/example.toml (invoke service.new example.com), or remove it"


def test_what_the_catalogue_knows_is_added_from_there() -> None:
    told = how_to_declare(load("https://js.example.com/x.js"), Inventory(), example())
    assert told == "Add content/services/example.toml (invoke service.add example), or remove it"


def test_what_a_service_of_the_site_no_longer_declares_is_added_to_its_hosts() -> None:
    told = how_to_declare(load("https://js.example.com/x.js"), example(), example())
    assert told == 'Add "https://js.example.com" to [hosts] in content/services/example.toml, or remove it'
