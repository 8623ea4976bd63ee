"""A built folder is protected whole, or stays as it was; and what no service declares is refused by its place."""

import gzip
import re
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
import turbohtml

from plugins.keptword import ProblemsFoundError, Report, protect
from plugins.keptword.auditing import Site, audit_site
from plugins.keptword.problems import Problem
from plugins.keptword.requests.grades import Grade
from tests.keptword.sites import GA4, HOME, HOST, begun, bytes_in, settings_of, site_by_hand


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return site_by_hand(tmp_path / "public")


@pytest.fixture(scope="module")
def begun_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    at = tmp_path_factory.mktemp("begun")
    return begun(site_by_hand(at / "public"), at / "consent")


@pytest.fixture
def consent(begun_once: Path, tmp_path: Path) -> Path:
    """The settings for that folder, to be changed."""
    return Path(shutil.copytree(begun_once, tmp_path / "consent"))


def protected(folder: Path, consent: Path) -> Report:
    return protect(folder, *settings_of(consent))


def refused(folder: Path, consent: Path) -> list[str]:
    """Return the problems for which a folder is refused, which is then as it was, with nothing beside it."""
    before, beside = bytes_in(folder), sorted(folder.parent.iterdir())
    with pytest.raises(ProblemsFoundError) as raised:
        protected(folder, consent)
    assert bytes_in(folder) == before
    assert sorted(folder.parent.iterdir()) == beside
    return [str(problem) for problem in raised.value.problems]


def test_nothing_third_party_is_left_in_it(folder: Path, consent: Path) -> None:
    report = protected(folder, consent)
    assert {page.file: page.services for page in report.pages if page.services} == {
        "index.html": ("google-fonts", "google-analytics", "youtube", "meta-pixel")
    }
    inventory, options = settings_of(consent)
    found = [one for _, findings in audit_site(Site(folder, options.address.url, inventory)) for one in findings]
    assert [str(finding) for finding in found if finding.grade is Grade.LOADS] == []


def test_each_page_has_lock_banner_and_a_way_to_the_settings_in_its_language(folder: Path, consent: Path) -> None:
    protected(folder, consent)
    for file, refuse in (("index.html", "Reject all"), ("nl/index.html", "Alles weigeren")):
        html = (folder / file).read_bytes().decode("latin-1")
        assert f'<button type="button" id="consent-reject-all">{refuse}</button>' in html
        assert (
            html.index("Content-Security-Policy") < html.index("consent-reject-all") < html.index('id="consent-choice"')
        )
        settings = re.search(r'href="/(site/[^"#]*)#settings" data-consent-open', html)
        assert settings is not None
        assert 'id="consent-settings"' in (folder / settings[1]).read_text("utf-8")


def test_what_it_need_not_change_stays_byte_for_byte(folder: Path, consent: Path) -> None:
    before = bytes_in(folder)
    protected(folder, consent)
    after = bytes_in(folder)
    for file in ("style.css", "feed.xml"):
        assert after[file] == before[file]
    assert after["nl/index.html"].startswith(b"<HTML LANG=nl-BE><style>")
    assert b"</noscript><TITLE>Thuis</TITLE><section" in after["nl/index.html"]
    assert b"</section>\r\n<H1>Het caf\xe9</H1>\r\n<P>Welkom.\r\n<section class" in after["nl/index.html"]
    lines = [line for line in before["index.html"].split(b"\n") if b"://" not in line and b"gtag" not in line]
    kept = [line for line in lines if line in after["index.html"].split(b"\n")]
    assert len(kept) >= len(lines) - 6, "all but what belongs to services, and what parts stand beside"


def test_protected_again_it_is_the_same(folder: Path, consent: Path) -> None:
    assert protected(folder, consent).changed
    before = bytes_in(folder)
    again = protected(folder, consent)
    assert not again.changed
    assert bytes_in(folder) == before


def test_the_same_folder_gives_the_same_bytes(tmp_path: Path, consent: Path) -> None:
    results = []
    for name in ("one", "two"):
        protected(site_by_hand(tmp_path / name), consent)
        results.append(bytes_in(tmp_path / name))
    assert results[0] == results[1]


def test_a_protected_folder_that_was_changed_is_not_taken_for_a_protected_one(folder: Path, consent: Path) -> None:
    protected(folder, consent)
    (folder / "late.html").write_text("<p>x")
    with (folder / "index.html").open("a") as home:
        home.write("<img src=https://tracker.example/x.gif>")
    (folder / "nl/index.html").unlink()
    assert refused(folder, consent) == [
        "index.html:1:1: this file was changed after it was protected. Build the site again, then protect it.",
        "late.html:1:1: this page came into the folder after it was protected. Build the site again, then protect it.",
        "nl/index.html:1:1: this file of the protected folder is gone. Build the site again, then protect it.",
    ]


def test_another_inventory_wants_another_build(folder: Path, consent: Path) -> None:
    protected(folder, consent)
    (consent / "services/vimeo.toml").write_text('use = "vimeo"\n')
    (problem,) = refused(folder, consent)
    assert "protected by another inventory, other settings or another version" in problem


def test_what_no_service_declares_is_refused_with_line_and_column(folder: Path, consent: Path) -> None:
    (folder / "a.html").write_text("<!doctype html>\n<p>x</p>\n <img src=https://tracker.example/x.gif>\n")
    (folder / "style.css").write_text("/* first */\n@import url(//cdn.example/x.css);\n")
    (folder / "b.html").write_text("<!doctype html>\n<iframe src=https://player.vimeo.com/video/1></iframe>\n")
    a, b, style = refused(folder, consent)
    assert a.startswith('a.html:3:2: loads https://tracker.example/x.gif from "tracker.example", which no service')
    assert "Add consent/services/tracker.toml (keptword new tracker.example); if it is yours, name it below" in a
    assert b.startswith("b.html:2:1: loads https://player.vimeo.com/video/1")
    assert "(keptword add vimeo)" in b
    assert style.startswith('style.css:2:9: loads https://cdn.example/x.css from "cdn.example"')


@pytest.mark.parametrize(
    ("file", "data", "told"),
    [
        ("x.xhtml", b"<html xmlns='http://www.w3.org/1999/xhtml'/>", "a page in a .xhtml file cannot be protected"),
        ("x.php", b"<p>x", "a page in a .php file cannot be protected"),
        ("about", b"<!doctype html><p>x", "a page in a file without an ending cannot be protected"),
        (
            "x.svg",
            b"<svg xmlns='http://www.w3.org/2000/svg'>\n<image href='https://tracker.example/x'/></svg>",
            'x.svg:2:1: loads https://tracker.example/x from "tracker.example"',
        ),
        ("x.html", b"<meta charset=utf-8>\xe9", "this page cannot be read: its bytes are not UTF-8. Save it as UTF-8"),
        ("index.html.gz", gzip.compress(HOME.encode()), "this compressed copy of a page would be sent"),
        ("cookies.json", b"{}", "this file is where one of keptword's own belongs. Rename it"),
        (
            "csp.html",
            b"<!doctype html>\n<meta http-equiv=content-security-policy content=\"default-src 'self'\">",
            "csp.html:2:1: this page states a Content-Security-Policy of its own",
        ),
        ("id.html", b"<!doctype html><p id=site-consent>", "belongs to the consent banner"),
    ],
)
def test_what_cannot_be_protected_is_refused(folder: Path, consent: Path, file: str, data: bytes, told: str) -> None:
    (folder / file).write_bytes(data)
    (problem,) = refused(folder, consent)
    assert told in problem


@pytest.mark.parametrize(
    "html",
    [
        "<script src=/own.js></script><!doctype html><html><head><meta charset=utf-8><title>x</title></head>",
        "own words<html><head><script>own()</script></head>",
        "<html><script>own()</script><head><meta charset=utf-8></head><body>x",
        "<title><head></title><script>own()</script><p>x",
        "<!-- <head> --><svg><script>own()</script></svg>",
        "<noscript><head></noscript><script>own()</script>",
        "<frameset onload=own()><frame src=/nl/></frameset>",
    ],
)
def test_the_lock_runs_before_everything_else_however_a_page_is_written(folder: Path, consent: Path, html: str) -> None:
    (folder / "odd.html").write_text(html)
    protected(folder, consent)
    scripts = turbohtml.parse((folder / "odd.html").read_text(), scripting=True).find_all("script")
    assert "Content-Security-Policy" in next(iter(scripts)).text


def test_a_link_to_another_folder_is_refused(folder: Path, consent: Path, tmp_path: Path) -> None:
    site_by_hand(tmp_path / "other")
    (folder / "other").symlink_to(tmp_path / "other")
    (problem,) = refused(folder, consent)
    assert problem.startswith("other:1:1: this is a link to another folder")


def test_what_the_site_does_with_its_own_ids_and_templates_is_its_own_affair(folder: Path, consent: Path) -> None:
    template = '<script type="text/template">[a](https://other.example/x)</script>'
    (folder / "own.html").write_text(f"<!doctype html><p id=a>x<p id=a>y<a href='javascript:void(0)'>z</a>{template}")
    protected(folder, consent)


def test_code_of_the_sites_own_beside_a_snippet_stays_alive(folder: Path, consent: Path) -> None:
    own = '<script>__scope=new URL(".",location);__get=(key)=>localStorage.getItem(key)</script>'
    (folder / "own.html").write_text(f"<!doctype html><head>{own}{GA4}{own}</head>")
    protected(folder, consent)
    html = (folder / "own.html").read_text()
    assert html.count(own) == 2
    assert ">\n  window.dataLayer" not in html.replace('data-service="google-analytics">', "")


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("app.js", 'let a;\n  new Worker("/w.js")'),
        ("app.mjs", "\n  navigator.serviceWorker.register('/sw.js')"),
        ("sw.js", "\n  importScripts('https://cdn.example/x.js')"),
        ("own.html", '<!doctype html>\n  <script>new SharedWorker("/w.js")</script>'),
    ],
)
def test_a_worker_wants_headers_or_an_owner_who_has_read_it(folder: Path, consent: Path, file: str, text: str) -> None:
    """A policy in a page does not reach workers (CSP3 §7.3): what they contact, nothing would hold back."""
    (folder / file).write_text(text)
    (problem,) = refused(folder, consent)
    assert re.match(rf"{file}:2:\d+: this script says .*orker|importScripts", problem)
    assert "write sends-headers = true in consent/settings.toml; or read the script" in problem
    settings = consent / "settings.toml"
    before = settings.read_text()
    settings.write_text(before.replace("[privacy]", "sends-headers = true\n[privacy]"))
    assert protected(site_by_hand(folder.parent / "other"), consent).changed
    settings.write_text(f'{before}[scripts-read]\n"{file}" = "searches the index"\n')
    assert protected(folder, consent).changed


def test_a_way_out_that_no_policy_closes_is_told(folder: Path, consent: Path) -> None:
    (folder / "call.js").write_text("\nnew RTCPeerConnection({})")
    told = "call.js:2: this script says RTCPeerConnection; what it contacts by that, no policy holds back."
    assert told in protected(folder, consent).notes


def test_code_that_the_inventory_loads_as_well_is_refused(folder: Path, consent: Path) -> None:
    (consent / "services/google-analytics.toml").write_text('use = "google-analytics"\nid = "G-ABC1234567"\n')
    assert "it would run twice" in " ".join(refused(folder, consent))


def test_a_policy_that_is_no_page_of_the_site_is_a_problem(folder: Path, tmp_path: Path) -> None:
    consent = begun(folder, tmp_path / "consent", 'en = "/policy/"')
    assert "the privacy policy at /policy/, for pages in en, is no page of the folder" in refused(folder, consent)[0]


def test_a_site_has_its_own_place_for_the_settings(folder: Path, consent: Path) -> None:
    own = '<!doctype html><html lang=en><title>x</title><h1>Cookies</h1><div data-keptword="settings">old</div>'
    (folder / "cookies.html").write_text(f'{own}<div data-keptword=list></div><a href="/cookies.html">x</a>')
    protected(folder, consent)
    html = (folder / "cookies.html").read_text()
    assert "old</div>" not in html
    assert html.index('id="consent-settings"') < html.index('id="service-youtube"')
    assert 'href="/cookies.html#settings" data-consent-open' in (folder / "index.html").read_text()
    assert not (folder / "site/choices-en.html").exists()
    assert (folder / "site/choices-nl.html").exists()


def test_a_site_without_services_gets_a_lock_and_nothing_to_choose(tmp_path: Path) -> None:
    folder = tmp_path / "public"
    folder.mkdir()
    (folder / "index.html").write_text("<!doctype html><title>x</title><p>Hello")
    consent = begun(folder, tmp_path / "consent", 'en = "/none/"')
    (page,) = protected(folder, consent).pages
    html = (folder / "index.html").read_text()
    assert "Content-Security-Policy" in html
    assert "site-consent-title" not in html
    assert page.policy is not None
    assert page.policy.is_strict


def test_fragments_and_pages_that_only_lead_on_are_left_as_they_are(folder: Path, consent: Path) -> None:
    fragment, alias = b"<div>part of others</div>", b'<!doctype html><meta http-equiv=refresh content="0; url=/nl/">'
    (folder / "part.html").write_bytes(fragment)
    (folder / "old.html").write_bytes(alias)
    protected(folder, consent)
    assert (folder / "part.html").read_bytes() == fragment
    assert (folder / "old.html").read_bytes() == alias
    (folder.parent / "again").mkdir()
    other = site_by_hand(folder.parent / "again/public")
    (other / "part.html").write_text(f"<div>{GA4}</div>")
    protected(other, consent)
    assert '<script type="text/plain" data-service="google-analytics"' in (other / "part.html").read_text()


def test_a_language_without_texts_is_told_and_gets_those_of_the_site(folder: Path, consent: Path) -> None:
    (folder / "tr.html").write_text("<!doctype html><html lang=tr><title>x</title><p>Merhaba")
    report = protected(folder, consent)
    assert 'Pages in "tr" have no texts of their own: theirs are in "en".' in report.notes
    assert "Reject all" in (folder / "tr.html").read_text()


def test_a_text_of_the_catalogue_that_lacks_a_language_of_the_site_is_told(folder: Path, consent: Path) -> None:
    inventory, options = settings_of(consent)
    services = [replace(one, untranslated=(Problem(one.file, 1, 1, "no text", "Add it"),)) for one in inventory]
    report = protect(folder, replace(inventory, services=tuple(services)), options)
    assert f"{services[0].file}:1:1: no text. Add it." in report.notes


def test_below_a_path_everything_is_below_it(folder: Path, consent: Path) -> None:
    settings = consent / "settings.toml"
    settings.write_text(
        settings.read_text().replace(f"https://{HOST}", f"https://{HOST}/shop").replace('"/', '"/shop/')
    )
    protected(folder, consent)
    html = (folder / "index.html").read_text()
    assert 'href="/shop/site/choices-en.html#settings"' in html
    assert '"/shop/consent"' in html
    assert (folder / "_headers").read_text().startswith("/shop/*\n")


def test_headers_of_the_sites_own_stay_and_are_told_what_to_add(folder: Path, consent: Path) -> None:
    (folder / "_headers").write_text("/*\n  X-Own: yes\n")
    report = protected(folder, consent)
    assert (folder / "_headers").read_text() == "/*\n  X-Own: yes\n"
    assert any("Send with each page: Content-Security-Policy: default-src" in note for note in report.notes)


def test_what_takes_in_a_style_sheet_has_a_lock_whatever_it_looks_like(folder: Path, consent: Path) -> None:
    """A style sheet may import one of a service: a fragment is opened by itself, too."""
    (folder / "style.css").write_text('@import "https://fonts.googleapis.com/css2?family=Roboto";')
    for file in ("linked.html", "styled.html", "plain.html"):
        styles = {"linked.html": '<link rel="StyleSheet" href="/style.css">', "styled.html": "<style>p{}</style>"}
        (folder / file).write_text(f"{styles.get(file, '')}<p>x")
    locked = {page.file for page in protected(folder, consent).pages if page.policy}
    assert {"linked.html", "styled.html"} <= locked
    assert "plain.html" not in locked


@pytest.mark.parametrize(
    "markup",
    [
        '<button data-open="menu">x</button>',
        "<details data-receipt>x</details>",
        '<div data-consent="ad">x</div>',
        '<script data-src="/lazy.js" data-async></script>',
    ],
)
def test_attributes_that_other_libraries_have_too_are_no_problem(folder: Path, consent: Path, markup: str) -> None:
    (folder / "a.html").write_text(f"<!doctype html><title>x</title>{markup}")
    protected(folder, consent)
    assert markup in (folder / "a.html").read_text("utf-8")


@pytest.mark.parametrize(
    "markup",
    [
        "<body data-consent=ask>",
        "<button data-grant=youtube>x</button>",
        '<script type="text/plain" data-service="youtube" data-src="/x.js"></script>',
        '<label for="consent-accept-all">x</label>',
    ],
)
def test_what_would_act_for_the_banner_or_the_gate_is_refused(folder: Path, consent: Path, markup: str) -> None:
    (folder / "a.html").write_text(f"<!doctype html><title>x</title>{markup}")
    assert any(problem.startswith("a.html") for problem in refused(folder, consent))


def test_the_link_to_the_policy_says_its_heading_without_the_sign_of_its_anchor(folder: Path, consent: Path) -> None:
    heading = '<h1>Privacy policy<a class="headerlink" href="#privacy-policy" title="Permanent link">¶</a></h1>'
    (folder / "privacy/index.html").write_text(f"<!doctype html><title>x</title>{heading}", "utf-8")
    protected(folder, consent)
    assert '<a href="/privacy/">Privacy policy</a>' in (folder / "index.html").read_text("utf-8")


def test_what_waits_for_a_frame_is_phrasing_content_as_large_as_that(folder: Path, consent: Path) -> None:
    frame = '<iframe src="https://www.youtube.com/embed/abcdefghijk" width="560" style="height:20em;border:0"></iframe>'
    (folder / "a.html").write_text(f"<!doctype html><html lang=en><title>x</title><p>See {frame} here.</p>")
    report = protected(folder, consent)
    html = (folder / "a.html").read_text("utf-8")
    assert re.search(
        r'<p>See <span class="consent-embed" data-box="(\w+)">(?:(?!<(?:p|div|ul)\b).)*here\.</p>', html, re.S
    )
    assert "{width:560px;height:20em;border:0}" in html
    assert " iframe{height:20em;border:0}" in html
    (page,) = (page for page in report.pages if page.file == "a.html")
    assert page.policy is not None
    assert page.policy.is_strict


def test_below_a_path_the_policy_is_at_an_address_below_it_too(folder: Path, consent: Path) -> None:
    settings = consent / "settings.toml"
    settings.write_text(settings.read_text().replace(f"https://{HOST}", f"https://{HOST}/shop"))
    told = refused(folder, consent)
    assert any('Write in [privacy]: en = "/shop/privacy/"' in one for one in told), told
    settings.write_text(settings.read_text().replace('= "/', '= "/shop/'))
    protected(folder, consent)
    assert 'href="/shop/privacy/"' in (folder / "index.html").read_text("utf-8")


def test_a_form_that_no_page_could_send_is_told(folder: Path, consent: Path) -> None:
    (folder / "a.html").write_text(
        '<!doctype html><title>x</title>\n<form action="https://list.example/post"><button formaction="/own">x</button>'
    )
    (told,) = refused(folder, consent)
    assert told.startswith("a.html:2:1: this form is sent to https://list.example/post, which the policy of the page")
    assert 'form-action = ["https://list.example"] in [hosts]' in told


def test_a_form_with_an_address_that_no_browser_reads_is_sent_nowhere(folder: Path, consent: Path) -> None:
    (folder / "a.html").write_text('<!doctype html><title>x</title><form action="https://[">')
    protected(folder, consent)


def test_style_that_waits_for_a_service_may_apply_once_it_is_there(folder: Path, consent: Path) -> None:
    style = "<style>@import url(https://fonts.googleapis.com/css2?family=Roboto);h1{color:red}</style>"
    (folder / "privacy/index.html").write_text(f"<!doctype html><html lang=en><title>x</title>{style}<h1>x</h1>")
    (page,) = (one for one in protected(folder, consent).pages if one.file == "privacy/index.html")
    assert page.policy is not None
    assert page.policy.reasons == ("line 1: <style>",)


def test_a_fragment_in_which_a_service_waits_is_a_page(folder: Path, consent: Path) -> None:
    (folder / "part.html").write_text('<script src="https://www.googletagmanager.com/gtag/js?id=G-1"></script>text')
    protected(folder, consent)
    assert "site-consent" in (folder / "part.html").read_text("utf-8")


def test_the_policy_is_called_by_the_heading_of_its_page_and_not_of_the_site(folder: Path, consent: Path) -> None:
    page = "<!doctype html><html lang=en><title>x</title><header><h1>Shop</h1></header><h1>Your data</h1>"
    (folder / "privacy/index.html").write_text(page)
    protected(folder, consent)
    assert ">Your data</a>" in (folder / "index.html").read_text("utf-8")
