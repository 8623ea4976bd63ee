"""A site below a path, on each server for real: all of it, and nothing of what else the host has."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from plugins.audit.system_packages import NoProgramError
from plugins.judging.answers import asked, wrong_answers
from plugins.judging.debian import CACHE
from plugins.judging.nginx import Server, running_nginx, running_servers
from plugins.judging.other_servers import OTHER_SERVERS
from plugins.publishing.nginx import FILE
from tests.conftest import LANGUAGES, ROOT
from tests.judging.conftest import SiteBelow

SERVERS = ("nginx", *OTHER_SERVERS)


@contextmanager
def running(name: str, below: SiteBelow) -> Iterator[Server]:
    cache = ROOT / CACHE
    try:
        with (
            running_nginx(below.root, below.configurations / FILE, below.host, cache)
            if name == "nginx"
            else OTHER_SERVERS[name](below.root, below.configurations, below.host, cache, below.path)
        ) as server:
            yield server
    except NoProgramError as error:
        if os.environ.get("CI") == "true":
            raise
        pytest.skip(f"NOT TESTED: {name} below a path. {error}")


@pytest.mark.parametrize("name", SERVERS)
def test_every_address_of_the_site_is_as_promised_and_every_other_is_the_hosts_own(name: str, below: SiteBelow) -> None:
    with running(name, below) as server:
        assert list(wrong_answers(server, below.site, LANGUAGES, below.path)) == []
        assert asked(server, f"{below.path}/").headers["content-type"] == "text/html; charset=utf-8"
        assert "strict-transport-security" not in asked(server, f"{below.path}/").headers
        not_found = (below.site / "404.html").read_bytes()
        outside = ("/", "/file.json", "/shop/", "/nothing", "/v1.2/", "/v1x2/privacy/", f"{below.path}-other/")
        climbing = (f"{below.path}/../../file.json", f"{below.path}/%2e%2e/%2e%2e/file.json")
        for address in (*outside, *climbing):
            answer = asked(server, address)
            assert "content-security-policy" not in answer.headers, address
            assert answer.body != not_found, address
        assert [asked(server, address).body for address in ("/", "/shop/", "/file.json")] == [b"home", b"shop", b"{}"]


# What a host often has for all its files.
_HOST = """
server {{
    listen 127.0.0.1:{port} ssl;
    server_name {below.host};
    ssl_certificate {folder}/certificate;
    ssl_certificate_key {folder}/key;
    root {below.root};
    location ~* \\.(?:css|json|html)$ {{ expires 30d; }}
    include {below.configurations}/{file};
    location ~* \\.(?:png|svg|xml)$ {{ expires 30d; }}
}}
"""


def test_patterns_that_nginx_has_for_all_files_of_the_host_take_none_from_the_site(below: SiteBelow) -> None:
    def servers(folder: Path, port: int) -> str:
        return _HOST.format(folder=folder, port=port, below=below, file=FILE)

    try:
        with running_servers(servers, below.host, ROOT / CACHE) as server:
            assert list(wrong_answers(server, below.site, LANGUAGES, below.path)) == []
            assert asked(server, "/file.json").headers["cache-control"] == "max-age=2592000"
            assert asked(server, f"{below.path}?a=b").headers["location"] == f"{below.path}/?a=b"
    except NoProgramError as error:
        if os.environ.get("CI") == "true":
            raise
        pytest.skip(f"NOT TESTED: nginx with patterns of its own. {error}")
