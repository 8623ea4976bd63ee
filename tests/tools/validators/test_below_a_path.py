"""A site below a path, on each server for real: all of it, and nothing of what else the host has."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from plugins.keptword.browser.system_packages import NoProgramError
from plugins.keptword.headers.nginx import FILE, nginx_conf
from plugins.keptword.headers.response_headers import ServedSite
from tests.conftest import LANGUAGES, ROOT
from tests.tools.validators.conftest import SiteBelow
from tools.validators.answers import asked, wrong_answers
from tools.validators.debian import CACHE
from tools.validators.nginx import Server, running_nginx, running_servers
from tools.validators.other_servers import OTHER_SERVERS

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


def test_two_sites_of_one_host_have_each_its_own_policy_on_nginx(tmp_path: Path) -> None:
    paths = ("/privacy", "/cookies")
    policies = {path: f"default-src 'self';img-src https://pictures.example{path}/" for path in paths}
    for path in paths:
        (tmp_path / path.lstrip("/")).mkdir()
        for file in ("index.html", "404.html"):
            (tmp_path / path.lstrip("/") / file).write_text(f"{file} of {path}")
    texts = {path: nginx_conf(ServedSite(policies[path], (), ("en",), (), path)) for path in paths}

    def servers(folder: Path, port: int) -> str:
        for path, text in texts.items():
            (folder / path.lstrip("/")).write_text(text)
        listen = f"listen 127.0.0.1:{port} ssl; ssl_certificate {folder}/certificate;"
        included = " ".join(f"include {folder}{path};" for path in paths)
        return f"server {{ {listen} ssl_certificate_key {folder}/key; root {tmp_path}; {included} }}"

    try:
        with running_servers(servers, "www.example.com", ROOT / CACHE) as server:
            for path in paths:
                for address, file in ((f"{path}/", "index.html"), (f"{path}/nothing", "404.html")):
                    answer = asked(server, address)
                    assert answer.body.decode() == f"{file} of {path}"
                    assert answer.headers["content-security-policy"] == policies[path]
    except NoProgramError as error:
        if os.environ.get("CI") == "true":
            raise
        pytest.skip(f"NOT TESTED: two sites of one host on nginx. {error}")
