from pathlib import Path

from tests.conftest import ROOT
from tests.fetched import fetched
from tests.tools.validators.conftest import with_page
from tools.benchmark.npm import NPM_CACHE
from tools.validators.links import PACKAGE, followed_links
from tools.validators.nginx import Server


def test_every_link_and_anchor_is_whole_and_one_that_is_not_is_told(nginx: Server, site: Path, tmp_path: Path) -> None:
    fetched(*PACKAGE, "links and anchors")
    links = followed_links(site, nginx, ROOT / NPM_CACHE)
    assert [str(link) for link in links.broken] == []
    assert links.whole > 40
    assert "https://policies.google.com/privacy" in links.elsewhere
    page = "<!doctype html><a href='/en/none/'>x</a><a href='/en/#none'>y</a><a href='/en'>z</a>"
    with with_page(site, page, tmp_path) as (planted, server):
        broken = {(link.url, link.status) for link in followed_links(planted, server, ROOT / NPM_CACHE).broken}
    assert broken == {("/en", 301), ("/en/#none", 200), ("/en/none/", 404)}
