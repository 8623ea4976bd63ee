"""Servers of a host with several sites: what belongs to this one is said below its path, and nothing of the others."""

import re
from dataclasses import replace

import pytest

from plugins.keptword.csp.header_rules import sent_headers
from plugins.keptword.csp.headers import CLOSED
from plugins.keptword.headers.apache import apache_conf
from plugins.keptword.headers.caddy import caddyfile
from plugins.keptword.headers.netlify import headers_file, redirects_file
from plugins.keptword.headers.nginx import nginx_conf
from plugins.keptword.headers.response_headers import ServedSite, response_headers

POLICY = "default-src 'none';frame-ancestors 'none'"
FILES = ("404.html", "en/about/index.html", "en/data.json", "en/index.html", "index.html", "robots.txt")
ROOT = ServedSite(POLICY, response_headers(POLICY), ("en", "pt-BR"), FILES)
BELOW = replace(ROOT, path="/privacy")


def test_07_nginx_says_all_of_it_in_one_location() -> None:
    """Case 07."""
    conf = nginx_conf(BELOW)
    before, _, inside = conf.partition("location ^~ /privacy/ {\n")
    for_all, _, redirection = before.partition("location = /privacy {\n")
    assert "add_header" not in for_all
    assert "sandbox" in redirection
    assert inside.rstrip().endswith("}")
    assert conf.count("{") == conf.count("}")
    own = re.search(r"set \$language(_[0-9a-f]{8}) \"\";", before)
    assert own is not None
    assert f'if ($uri ~ "^/privacy(/(?:en|pt-BR))/") {{\n    set $language{own[1]} $1;' in before
    assert "error_page" not in before
    assert f" /privacy$language{own[1]}/404.html;" in inside
    assert "location ~ ^/privacy/(?:site|" in inside
    assert "return 301 /privacy/$is_args$args;" in redirection


def test_07_the_others_match_the_path_alone() -> None:
    """Case 07."""
    assert re.findall(r"^/\S+", headers_file(BELOW), re.MULTILINE)[0] == "/privacy/*"
    assert all(line.startswith("/privacy/") for line in redirects_file(BELOW).splitlines())
    assert "ErrorDocument 404 /privacy/404.html" in apache_conf(BELOW)
    caddy = caddyfile(BELOW)
    assert "\n@of_the_site path /privacy /privacy/*\n" in caddy
    for part in ("header @of_the_site {", "file_server @of_the_site {", "rewrite @in_none /privacy/404.html"):
        assert part in caddy


def test_07_what_apache_says_of_other_sites_is_left_to_them() -> None:
    """Case 07."""
    (line,) = (line for line in apache_conf(BELOW).splitlines() if line.startswith("# Header"))
    assert line.endswith('sandbox" "expr=%{REQUEST_URI} =~ m#^/privacy(?:/|$)#"')
    (line,) = (line for line in apache_conf(ROOT).splitlines() if line.startswith("# Header"))
    assert line.endswith('sandbox"')


@pytest.mark.parametrize(
    ("address", "policy"),
    [
        ("/privacy/", POLICY),
        ("/privacy/404.html", POLICY),
        ("/privacy/en/", POLICY),
        ("/privacy/en/about/", POLICY),
        ("/privacy/en/data.json", CLOSED),
        ("/privacy/robots.txt", CLOSED),
        ("/privacy/no-such-file", CLOSED),
        ("/", None),
        ("/shop/index.html", None),
        ("/privacy-of-others/", None),
    ],
)
def test_07_pages_below_the_path_have_their_policy_and_all_else_there_is_closed(
    address: str, policy: str | None
) -> None:
    """Case 07."""
    assert sent_headers(headers_file(BELOW), address).get("content-security-policy") == policy


def test_07_a_dot_in_the_path_stands_for_itself_alone() -> None:
    """Case 07."""
    dotted = replace(ROOT, path="/v1.2")
    for conf in (nginx_conf(dotted), apache_conf(dotted), caddyfile(dotted)):
        assert r"^/v1\.2/" in conf
        assert "^/v1.2/" not in conf


@pytest.mark.parametrize("made", [nginx_conf, apache_conf, caddyfile, headers_file, redirects_file])
def test_nothing_of_a_path_is_left_where_there_is_none(made: object) -> None:
    assert callable(made)
    whole, below = made(ROOT), made(BELOW)
    assert "privacy" not in whole
    assert below != whole
    assert not re.search(r"(?<![\w/*}])/(?:site|theme|posters|en|pt-BR|404\.html)\b", below)
