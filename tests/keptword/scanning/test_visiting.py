"""Looking at small sites on loopback: which pages are found, what a silent host does, and when nothing can be seen."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from plugins.keptword.browser.loopback import served
from plugins.keptword.inventory import Inventory, consent_version
from plugins.keptword.inventory.services import Storage
from plugins.keptword.scanning import traffic, visiting
from plugins.keptword.scanning.errors import NotScannedError
from plugins.keptword.scanning.seen import Record, State, states_to_see
from plugins.keptword.scanning.visiting import Wanted
from tests.keptword.scanning.looking import looked_at, looked_at_with_vendors
from tests.keptword.scanning.stand_ins import CONTACT
from tests.receiver import running_receiver

NOTHING = states_to_see(Inventory())
VERSION = consent_version(Inventory())


@pytest.fixture(scope="module", autouse=True)
def no_lingering() -> Iterator[None]:
    """Nothing here stores anything late."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(visiting, "LAST", 0)
        yield


def site_of(folder: Path, pages: dict[str, str]) -> Path:
    for path, text in pages.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, "utf-8")
    return folder


def page(body: str) -> str:
    return f"<!doctype html><title>page</title>{body}"


def test_the_pages_of_a_sitemap_are_looked_at_where_the_site_is_served_and_not_where_it_is_to_be(
    tmp_path: Path,
) -> None:
    """A copy on another address has the sitemap of the public site."""
    index = "<sitemapindex><sitemap><loc>https://site.test/pages.xml</loc></sitemap></sitemapindex>"
    listed = "<urlset><url><loc>https://site.test/b/</loc></url><url><loc>https://site.test/</loc></url></urlset>"
    kept = page("<script>localStorage.setItem('kept', 1); document.cookie = 'c=1; max-age=86400'</script>")
    files = {"sitemap.xml": index, "pages.xml": listed, "index.html": page("x"), "b/index.html": kept}
    with served(site_of(tmp_path, files)) as address:
        record = looked_at(Wanted(address, (), NOTHING, VERSION))
    assert record.pages == ("/b/", "/")
    seen = {(item.name, str(item.storage), item.host, str(item.where)) for item in record.items}
    assert seen == {
        ("kept", "local-storage", "127.0.0.1", "/b/ (nothing chosen)"),
        ("c", "cookie", "127.0.0.1", "/b/ (nothing chosen)"),
    }


def test_without_a_sitemap_links_within_the_site_are_followed(tmp_path: Path) -> None:
    files = {
        "index.html": page('<a href="/a/">a</a><a href="https://other.test/">o</a><a href="file.pdf">f</a>'),
        "a/index.html": page('<a href="../b.html#part">b</a><a href="/">home</a><a href="/gone/">gone</a>'),
        "b.html": page("x"),
    }
    with served(site_of(tmp_path, files)) as address:
        record = looked_at(Wanted(address, (), NOTHING, VERSION))
    assert record.pages == ("/", "/a/", "/b.html", "/gone/")
    assert record.requests == ()


def test_a_host_that_never_answers_is_waited_for_once_and_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(traffic, "LIMIT", 1.0)
    body = page('<img src="https://slow.test/hang.gif">')
    with running_receiver("site.test", tmp_path) as receiver:
        receiver.pages = {"/": body, "/a/": body}
        receiver.delays["/hang.gif"] = 20
        record = looked_at_with_vendors(receiver, Inventory(), ("/", "/a/"), NOTHING)
    assert [(request.host, request.where.page) for request in record.requests] == [
        ("slow.test", "/"),
        ("slow.test", "/a/"),
    ]
    assert record.requests[0].failure == "no answer within 1 seconds"
    assert record.requests[1].failure


@pytest.fixture(scope="module")
def busy(tmp_path_factory: pytest.TempPathFactory) -> Record:
    """What a page shows that asks for something of every kind."""
    code = "".join(template.format(f"'https://{directive}.test/1'") for directive, template in CONTACT.items())
    body = page(
        f"""<body><iframe src="https://frame.test/embed"></iframe>
        <iframe srcdoc="<img src='https://own.test/1.gif'>"></iframe><img src="https://first.test/moved.gif">
        <script>new WebSocket("wss://socket.test/live"); {code}</script>"""
    )
    with running_receiver("site.test", tmp_path_factory.mktemp("busy")) as receiver:
        receiver.pages = {"/": body}
        receiver.frames["frame.test"] = "<img src='https://inner.test/1.gif'><script>sessionStorage.kept = 1</script>"
        to_second = [("Location", "https://second.test/1.gif")]
        receiver.headers = lambda host, target: to_second if target == "/moved.gif" else []
        return looked_at_with_vendors(receiver, Inventory(), ("/",), NOTHING)


def test_each_kind_of_request_is_noted_under_the_directive_that_decides_about_it(busy: Record) -> None:
    noted = {request.host.removesuffix(".test"): request.directive for request in busy.requests}
    assert {directive: noted.get(directive) for directive in CONTACT} == {directive: directive for directive in CONTACT}
    assert noted["socket"] == "connect-src"


def test_what_frames_and_redirects_ask_for_is_told_apart(busy: Record) -> None:
    seen = {request.host: (request.directive, request.inside, request.is_redirected) for request in busy.requests}
    assert seen["frame.test"] == ("frame-src", "", False)
    assert seen["inner.test"] == ("img-src", "frame.test", False)
    # A frame without an address of its own is part of the page.
    assert seen["own.test"] == ("img-src", "", False)
    assert seen["first.test"] == ("img-src", "", False)
    assert seen["second.test"] == ("img-src", "", True)


def test_what_a_foreign_frame_keeps_is_seen(busy: Record) -> None:
    assert [(item.name, item.storage, item.host) for item in busy.items] == [
        ("kept", Storage.SESSION_STORAGE, "frame.test")
    ]


def test_a_site_that_does_not_answer_is_not_judged(tmp_path: Path) -> None:
    with served(tmp_path) as address:
        """Once this ends, nothing listens there any more."""
    with pytest.raises(NotScannedError, match=r"does not answer: .*ERR_CONNECTION_REFUSED"):
        looked_at(Wanted(address, (), NOTHING, VERSION))


def test_a_site_without_a_banner_cannot_be_accepted_or_refused(tmp_path: Path) -> None:
    with (
        served(site_of(tmp_path, {"index.html": page("x")})) as address,
        pytest.raises(NotScannedError, match="banner"),
    ):
        looked_at(Wanted(address, ("/",), (State("all refused"),), VERSION))


def test_what_is_sent_when_a_choice_is_made_is_seen(tmp_path: Path) -> None:
    banner = page(
        """<section id="site-consent"><button id="consent-reject-all">no</button></section><script>
        window.consent = { versions: {}, granted: () => false };
        document.querySelector("button").onclick = ({ target }) => {
            fetch("https://proof.test/");
            target.parentElement.hidden = true;
        };</script>"""
    )
    with running_receiver("site.test", tmp_path) as receiver:
        receiver.pages = {"/": banner, "/a/": page("x"), "/cookies.json": f'{{"version": "{VERSION}"}}'}
        record = looked_at_with_vendors(receiver, Inventory(), ("/", "/a/"), (State("all refused"),))
    assert [(request.host, str(request.where)) for request in record.requests] == [("proof.test", "/ (all refused)")]


def test_a_site_that_was_built_from_another_list_is_not_judged(site: Path) -> None:
    built = json.loads((site / "cookies.json").read_text("utf-8"))["version"]
    with served(site) as address:
        looked_at(Wanted(address, ("/en/",), NOTHING, built))
        with pytest.raises(NotScannedError, match="another list"):
            looked_at(Wanted(address, ("/en/",), NOTHING, VERSION))
