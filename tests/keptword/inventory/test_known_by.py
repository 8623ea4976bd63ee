from dataclasses import replace

import pytest

from plugins.keptword.inventory import Service, Source
from plugins.keptword.inventory.known_by import known_by, known_service, rewritten, service_of_domain
from plugins.keptword.inventory.reading import read_service
from plugins.keptword.inventory.services import Rewrite
from tests.keptword.inventory.texts import LANGUAGES, SOUND

SHOWN = (Source("frame-src", "https://www.maps.example/"),)
REWRITES = (
    Rewrite("https://maps.*/show/", "https://www.maps.example/"),
    Rewrite("https://old.maps.example/v?", "https://www.maps.example/v?id="),
    Rewrite("https://old.maps.example/page?id=", "https://www.maps.example/"),
)
PATTERNS = ("https://maps.*", "https://*.maps.example", "https://www.maps.*/show/")


def maps(
    sources: tuple[Source, ...] = SHOWN,
    rewrites: tuple[Rewrite, ...] = REWRITES,
    patterns: tuple[str, ...] = PATTERNS,
) -> Service:
    service, _ = read_service("example", "x.toml", SOUND, LANGUAGES)
    assert service is not None
    return replace(service, sources=sources, rewrites=rewrites, known_by=patterns)


@pytest.mark.parametrize(
    ("url", "pattern"),
    [
        ("https://maps.be/x", "https://maps.be"),
        ("https://maps.co.uk/", "https://maps.co.uk"),
        ("http://maps.be/x", "https://maps.be"),
        ("https://www.maps.nl/show/x", "https://www.maps.nl/show/"),
        ("https://tile.maps.example/1.png", "https://*.maps.example"),
        ("https://www.maps.example/x", "https://www.maps.example/"),
        ("https://maps.example.evil.test/", ""),
        ("https://maps.evil.test/", ""),
        ("https://xmaps.be/", ""),
        ("https://evil.test/?https://maps.be/", ""),
        ("https://maps.be@evil.test/", ""),
        ("https://www.maps.nl/other/", ""),
    ],
)
def test_a_service_is_known_by_hosts_under_any_public_suffix_and_by_no_longer_name(url: str, pattern: str) -> None:
    assert known_by(maps(), url) == pattern


def test_of_two_services_the_one_that_names_an_address_most_closely_is_known_by_it() -> None:
    wide, close = maps(), maps(patterns=("https://maps.be/show/",))
    for services in ((wide, close), (close, wide)):
        assert known_service("https://maps.be/show/1", services) is close
        assert known_service("https://maps.be/1", services) is wide
        assert known_service("https://nobody.test/", services) is None


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("https://maps.be/show/1?a=1#2", "https://www.maps.example/1?a=1#2"),
        ("http://maps.co.uk/show/1", "https://www.maps.example/1"),
        ("https://old.maps.example/v?1?a=2", "https://www.maps.example/v?id=1&a=2"),
        ("https://old.maps.example/page?id=1&a=2&b=3", "https://www.maps.example/1?a=2&b=3"),
        ("https://old.maps.example/page?id=1", "https://www.maps.example/1"),
        ("https://maps.evil.test/show/1", None),
        ("https://maps.be/other", None),
    ],
)
def test_a_pasted_address_is_rewritten_as_the_service_says_and_no_other(url: str, shown: str | None) -> None:
    service = maps()
    assert rewritten(url, [service]) == (shown and (service, shown))


def test_nothing_is_rewritten_to_what_is_no_frame_of_the_service() -> None:
    assert rewritten("https://maps.be/show/1", [maps(sources=())]) is None
    assert rewritten("https://maps.be/show/1", [maps(sources=(Source("img-src", "https://www.maps.example"),))]) is None
    elsewhere = Rewrite("https://maps.be/show/", "https://www.maps.example.evil.test/")
    assert rewritten("https://maps.be/show/1", [maps(rewrites=(elsewhere,))]) is None


@pytest.mark.parametrize("host", ["127.0.0.1", "[::1]", "localhost", "co.uk", "maps.co.uk"])
def test_what_shares_no_registered_domain_is_of_nobody_on_the_site(host: str) -> None:
    service = maps(sources=(Source("img-src", "https://10.0.0.1"), Source("img-src", "https://other.co.uk")))
    assert service_of_domain(host, [service]) is None
    assert service_of_domain("a.other.co.uk", [service]) is service
