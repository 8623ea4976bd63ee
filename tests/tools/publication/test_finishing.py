"""What a site to publish has that one being written has not."""

import hashlib
import struct
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from plugins.keptword.csp.header_rules import file_address, sent_headers
from plugins.keptword.csp.headers import CLOSED
from tests.conftest import LANGUAGES
from tools.publication.building import SERVER, BuildError, build_site

LOCALES = {"en": "en_GB", "nl": "nl_BE", "fr": "fr_BE", "de": "de_DE"}


def pages(site: Path) -> dict[str, BeautifulSoup]:
    return {
        path.relative_to(site).as_posix(): BeautifulSoup(path.read_text("utf-8"), "html.parser")
        for path in sorted(site.rglob("*.html"))
    }


def test_every_file_of_the_theme_is_named_by_what_is_in_it(site: Path) -> None:
    files = [path for path in (site / "theme").rglob("*") if path.is_file() and path.suffix not in (".br", ".gz")]
    assert {path.suffix for path in files} >= {".css", ".png", ".svg"}
    for path in files:
        assert path.name.split(".")[-2] == hashlib.sha256(path.read_bytes()).hexdigest()[:8], path


def test_pages_ask_for_nothing_of_the_theme_that_is_not_there(site: Path) -> None:
    for file, page in pages(site).items():
        asked = [str(element.get("href") or element.get("src")) for element in page.select("link[href], [src]")]
        own = [address for address in asked if address.startswith(("/theme/", "/favicon"))]
        assert len(own) >= 4, file
        for address in own:
            assert (site / address.lstrip("/")).is_file(), (file, address)


def test_each_page_says_what_others_show_when_it_is_shared(site: Path) -> None:
    for file, page in pages(site).items():
        said = {str(meta["property"]): str(meta["content"]) for meta in page.select("meta[property^='og:']")}
        language = file[:2] if file[2:3] == "/" else "en"
        assert page.title is not None
        assert said["og:title"] == page.title.get_text()
        assert said["og:description"] == page.select("meta[name=description]")[0]["content"]
        assert said["og:locale"] == LOCALES[language]
        if file != "404.html":
            assert said["og:url"] == page.select("link[rel=canonical]")[0]["href"]
        picture = site / said["og:image"].removeprefix("https://privacy.codedor.example/")
        width, height = struct.unpack(">II", picture.read_bytes()[16:24])
        assert (said["og:image:width"], said["og:image:height"]) == (str(width), str(height)) == ("1200", "630")
        assert picture.stat().st_size < 60_000


def test_bl_14_the_headers_allow_no_unsafe_code_and_no_frame_around_the_page(site: Path) -> None:
    text = (site / "_headers").read_text("utf-8")
    assert "unsafe" not in text
    for page in pages(site):
        sent = sent_headers(text, file_address(page))
        assert sent["content-security-policy"].startswith("default-src 'none';script-src 'self' 'sha256-"), page
        assert sent["content-security-policy"].endswith("frame-ancestors 'none'"), page
        assert set(sent) == {
            "content-security-policy",
            "connection-allowlist",
            "permissions-policy",
            "referrer-policy",
            "strict-transport-security",
            "cross-origin-opener-policy",
            "x-content-type-options",
            "x-dns-prefetch-control",
        }


def test_bl_14_every_file_that_is_no_page_is_closed(site: Path) -> None:
    text = (site / "_headers").read_text("utf-8")
    files = [path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file() and path.suffix != ".html"]
    assert {"robots.txt", "cookies.json", "en/changes.atom.xml", "favicon.ico"} <= set(files)
    for file in files:
        policy = sent_headers(text, file_address(file))["content-security-policy"]
        assert set(policy.split(", ")) == {CLOSED}, file


def test_servers_that_read_nothing_from_the_site_have_their_configuration_beside_it(site: Path) -> None:
    folder = site.parent / SERVER
    stating = ("Caddyfile", "apache.conf", "nginx.conf")
    assert {path.name for path in folder.iterdir()} == {*stating, "nginx-server.conf"}
    policy = sent_headers((site / "_headers").read_text("utf-8"), "/")["content-security-policy"]
    for name in stating:
        text = (folder / name).read_text("utf-8")
        assert policy in text, name
        assert CLOSED in text, name
        for language in LANGUAGES:
            assert language in text, name


def test_a_site_being_written_has_none_of_it(project: Path) -> None:
    build_site(project, project / "output")
    assert (project / "output/theme/style.css").is_file()
    assert not list((project / "output").rglob("*.gz"))
    assert not (project / SERVER).exists()


def test_a_style_sheet_that_refers_to_a_font_that_is_gone_is_not_published(project: Path) -> None:
    style = project / "theme/static/style.css"
    style.write_text(style.read_text("utf-8") + "\na { background: url(gone.png) }\n", "utf-8")
    with pytest.raises(BuildError, match=r"theme/style\.css: refers to gone\.png, which is not there"):
        build_site(project, project / "output", "publishconf.py")
    assert not (project / "output").exists()
