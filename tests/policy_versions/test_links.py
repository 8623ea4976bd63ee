import pytest

from plugins.policy_versions.links import Links

LINKS = Links(
    addresses={"/policy/", "/policy/2027-01-01/", "/contact/"},
    anchors={"/policy/": {"rights"}, "/policy/2027-01-01/": {"rights", "old"}},
    earlier={"/policy/": "/policy/2027-01-01/"},
)


@pytest.mark.parametrize(
    ("href", "target"),
    [
        ("/contact/", "/contact/"),
        ("/contact/#form", "/contact/#form"),
        ("/policy/", "/policy/"),
        ("/policy/#rights", "/policy/#rights"),
        ("/policy/#old", "/policy/2027-01-01/#old"),
        ("/policy/#never", "/policy/"),
        ("/gone/", None),
        ("/gone/#rights", None),
    ],
)
def test_a_link_leads_to_its_place_or_to_that_of_the_same_version_or_to_the_page(href: str, target: str | None) -> None:
    assert LINKS.target(href) == target
