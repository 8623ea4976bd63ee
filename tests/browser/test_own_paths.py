"""Services that answer on the site's own host, `/stats/`, as where its server passes on what a vendor sends."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import Visitor
from tests.made_once import made_once
from tests.other_sites import built, other_site
from tests.receiver import Receiver
from tools.publication.building import BuildError

# One whose script is in the inventory, and one whose code is pasted.
PLAUSIBLE = """\
use = "plausible"
[hosts]
script-src = ["/stats/js/"]
connect-src = ["/stats/api/"]
[[scripts]]
src = "/stats/js/script.js"
async = true
"""
MATOMO = """\
use = "matomo"
scripts = []
[hosts]
script-src = ["/m/matomo.js"]
connect-src = ["/m/matomo.php"]
"""
PASTED = """
<script>var _paq = window._paq = window._paq || []; _paq.push(['trackPageView']);
(function () { var u = "/m/"; _paq.push(['setTrackerUrl', u + 'matomo.php']);
  var g = document.createElement('script'); g.src = u + 'matomo.js'; document.head.appendChild(g); })();</script>
"""
ANSWERED = {
    "stats/js/script.js": "fetch('/stats/api/event', { method: 'POST', body: 'x' })",
    "stats/api/event": "",
    "m/matomo.js": "fetch('/m/matomo.php?idsite=1')",
    "m/matomo.php": "",
}


def site_with_own_paths(folder: Path) -> Path:
    site = other_site(folder / "site", "en", "nl", path="/privacy")
    (site / "content/services/plausible.toml").write_text(PLAUSIBLE, "utf-8")
    (site / "content/services/matomo.toml").write_text(MATOMO, "utf-8")
    return site


def build_host(folder: Path) -> None:
    """Build a site in a folder of its host, whose other folders the services answer."""
    site = site_with_own_paths(folder)
    for page in (site / "content/pages").rglob("home.md"):
        page.write_text(f"{page.read_text('utf-8')}\n{PASTED}", "utf-8")
    shutil.copytree(built(site), folder / "host/privacy")
    for file, code in ANSWERED.items():
        (folder / "host" / file).parent.mkdir(parents=True, exist_ok=True)
        (folder / "host" / file).write_text(code, "utf-8")


@pytest.fixture
def host(tmp_path_factory: pytest.TempPathFactory, receiver: Receiver) -> Iterator[Receiver]:
    folder = made_once(tmp_path_factory, "own-paths", build_host)
    before, receiver.folder = receiver.folder, folder / "host"
    yield receiver
    receiver.folder = before


def asked_of_services(receiver: Receiver) -> set[str]:
    paths = {request.path.partition("?")[0] for request in receiver.own_requests()}
    return {path for path in paths if not path.startswith("/privacy/")}


def test_02_a_service_on_the_own_host_waits_for_its_yes_and_runs_after_it(host: Receiver, visitor: Visitor) -> None:
    visitor.go("/privacy/en/")
    visitor.wait()
    assert asked_of_services(host) == set()
    assert "measure visits" in visitor.page.locator("#site-consent").inner_text()
    with visitor.page.expect_response("**/stats/api/event"), visitor.page.expect_response("**/m/matomo.php?idsite=1"):
        visitor.accept_all()
    assert not any("Content Security Policy" in error for error in visitor.errors)
    assert asked_of_services(host) == {"/stats/js/script.js", "/stats/api/event", "/m/matomo.js", "/m/matomo.php"}


def test_02_one_of_them_is_allowed_without_the_other(host: Receiver, visitor: Visitor) -> None:
    visitor.go("/privacy/en/")
    visitor.store_choice(("matomo",))
    with visitor.page.expect_response("**/m/matomo.php?idsite=1"):
        visitor.go("/privacy/en/")
    visitor.wait()
    assert asked_of_services(host) == {"/m/matomo.js", "/m/matomo.php"}


def test_02_where_a_service_answers_the_site_has_no_files(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    site = site_with_own_paths(tmp_path)
    (site / "content/services/matomo.toml").write_text(MATOMO.replace("/m/matomo.php", "/privacy/theme/"), "utf-8")
    with pytest.raises(BuildError):
        built(site)
    said = capsys.readouterr().out
    told = 'content/services/matomo.toml:5:1: below "/privacy/theme/" the site has files of its own, such as theme/'
    assert said.count(told) == 1
    assert "which no service declares" not in said
