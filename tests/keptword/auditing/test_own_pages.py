"""Pages of the own site: no address of another host where one may be fetched, nothing forged among what waits."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from plugins.keptword.inventory import Inventory, Source
from tests.keptword.auditing.test_judgement import HEAD, PARTS, SITE, judged

EVIL = "https://evil.example/"


def findings(folder: Path, inventory: Inventory, markup: str) -> list[str]:
    return judged(folder, inventory, f"{HEAD}{PARTS}\n{markup}")


@pytest.mark.parametrize(
    "markup",
    [
        f'<svg><link rel="preconnect" href="{EVIL}"></link></svg>',
        f'<math><mi href="{EVIL}">x</mi></math>',
        f'<a href="/en/" ping="{EVIL}">x</a>',
        f'<img src="data:," alt="" attributionsrc="{EVIL}">',
        f'<table><col background="{EVIL}a.png"><tr><td>x</td></tr></table>',
        f'<object><param name="src" value="{EVIL}"></object>',
        '<meta http-equiv="refresh" content="0;url=\'//\'@evil.example/\'">',
        '<meta http-equiv="refresh" content="0&#x3000;;url=https://evil.example/">',
        f'<script type="webbundle">{{"source":"{EVIL}b.wbn"}}</script>',
        '<object data="data:application/rss+xml,x"></object>',
        '<a href="javascript:location=1">x</a>',
    ],
)
def test_an_address_of_another_host_is_refused_wherever_something_may_fetch_it(
    tmp_path: Path, inventory: Inventory, markup: str
) -> None:
    (finding,) = findings(tmp_path, inventory, markup)
    assert finding.startswith("index.html:3:")


def at_own_path(inventory: Inventory, *more: Source) -> Inventory:
    """Return an inventory in which LinkedIn answers at a path of the site, too."""
    services = [
        replace(service, sources=(*service.sources, Source("script-src", f"{SITE}/stats/"), *more))
        if service.id == "linkedin-insight"
        else service
        for service in inventory
    ]
    return Inventory(tuple(services))


@pytest.mark.parametrize(
    "markup",
    ['<script src="/stats/a.js"></script>', f'<img src="{SITE}/stats/a.png" alt="">', '<img src="/stats/x.png">'],
)
def test_02_what_a_service_answers_on_the_own_host_may_not_load_by_itself(
    tmp_path: Path, inventory: Inventory, markup: str
) -> None:
    (tmp_path / "stats").mkdir()
    (tmp_path / "stats/x.png").touch()
    (finding,) = findings(tmp_path, at_own_path(inventory), markup)
    assert finding.startswith("index.html:3:1: <")
    assert f"loads {SITE}/stats/" in finding


@pytest.mark.parametrize(
    "markup",
    [
        '<a href="/index.html" ping="/stats/event">x</a>',
        '<a href="/index.html" ping="../stats/event">x</a>',
        '<svg><use href="/stats/shapes.svg#one"/></svg>',
        f'<a href="/index.html" ping="{SITE.replace("https", "http")}//%73tats/event">x</a>',
    ],
)
def test_02_what_a_service_answers_is_found_wherever_something_may_fetch_it(
    tmp_path: Path, inventory: Inventory, markup: str
) -> None:
    (finding,) = findings(tmp_path, at_own_path(inventory), markup)
    assert "which browsers may fetch" in finding
    assert findings(tmp_path, inventory, markup) == []


def test_02_what_visitors_type_goes_to_a_service_on_the_own_host_only_where_it_says_so(
    tmp_path: Path, inventory: Inventory
) -> None:
    form = '<form action="/stats/send" method="post"></form><form action="/own" method="post"></form>'
    (finding,) = findings(tmp_path, at_own_path(inventory), form)
    assert "sends what visitors type to LinkedIn Insight, which declares no form-action there" in finding
    receiving = at_own_path(inventory, Source("form-action", f"{SITE}/stats/send"))
    assert findings(tmp_path, receiving, form) == []


def test_02_what_waits_for_one_service_may_not_contact_another_on_the_own_host(
    tmp_path: Path, inventory: Inventory
) -> None:
    waiting = '<script type="text/plain" data-service="{}" data-src="/stats/a.js"></script>'
    assert findings(tmp_path, at_own_path(inventory), waiting.format("linkedin-insight")) == []
    assert findings(tmp_path, at_own_path(inventory), waiting.format("youtube"))
    assert findings(tmp_path, inventory, waiting.format("youtube")) == []


def test_what_loads_by_itself_is_named_once(tmp_path: Path, inventory: Inventory) -> None:
    (finding,) = findings(tmp_path, inventory, f'<img src="{EVIL}a.png" alt="">')
    assert "<img src> loads" in finding


@pytest.mark.parametrize(
    "markup",
    [
        f'<a href="{EVIL}">x</a><blockquote cite="{EVIL}">x</blockquote>',
        f'<link rel="canonical" href="{EVIL}"><meta property="og:image" content="{EVIL}a.png">',
        f'<p title="{EVIL}">{EVIL}</p><code>&lt;img src="{EVIL}"&gt;</code>',
        f'<script type="application/ld+json">{{"@id": "{EVIL}"}}</script>',
        f'<svg xmlns:xlink="http://www.w3.org/1999/xlink"><a xlink:href="{EVIL}"></a></svg>',
        "<img src=\"data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg'/>\" alt=''>",
        '<meta http-equiv="refresh" content="300"><meta http-equiv="refresh" content="0; url=/index.html">',
        f'<p data-from="{EVIL}">x</p>',
    ],
)
def test_addresses_that_nothing_fetches_are_fine(tmp_path: Path, inventory: Inventory, markup: str) -> None:
    assert findings(tmp_path, inventory, markup) == []


def waiting(markup: object, service: str = "youtube") -> str:
    text = json.dumps(markup).replace("<", "\\u003c")
    return f'<script type="text/plain" data-service="{service}" data-markup>{text}</script>'


def test_what_waits_for_a_service_may_contact_that_service(tmp_path: Path, inventory: Inventory) -> None:
    own = waiting('<iframe src="https://www.youtube-nocookie.com/embed/x"></iframe>')
    assert findings(tmp_path, inventory, own) == []


@pytest.mark.parametrize(
    "forged",
    [
        waiting(f'<link rel="preconnect" href="{EVIL}">'),
        waiting(f'<meta http-equiv="refresh" content="1;url={EVIL}">'),
        waiting('<img src="https://www.facebook.com/tr">'),
        waiting({"not": "markup"}),
        waiting("<p>x</p>", service="nonesuch"),
        waiting("<p>x</p>", service="consent-choice"),
        f'<script type="text/plain" data-service="youtube" data-src="{EVIL}a.js"></script>',
    ],
)
def test_what_waits_for_a_service_and_is_not_its_own_is_refused(
    tmp_path: Path, inventory: Inventory, forged: str
) -> None:
    (finding,) = findings(tmp_path, inventory, forged)
    assert "element that waits for" in finding
