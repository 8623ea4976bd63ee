from dataclasses import replace

import pytest

from plugins.consent.owners import how_to_declare, needed_directive, owner_of, service_id_for
from plugins.inventory import Inventory, Source
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


def test_what_a_service_of_the_site_gives_out_elsewhere_is_added_to_its_hosts() -> None:
    for catalogue in (Inventory(), example()):
        told = how_to_declare(load("https://cdn.example.com/x.js"), example(), catalogue)
        assert told == (
            "Example Analytics is on the site already: write script-src = "
            '["https://js.example.com", "https://cdn.example.com"] in [hosts] of x.toml, or remove it'
        )


def test_a_host_of_the_same_domain_is_of_the_same_vendor_only_where_the_service_has_all_of_it() -> None:
    (service,) = example()
    shared = replace(service, sources=(Source("script-src", "https://cdn.example.org/acme/"),))
    told = how_to_declare(load("https://www.example.org/x.js"), Inventory((shared,)), Inventory())
    assert "invoke service.new www.example.org" in told
    whole = replace(service, sources=(Source("script-src", "https://cdn.example.org"),))
    told = how_to_declare(load("https://www.example.org/x.js"), Inventory((whole,)), Inventory())
    assert "is on the site already" in told
    entry = replace(whole, entry="example")
    told = how_to_declare(load("https://www.example.org/x.js"), Inventory((entry,)), Inventory())
    assert "invoke service.new www.example.org" in told


def test_an_entry_of_the_catalogue_is_found_on_the_site_under_any_file_name() -> None:
    (service,) = example()
    renamed = replace(service, id="counter", file="content/services/counter.toml", entry="example", sources=())
    told = how_to_declare(load("https://js.example.com/x.js"), Inventory((renamed,)), example())
    assert 'write script-src = ["https://js.example.com"] in [hosts] of content/services/counter.toml' in told


def test_what_a_service_declares_for_messages_is_no_host_of_its_scripts(inventory: Inventory) -> None:
    url = "https://pagead2.googlesyndication.com/pagead/js/adsbygoogle.js"
    assert owner_of(load(url), inventory.optional) is None
    assert owner_of(load(url, "inline script: fetch"), inventory.optional) == inventory.find("google-ads")


@pytest.mark.parametrize(
    ("how", "directive"),
    [
        ("<script src>", "script-src"),
        ("inline script: src of <script>", "script-src"),
        ("script file: src of <img>", "img-src"),
        ("<iframe> that a script takes up: src of <iframe>", "frame-src"),
        ("<link rel=stylesheet>", "style-src"),
        ("inline script: fetch", "connect-src"),
        ("<link rel=preconnect>", ""),
        ("<object data>", ""),
    ],
)
def test_what_is_to_be_declared_follows_from_what_causes_the_load(how: str, directive: str) -> None:
    assert needed_directive(load("https://example.com/x", how)) == directive
