"""The whole host for nginx: as it is written, and run for real with no more changed than it asks for."""

import os
from http.client import HTTPConnection
from pathlib import Path

import pytest

from plugins.keptword.browser.system_packages import NoProgramError
from plugins.keptword.headers.nginx import FILE as INCLUDED
from plugins.keptword.headers.nginx_server import FILE, nginx_server
from plugins.keptword.site_address import site_address
from tests.conftest import LANGUAGES, ROOT, SETTINGS
from tools.publication.building import SERVER
from tools.validators.answers import asked, wrong_answers
from tools.validators.debian import CACHE
from tools.validators.nginx import free_port, running_servers


def made_own(text: str, folder: Path, site: Path, plain: int, port: int) -> str:
    """Return what the build wrote, with what it says is to be changed, and on free ports of loopback."""
    host = SETTINGS.address.host
    changes = {
        f"/etc/letsencrypt/live/{host}/fullchain.pem": f"{folder}/certificate",
        f"/etc/letsencrypt/live/{host}/privkey.pem": f"{folder}/key",
        f"/srv/www/{host}": str(site),
        f"/etc/nginx/{host}/{INCLUDED}": str(site.parent / SERVER / INCLUDED),
        "listen 80;": f"listen 127.0.0.1:{plain};",
        "listen 443 ssl;": f"listen 127.0.0.1:{port} ssl;",
        # Not every machine that runs this has IPv6.
        "listen [::]:80;": "",
        "listen [::]:443 ssl;": "",
    }
    for old, new in changes.items():
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return text


def test_it_runs_and_leads_to_https_and_serves_the_site_as_promised(site: Path) -> None:
    text, plain = (site.parent / SERVER / FILE).read_text("utf-8"), free_port()

    def servers(folder: Path, port: int) -> str:
        return made_own(text, folder, site, plain, port)

    try:
        with running_servers(servers, SETTINGS.address.host, ROOT / CACHE) as server:
            assert list(wrong_answers(server, site, LANGUAGES)) == []
            assert asked(server, "/en/").headers["strict-transport-security"] == "max-age=63072000"
            connection = HTTPConnection("127.0.0.1", plain, timeout=10)
            connection.request("GET", "/en/?a=b", headers={"Host": "any.example"})
            answer = connection.getresponse()
            assert (answer.status, answer.getheader("Location")) == (301, f"{SETTINGS.url}/en/?a=b")
            connection.close()
    except NoProgramError as error:
        if os.environ.get("CI") == "true":
            raise
        pytest.skip(f"NOT TESTED: the whole host on nginx. {error}")


@pytest.mark.parametrize(
    ("url", "lines"),
    [
        (
            "https://www.example.com",
            ("server_name www.example.com;", "listen 443 ssl;", "return 301 https://www.example.com$request_uri;"),
        ),
        (
            "https://www.example.com:8443/privacy",
            (
                "listen [::]:8443 ssl;",
                "return 301 https://www.example.com:8443$request_uri;",
                "root /srv/www/www.example.com;",
            ),
        ),
    ],
)
def test_names_and_ports_are_those_of_the_site(url: str, lines: tuple[str, ...]) -> None:
    text = nginx_server(site_address(url))
    for line in lines:
        assert f"    {line}\n" in text


def test_below_a_path_the_root_is_said_to_be_the_hosts() -> None:
    assert "below which the site stands in /a/privacy;" in nginx_server(
        site_address("https://www.example.com/a/privacy")
    )
    assert "in which the site stands;" in nginx_server(site_address("https://www.example.com"))
