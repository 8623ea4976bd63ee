"""Kinds that were met on real sites, each a small site of its own: what a person is told of it, and where it stands."""

import json
from io import StringIO
from pathlib import Path

import pytest

from plugins.keptword.auditing import Finding, Site, audit_site
from plugins.keptword.auditing.command import CLEAN, audit_command
from plugins.keptword.inventory import Inventory
from plugins.keptword.requests.grades import Grade

FILM = "https://film.example/embed/1"


def found(folder: Path, **files: str) -> list[Finding]:
    """Return what is found in some files, named with `_` in place of the dot."""
    for name, text in files.items():
        path = folder / name.replace("__", "/").replace("_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    site = Site(folder, "https://own.example", Inventory())
    return [finding for _, findings in audit_site(site) for finding in findings]


@pytest.mark.parametrize(
    "code",
    [
        "var u = '/x'; u = new URL(u); fetch(u)",
        "window.location = new URL('../', window.location)",
        "let a = '/x', b = a; a = new URL(b, a); b = new URL(a, b); fetch(b)",
    ],
)
def test_01_an_address_made_of_itself_loses_nothing_else_of_the_page(tmp_path: Path, code: str) -> None:
    page = f'<!doctype html><img src="https://pixel.example/p.gif"><script>{code}</script>'
    assert "pixel.example" in {finding.host for finding in found(tmp_path, index_html=page)}
    assert not any("cannot be read:" in finding.how for finding in found(tmp_path, index_html=page))


@pytest.mark.parametrize("lead", ["", "<!doctype html><title>x</title>", "<!doctype html>\n<p>ä</p>"])
def test_02_columns_within_one_line_count_the_tag(tmp_path: Path, lead: str) -> None:
    style = "<style>@charset 'x';@import 'https://css.example/a';</style>"
    page = f"{lead}{style}<script>let a;fetch('https://js.example/a')</script>"
    places = {(one.host, one.line, one.column) for one in found(tmp_path, index_html=page)}
    last = page.splitlines()[-1]
    line = page.count("\n") + 1
    assert {one for one in places if one[0] == "css.example"} <= {
        ("css.example", line, last.index(sign) + 1) for sign in ("@import", "'https://css")
    }
    assert {one for one in places if one[0] == "js.example"} <= {
        ("js.example", line, last.index(sign) + 1) for sign in ("fetch(", "'https://js")
    }
    assert len(places) == 2


def test_03_no_place_is_behind_the_end_of_its_file(tmp_path: Path) -> None:
    parts = "const a = `<div>\n\n</div>`;\nconst b = `\n\n<iframe src='https://v.example/e'></iframe>`;\n"
    code = f"{parts}document.body.innerHTML = a + b;"
    (one,) = (one for one in found(tmp_path, a_js=code) if one.host)
    assert one.line <= len(code.splitlines())


def test_09_what_waits_for_an_act_of_the_visitor_only_may_load(tmp_path: Path) -> None:
    page = (
        f'<!doctype html><button data-film="{FILM}">Play</button>'
        '<form id="f"></form><a id="s" href="https://social.example/me">us</a><script src="/acts.js"></script>'
    )
    acts = (
        "document.querySelectorAll('button').forEach(b => b.addEventListener('click', () => {"
        " const f = document.createElement('iframe'); f.src = b.dataset.film; b.replaceWith(f) }));"
        "document.getElementById('f').onsubmit = () => fetch('https://forms.example/send');"
        "document.getElementById('s').addEventListener('keydown', e => open('https://social.example/share'));"
    )
    grades = {one.host: one.grade for one in found(tmp_path, index_html=page, acts_js=acts)}
    assert grades == dict.fromkeys(("film.example", "forms.example", "social.example"), Grade.MAY_LOAD)


@pytest.mark.parametrize(
    "held",
    [
        '<script type="text/plain" data-category="statistics" src="https://stats.example/s.js"></script>',
        '<script type="text/plain" class="optanon-category-C0002" src="https://stats.example/s.js"></script>',
        '<script type="text/plain" data-cookieconsent="statistics">fetch("https://stats.example/s")</script>',
        '<script type="text/plain" data-type="application/javascript" data-name="stats" '
        'data-src="https://stats.example/s.js" data-purposes="x"></script>',
    ],
)
def test_10_a_script_that_a_consent_tool_holds_back_does_not_load(tmp_path: Path, held: str) -> None:
    tool = (
        "document.querySelectorAll('script[type=\"text/plain\"]').forEach(s => {"
        " const n = document.createElement('script');"
        " n.src = s.src || s.dataset.src; n.text = s.textContent; document.head.append(n) })"
    )
    page = f"<!doctype html><title>x</title>{held}<script src=/consent.js></script>"
    assert Grade.LOADS not in {one.grade for one in found(tmp_path, index_html=page, consent_js=tool)}


def test_13_data_beside_code_that_cannot_be_read_is_loaded_by_nobody(tmp_path: Path) -> None:
    data = json.dumps({"sameAs": ["https://social.example/us"], "video": "https://video.example/v"})
    page = (
        f'<!doctype html><script type="application/ld+json">{data}</script>'
        f'<script type="application/json">{data}</script>'
        "<script>m.innerHTML = localStorage.x</script>"
    )
    assert Grade.LOADS not in {one.grade for one in found(tmp_path, index_html=page)}


def test_14_one_template_on_many_pages_is_told_on_one_line(tmp_path: Path) -> None:
    for number in range(40):
        (tmp_path / f"{number:02}.html").write_text("<!doctype html>\n<link rel=stylesheet href=//fonts.example/css>")
    out = StringIO()
    audit_command(Site(tmp_path, "https://own.example", Inventory()), out=out, terminal=StringIO())
    told = [line for line in out.getvalue().splitlines() if "//fonts.example/css" in line]
    assert told == [
        "    00.html:2:1 and each other page, as from a template: <link rel=stylesheet> https://fonts.example/css"
    ]


def test_code_that_clicks_any_element_follows_links_and_nothing_else(tmp_path: Path) -> None:
    links = '<link rel=license href="https://law.example/"><a href="https://link.example/">x</a>'
    page = f"<!doctype html>{links}<script src=/c.js></script>"
    grades = {
        one.host: one.grade
        for one in found(tmp_path, index_html=page, c_js="document.querySelector(location.hash).click()")
    }
    assert grades == {"link.example": Grade.MAY_LOAD}


def test_a_custom_property_that_code_sets_only_may_load(tmp_path: Path) -> None:
    code = "e.style.setProperty('--icon', 'url(https://icons.example/a.svg)'); e.style.background = 'url(//b.example/)'"
    grades = {one.host: one.grade for one in found(tmp_path, index_html=f"<!doctype html><script>{code}</script>")}
    assert grades == {"icons.example": Grade.MAY_LOAD, "b.example": Grade.LOADS}


def test_what_a_theme_can_do_on_other_sites_is_not_loaded_by_this_one(tmp_path: Path) -> None:
    code = (
        "function d(e){fetch('https://api.example/' + e)} document.querySelectorAll('[data-md-component]').forEach(d)"
    )
    asked = found(tmp_path, assets__javascripts__bundle_0a1b2c3d_min_js=code)
    assert {one.grade for one in asked if one.host} <= {Grade.MAY_LOAD}
    assert Grade.LOADS in {one.grade for one in found(tmp_path / "own", own_js=code)}


def test_a_template_that_was_copied_as_it_is_and_a_notebook_leave_the_site_clean(tmp_path: Path) -> None:
    macro = '<script src="{{ pathto(\'_static/x.js\', 1) }}"></script><link rel=preload as=script href="<% js %>">'
    notebook = '{"cells": [{"source": ["<b>3</b>"]}]}'
    assert found(tmp_path, index_html="<!doctype html>", macros_html=macro, lesson_ipynb=notebook) == []
    site = Site(tmp_path, "https://own.example", Inventory())
    assert audit_command(site, out=StringIO(), terminal=StringIO()) == CLEAN


def test_what_may_load_is_told_once_for_code_and_host_on_all_pages(tmp_path: Path) -> None:
    page = '<!doctype html><a href="https://one.example/{}">x</a><script src=/c.js></script>'
    pages = {f"p{number}_html": page.format(number) for number in range(9)}
    told = found(tmp_path, **pages, c_js="document.querySelector(location.hash).click()")
    assert [one.file for one in told if one.host == "one.example"] == ["p0.html"]
