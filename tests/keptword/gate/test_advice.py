from dataclasses import replace

import pytest

from plugins.keptword.gate.advice import Advice
from plugins.keptword.gate.owners import owner_of
from plugins.keptword.inventory import Inventory, Source, read_inventory
from plugins.keptword.inventory.entries import CATALOGUE
from plugins.keptword.inventory.reading import read_service
from tests.keptword.gate.loads import FRAME, load_of
from tests.keptword.inventory.texts import LANGUAGES, SOUND


def example() -> Inventory:
    service, _ = read_service("example", "x.toml", SOUND, LANGUAGES)
    assert service is not None
    return Inventory((service,))


def test_what_nobody_knows_gets_a_file_of_its_own() -> None:
    told = Advice(Inventory(), Inventory()).how_to_declare(load_of("https://example.com/x.js"))
    assert told == "Add content/services/example.toml (invoke service.new example.com), or remove it"


def test_what_the_catalogue_knows_is_added_from_there() -> None:
    told = Advice(Inventory(), example()).how_to_declare(load_of("https://js.example.com/x.js"))
    assert told == "Add content/services/example.toml (invoke service.add example), or remove it"


def test_what_a_service_of_the_site_gives_out_elsewhere_is_added_to_its_hosts() -> None:
    for catalogue in (Inventory(), example()):
        told = Advice(example(), catalogue).how_to_declare(load_of("https://cdn.example.com/x.js"))
        assert told == (
            "Example Analytics is on the site already: write script-src = "
            '["https://js.example.com", "https://cdn.example.com"] in [hosts] of x.toml, or remove it'
        )


def test_a_host_of_the_same_domain_is_of_the_same_vendor_only_where_the_service_has_all_of_it() -> None:
    (service,) = example()
    shared = replace(service, sources=(Source("script-src", "https://cdn.example.org/acme/"),))
    told = Advice(Inventory((shared,)), Inventory()).how_to_declare(load_of("https://www.example.org/x.js"))
    assert "invoke service.new www.example.org" in told
    whole = replace(service, sources=(Source("script-src", "https://cdn.example.org"),))
    told = Advice(Inventory((whole,)), Inventory()).how_to_declare(load_of("https://www.example.org/x.js"))
    assert "is on the site already" in told
    entry = replace(whole, entry="example")
    told = Advice(Inventory((entry,)), Inventory()).how_to_declare(load_of("https://www.example.org/x.js"))
    assert "invoke service.new www.example.org" in told


def test_an_entry_of_the_catalogue_is_found_on_the_site_under_any_file_name() -> None:
    (service,) = example()
    renamed = replace(service, id="counter", file="content/services/counter.toml", entry="example", sources=())
    told = Advice(Inventory((renamed,)), example()).how_to_declare(load_of("https://js.example.com/x.js"))
    assert 'write script-src = ["https://js.example.com"] in [hosts] of content/services/counter.toml' in told


def site_with(catalogue: Inventory, *ids: str) -> Inventory:
    services = (service for service in catalogue if service.id in ids)
    return Inventory(tuple(replace(one, entry=one.id, file=f"content/services/{one.id}.toml") for one in services))


@pytest.fixture(scope="module")
def catalogue() -> Inventory:
    return read_inventory(CATALOGUE.folder, (), CATALOGUE.shown_as)


def test_what_is_pasted_without_encryption_or_with_a_final_dot_is_written_as_the_service_has_it(
    catalogue: Inventory,
) -> None:
    site = site_with(catalogue, "spotify", "jotform")
    for url in ("http://open.spotify.com/embed/x", "https://open.spotify.com./embed/x"):
        told = Advice(site, catalogue).how_to_declare(load_of(url, FRAME))
        assert told == "Spotify is on the site already: write https://open.spotify.com/embed/x, or remove it"
    told = Advice(site, catalogue).how_to_declare(load_of("http://form.jotform.com/jsform/1"))
    assert 'write script-src = ["https://form.jotform.com"] in [hosts] of content/services/jotform.toml' in told
    assert told.endswith(", and https://form.jotform.com/jsform/1 here, or remove it")
    told = Advice(site, catalogue).how_to_declare(load_of("http://x.example/a.js"))
    assert told.startswith("Add content/services/x.toml (invoke service.new x.example), and https://x.example/a.js")


def test_a_host_that_several_entries_have_in_common_is_of_none_before_all_others(catalogue: Inventory) -> None:
    load = load_of("https://www.googletagmanager.com/a?id=x", '<img src="{}" alt="">')
    told = Advice(Inventory(), catalogue).how_to_declare(load)
    for entry in ("google-ads", "google-analytics", "google-tag-manager"):
        assert f"invoke service.add {entry}" in told
    frame = load_of("https://www.googletagmanager.com/ns.html?id=GTM-1", FRAME)
    assert "(invoke service.add google-tag-manager)" in Advice(Inventory(), catalogue).how_to_declare(frame)


@pytest.mark.parametrize(
    ("on_the_site", "url", "entry"),
    [
        ("google-tag-manager", "https://www.googletagmanager.com/gtag/js?id=G-1", "google-analytics"),
        ("google-ads", "https://www.googletagmanager.com/gtag/js?id=G-1", "google-analytics"),
        ("google-analytics", "https://www.googletagmanager.com/gtag/js?id=AW-1", "google-ads"),
        ("google-analytics", "https://www.googletagmanager.com/gtag/js?id=G-1", None),
        ("google-analytics", "https://www.googletagmanager.com/gtag/js?id=GT-1", None),
        ("google-tag-manager", "https://www.googletagmanager.com/gtm.js?id=GTM-1", None),
        ("meta-pixel", "https://connect.facebook.net/nl_BE/fbevents.js", None),
    ],
)
def test_what_an_entry_names_more_closely_than_the_owner_is_of_that_entry(
    catalogue: Inventory, on_the_site: str, url: str, entry: str | None
) -> None:
    site, load = site_with(catalogue, on_the_site), load_of(url)
    owner = owner_of(load, site)
    assert owner is not None
    assert owner.id == on_the_site
    found = Advice(site, catalogue).closer_entry(load, owner)
    assert (found and found.id) == entry
    if entry:
        assert Advice(site_with(catalogue, on_the_site, entry), catalogue).closer_entry(load, owner) is None


def test_what_a_service_file_declares_beyond_its_entry_is_its_own(catalogue: Inventory) -> None:
    (maps,) = site_with(catalogue, "google-maps")
    load = load_of("https://www.google.com/recaptcha/api.js")
    wider = replace(maps, sources=(*maps.sources, Source("script-src", "https://www.google.com/recaptcha/")))
    assert owner_of(load, [wider]) is wider
    assert Advice(Inventory((wider,)), catalogue).closer_entry(load, wider) is None
    assert Advice(Inventory((wider,)), catalogue).closer_entry(load, replace(wider, entry="")) is None
