import pytest

from plugins.keptword.gate.owners import needed_directive, owner_of, service_id_for
from plugins.keptword.inventory import Inventory
from tests.keptword.gate.loads import SCRIPT, load_of


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
