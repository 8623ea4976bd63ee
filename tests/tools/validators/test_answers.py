"""What nginx answers, with the configuration that the build made for it."""

from pathlib import Path

import pytest

from plugins.keptword.headers.nginx import FILE
from tests.conftest import LANGUAGES, ROOT
from tests.tools.validators.conftest import HOST
from tools.publication.building import SERVER
from tools.validators.answers import asked, wrong_answers
from tools.validators.debian import CACHE
from tools.validators.nginx import Server, running_nginx


def test_every_file_comes_with_its_headers_and_compressed_and_what_is_missing_is_said_in_its_language(
    nginx: Server, site: Path
) -> None:
    assert list(wrong_answers(nginx, site, LANGUAGES)) == []


def test_a_page_is_sent_compressed_and_asked_for_again_and_its_style_is_kept(nginx: Server, site: Path) -> None:
    page = asked(nginx, "/nl/contact/", "gzip, br")
    assert page.status == 200
    assert page.headers["content-encoding"] == "br"
    assert len(page.body) < len((site / "nl/contact/index.html").read_bytes()) / 2
    assert page.headers["cache-control"] == "no-cache"
    assert page.headers["content-type"] == "text/html; charset=utf-8"
    assert "unsafe" not in page.headers["content-security-policy"]
    (style,) = (site / "theme").glob("style.*.css")
    assert "immutable" in asked(nginx, f"/theme/{style.name}").headers["cache-control"]


@pytest.mark.parametrize(
    ("without", "told"),
    [
        ("gzip_static on;", ": no gzip, though it is there"),
        ("brotli_static on;", ": no br, though it is there"),
        ('add_header Vary "Accept-Encoding" always;', "caches are not told that it varies"),
        ("set $language $1;", "/nl/nothing/: 404, and not /nl/404.html with 404"),
        ("return 404;", "/_headers: 200, though it is no part of the site"),
        ('set $kept "public, max-age=31536000, immutable";', "cache-control is 'no-cache', not 'public"),
        ('add_header X-Content-Type-Options "nosniff" always;', "x-content-type-options is None, not 'nosniff'"),
    ],
)
def test_a_configuration_that_lacks_a_line_is_found_out(
    site: Path, nginx: Server, tmp_path: Path, without: str, told: str
) -> None:
    """Guards the test above."""
    text = (site.parent / SERVER / FILE).read_text("utf-8")
    assert without in text
    (tmp_path / FILE).write_text(text.replace(without, ""), "utf-8")
    with running_nginx(site, tmp_path / FILE, HOST, ROOT / CACHE) as server:
        assert told in "\n".join(wrong_answers(server, site, LANGUAGES))


def test_a_configuration_that_nginx_refuses_is_told_in_its_words(site: Path, nginx: Server, tmp_path: Path) -> None:
    (tmp_path / FILE).write_text("no_such_directive on;\n", "utf-8")
    with (
        pytest.raises(OSError, match='unknown directive "no_such_directive"'),
        running_nginx(site, tmp_path / FILE, HOST, ROOT / CACHE),
    ):
        raise AssertionError("it runs")


@pytest.mark.parametrize(
    ("kept", "instead", "told"),
    [
        (r"location ~ \.html$ {", "location = /none {", '/404.html: content-security-policy is "default-src'),
        ("add_header Content-Security-Policy", "add_header X", "/cookies.json: content-security-policy is None"),
        ("$language/404.html;", "/robots.txt;", "/nothing: 404, and not /404.html with 404"),
    ],
)
def test_a_configuration_that_does_not_close_what_is_no_page_or_closes_pages_is_found_out(
    site: Path, nginx: Server, tmp_path: Path, kept: str, instead: str, told: str
) -> None:
    """Guards the first test."""
    text = (site.parent / SERVER / FILE).read_text("utf-8")
    assert kept in text
    (tmp_path / FILE).write_text(text.replace(kept, instead), "utf-8")
    with running_nginx(site, tmp_path / FILE, HOST, ROOT / CACHE) as server:
        assert told in "\n".join(wrong_answers(server, site, LANGUAGES))


@pytest.mark.parametrize(
    ("method", "address", "cookie", "status"),
    [
        ("GET", "/robots.txt", "", 200),
        ("GET", "/en/changes%2Eatom.xml", "", 200),
        ("GET", "/en/contact", "", 301),
        ("GET", "/%00", "", 400),
        ("GET", "/", "a" * 9_000, 400),
        ("GET", f"/{'a' * 9_000}", "", 414),
    ],
)
def test_what_is_no_page_has_an_origin_of_its_own_and_runs_nothing(
    nginx: Server, method: str, address: str, cookie: str, status: int
) -> None:
    """A granted script opens it in a window: that window must not have the rights of the site without the lock."""
    answer = asked(nginx, address, method=method, cookie=cookie)
    assert answer.status == status
    directives = answer.headers["content-security-policy"].split(";")
    assert "sandbox" in directives
    assert "default-src 'none'" in directives


@pytest.mark.parametrize(("method", "status"), [("POST", 405), ("PUT", 405)])
def test_where_nginx_would_speak_for_itself_at_the_address_of_a_page_the_site_speaks(
    nginx: Server, site: Path, method: str, status: int
) -> None:
    answer = asked(nginx, "/en/", method=method)
    assert (answer.status, answer.body) == (status, (site / "en/404.html").read_bytes())


def test_what_nginx_refuses_before_it_looks_at_the_address_leads_nowhere(nginx: Server, site: Path) -> None:
    """Its variables have no values yet."""
    answer = asked(nginx, "/en/", method="TRACE")
    assert (answer.status, answer.body) == (405, (site / "404.html").read_bytes())
    assert "location" not in answer.headers
