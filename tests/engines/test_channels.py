"""What an allowed script reaches beside its own hosts: as the table in docs/consent.md says, engine by engine.

Where an engine changes, for better or worse, this fails: then measure, and correct tests/engines/channels.toml.
"""

import time
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass

import pytest

from plugins.keptword.csp.header_rules import sent_headers
from tests.conftest import ROOT
from tests.engines.channels import Channel, Reach, When, all_channels, channel_table
from tests.engines.conftest import do_without
from tests.engines.launching import ENGINES, Engine, Setting
from tests.engines.programs import NotToBeHadError
from tests.engines.visitor import Visitor
from tests.engines.webdriver import WEB_DRIVER_ERRORS
from tests.engines.wire import ASKED_FOR_NAMES, Wire, watched_wire
from tests.receiver import Receiver

ALLOWED = "google-analytics", "www.googletagmanager.com"
PAGE = "/en/"
ADD = "const add = (name, given) => document.body.append(Object.assign(document.createElement(name), given));"

# How long is waited for what comes, and then for what should not.
PATIENCE, LINGER = 20.0, 1.5


@dataclass(frozen=True)
class Watched:
    """An engine whose visitor is on the site, and all that leaves it."""

    engine: str
    visitor: Visitor
    wire: Wire


@pytest.fixture(scope="module", params=ENGINES, ids=[engine.name for engine in ENGINES])
def watched(request: pytest.FixtureRequest, recorder: Receiver) -> Iterator[Watched]:
    engine: Engine = request.param
    with watched_wire() as wire:
        recorder.forget()
        recorder.vendors[ASKED_FOR_NAMES] = wire.resolver
        try:
            with engine.running(recorder.port, Setting.WATCHED) as session:
                visitor = Visitor(session, recorder)
                visitor.go(PAGE)
                visitor.store_choice([ALLOWED[0]])
                yield Watched(engine.name, visitor, wire)
        except (NotToBeHadError, *WEB_DRIVER_ERRORS) as error:
            do_without(engine, error)
        finally:
            recorder.forget()


@pytest.mark.long
@pytest.mark.parametrize("with_headers", [False, True], ids=["without headers", "with headers"])
def test_an_allowed_script_reaches_what_the_table_says_and_no_more(watched: Watched, with_headers: bool) -> None:
    receiver = watched.visitor.receiver
    text = (receiver.folder / "_headers").read_text("utf-8")

    def headers(host: str, target: str) -> list[tuple[str, str]]:
        return list(sent_headers(text, target.partition("?")[0]).items()) if host == receiver.site_host else []

    receiver.headers = headers if with_headers else lambda _host, _target: []
    channels = all_channels()
    staying = [channel for channel in channels if channel.when is When.STAYS]
    alone = [[channel] for channel in channels if channel.when is not When.STAYS]
    found = {
        channel.id: reach for group in (staying, *alone) for channel, reach in _reached(watched, group, with_headers)
    }
    assert found == {channel.id: _expected(watched, channel, with_headers) for channel in channels}


def test_the_table_for_owners_is_the_one_that_is_measured() -> None:
    """After a change of channels.toml, `python -m tests.engines.channels` prints it."""
    text = (ROOT / "docs/consent.md").read_text("utf-8")
    assert text.split("<!-- channels:")[1].split("\n\n")[1].splitlines() == list(channel_table())


def _expected(watched: Watched, channel: Channel, with_headers: bool) -> Reach:
    return channel.reaches[watched.engine][with_headers]


def _visible(expected: Reach) -> Reach:
    """Return what of that comes over the wire: of what an engine does not have, or nobody measures, nothing."""
    return Reach.NOTHING if expected in (Reach.ABSENT, Reach.UNSEEN) else expected


def _reached(watched: Watched, group: list[Channel], with_headers: bool) -> Iterator[tuple[Channel, Reach]]:
    """Have the allowed script try the channels on one page; yield what was seen of each."""
    visitor, receiver, wire = watched.visitor, watched.visitor.receiver, watched.wire
    hosts = {
        channel.id: channel.hosts[with_headers] if channel.hosts else f"{channel.id}.{with_headers}.example".lower()
        for channel in group
    }
    receiver.scripts[ALLOWED[1]] = _script(group, hosts, wire)
    visitor.session.close_other_tabs()
    receiver.forget_requests()
    wire.forget()
    with suppress(*WEB_DRIVER_ERRORS):
        # Where the script leads away, this page never comes to its end.
        visitor.go(PAGE)
    receiver.scripts.clear()
    assert ALLOWED[1] in receiver.foreign_hosts(), "the allowed script was loaded"
    if group[0].when is When.CLICK:
        visitor.session.click("h1")
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and not all(
        _seen(watched, channel, hosts[channel.id]) is _visible(_expected(watched, channel, with_headers))
        for channel in group
    ):
        time.sleep(0.05)
    time.sleep(LINGER)
    failed: Iterable[str] = ()
    with suppress(*WEB_DRIVER_ERRORS):
        failed = visitor.session.value("window.failed || []")
    for channel in group:
        reach = _seen(watched, channel, hosts[channel.id])
        if reach is Reach.NOTHING and channel.id in failed:
            reach = Reach.ABSENT
        # Behind a proxy no questions for addresses are seen.
        if reach is Reach.NOTHING and Reach.UNSEEN in channel.reaches[watched.engine]:
            reach = Reach.UNSEEN
        yield channel, reach


def _script(group: list[Channel], hosts: dict[str, str], wire: Wire) -> str:
    """Return the script: it tries each, notes what the engine does not have, and tries once only."""
    tries = "".join(
        f"try {{ {_filled(channel.code, hosts[channel.id], wire)} }} catch (error) {{"
        f" if (error instanceof ReferenceError || error instanceof TypeError) failed.push('{channel.id}') }}"
        for channel in group
    )
    code = f"{ADD} window.failed = []; {tries}"
    return f"addEventListener('click', () => {{ {code} }}, {{ once: true }})" if group[0].when is When.CLICK else code


def _filled(code: str, host: str, wire: Wire) -> str:
    return code.replace("HOST", host).replace(":UDP", f":{wire.udp}").replace(":TCP", f":{wire.tcp}")


def _seen(watched: Watched, channel: Channel, host: str) -> Reach:
    """Return the most of a channel that came over the wire."""
    receiver, wire = watched.visitor.receiver, watched.wire
    port = {"webrtc-udp": "udp", "webrtc-tcp": "tcp"}.get(channel.id)
    if port in wire.spoken_to:
        return Reach.PACKETS
    if any(request.host == host for request in receiver.all_requests()):
        return Reach.REQUEST
    if host in receiver.foreign_connections():
        return Reach.CONNECTION
    return Reach.NAME if host in wire.names else Reach.NOTHING
