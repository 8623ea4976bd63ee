from dataclasses import replace

import pytest

from plugins.keptword.inventory import Inventory, Source, read_inventory
from plugins.keptword.inventory.entries import CATALOGUE
from plugins.keptword.inventory.reading import read_service
from plugins.keptword.protection.owners import closer_entry, how_to_declare, needed_directive, owner_of, service_id_for
from tests.keptword.inventory.texts import LANGUAGES, SOUND
from tests.keptword.protection.loads import FRAME, SCRIPT, load_of


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
        told = how_to_declare(load_of(url, FRAME), site, catalogue)
        assert told == "Spotify is on the site already: write https://open.spotify.com/embed/x, or remove it"
    told = how_to_declare(load_of("http://form.jotform.com/jsform/1"), site, catalogue)
    assert 'write script-src = ["https://form.jotform.com"] in [hosts] of content/services/jotform.toml' in told
    assert told.endswith(", and https://form.jotform.com/jsform/1 here, or remove it")
    told = how_to_declare(load_of("http://x.example/a.js"), site, catalogue)
    assert told.startswith("Add content/services/x.toml (invoke service.new x.example), and https://x.example/a.js")


def test_a_host_that_several_entries_have_in_common_is_of_none_before_all_others(catalogue: Inventory) -> None:
    load = load_of("https://www.googletagmanager.com/a?id=x", '<img src="{}" alt="">')
    told = how_to_declare(load, Inventory(), catalogue)
    for entry in ("google-ads", "google-analytics", "google-tag-manager"):
        assert f"invoke service.add {entry}" in told
    frame = load_of("https://www.googletagmanager.com/ns.html?id=GTM-1", FRAME)
    assert "(invoke service.add google-tag-manager)" in how_to_declare(frame, Inventory(), catalogue)


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
    found = closer_entry(load, owner, site, catalogue)
    assert (found and found.id) == entry
    if entry:
        assert closer_entry(load, owner, site_with(catalogue, on_the_site, entry), catalogue) is None


def test_what_a_service_file_declares_beyond_its_entry_is_its_own(catalogue: Inventory) -> None:
    (maps,) = site_with(catalogue, "google-maps")
    load = load_of("https://www.google.com/recaptcha/api.js")
    wider = replace(maps, sources=(*maps.sources, Source("script-src", "https://www.google.com/recaptcha/")))
    assert owner_of(load, [wider]) is wider
    assert closer_entry(load, wider, Inventory((wider,)), catalogue) is None
    assert closer_entry(load, replace(wider, entry=""), Inventory((wider,)), catalogue) is None
