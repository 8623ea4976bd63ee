from dataclasses import replace

import pytest

from plugins.consent.owners import how_to_declare, needed_directive, owner_of, service_id_for
from plugins.inventory import Inventory, Source
from plugins.inventory.reading import read_service
from tests.consent.loads import SCRIPT, load_of
from tests.inventory.texts import LANGUAGES, SOUND


def example() -> Inventory:
    service, _ = read_service("example", "x.toml", SOUND, LANGUAGES)
    assert service is not None
    return Inventory((service,))


def test_of_several_owners_the_one_whose_code_is_most_alike_counts(inventory: Inventory) -> None:
    for tag, owner in (("G-1", "google-analytics"), ("AW-1", "google-ads")):
        found = owner_of(load_of(f"https://www.googletagmanager.com/gtag/js?id={tag}"), inventory.optional)
        assert found is not None
        assert found.id == owner
    assert owner_of(load_of("https://nobody.example/x.js"), inventory.optional) is None


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
    told = how_to_declare(load_of("https://example.com/x.js"), Inventory(), Inventory())
    assert told == "Add content/services/example.toml (invoke service.new example.com), or remove it"


def test_what_the_catalogue_knows_is_added_from_there() -> None:
    told = how_to_declare(load_of("https://js.example.com/x.js"), Inventory(), example())
    assert told == "Add content/services/example.toml (invoke service.add example), or remove it"


def test_what_a_service_of_the_site_gives_out_elsewhere_is_added_to_its_hosts() -> None:
    for catalogue in (Inventory(), example()):
        told = how_to_declare(load_of("https://cdn.example.com/x.js"), example(), catalogue)
        assert told == (
            "Example Analytics is on the site already: write script-src = "
            '["https://js.example.com", "https://cdn.example.com"] in [hosts] of x.toml, or remove it'
        )


def test_a_host_of_the_same_domain_is_of_the_same_vendor_only_where_the_service_has_all_of_it() -> None:
    (service,) = example()
    shared = replace(service, sources=(Source("script-src", "https://cdn.example.org/acme/"),))
    told = how_to_declare(load_of("https://www.example.org/x.js"), Inventory((shared,)), Inventory())
    assert "invoke service.new www.example.org" in told
    whole = replace(service, sources=(Source("script-src", "https://cdn.example.org"),))
    told = how_to_declare(load_of("https://www.example.org/x.js"), Inventory((whole,)), Inventory())
    assert "is on the site already" in told
    entry = replace(whole, entry="example")
    told = how_to_declare(load_of("https://www.example.org/x.js"), Inventory((entry,)), Inventory())
    assert "invoke service.new www.example.org" in told


def test_an_entry_of_the_catalogue_is_found_on_the_site_under_any_file_name() -> None:
    (service,) = example()
    renamed = replace(service, id="counter", file="content/services/counter.toml", entry="example", sources=())
    told = how_to_declare(load_of("https://js.example.com/x.js"), Inventory((renamed,)), example())
    assert 'write script-src = ["https://js.example.com"] in [hosts] of content/services/counter.toml' in told


def test_what_a_service_declares_for_messages_is_no_host_of_its_scripts(inventory: Inventory) -> None:
    url = "https://pagead2.googlesyndication.com/pagead/js/adsbygoogle.js"
    assert owner_of(load_of(url), inventory.optional) is None
    assert owner_of(load_of(url, '<script>fetch("{}")</script>'), inventory.optional) == inventory.find("google-ads")


@pytest.mark.parametrize(
    ("markup", "directive"),
    [
        (SCRIPT, "script-src"),
        (
            "<script>var s = document.createElement('script'); s.src = '{}'; document.body.append(s)</script>",
            "script-src",
        ),
        ("<script>var i = document.createElement('img'); i.src = '{}'</script>", "img-src"),
        ('<iframe src="{}"></iframe>', "frame-src"),
        ('<link rel="stylesheet" href="{}">', "style-src"),
        ("<script>fetch('{}')</script>", "connect-src"),
        ('<link rel="preconnect" href="{}">', ""),
        ('<object data="{}"></object>', ""),
    ],
)
def test_what_is_to_be_declared_follows_from_what_causes_the_load(markup: str, directive: str) -> None:
    assert needed_directive(load_of("https://example.com/x", markup)) == directive
