"""What is told of a script to whoever decides whether it may run."""

import pytest

from plugins.keptword.requests.js import ActKind, acts_of


@pytest.mark.parametrize(
    ("code", "kind", "name"),
    [
        ("new RTCPeerConnection({iceServers: []})", ActKind.CONNECTS, "RTCPeerConnection"),
        ('new window["WebTransport"](where)', ActKind.CONNECTS, "WebTransport"),
        ("navigator.sendBeacon('/x')", ActKind.CONNECTS, "sendBeacon"),
        ("document.createElement('link')", ActKind.CONNECTS, "<link>"),
        ("document.createElement(name)", ActKind.CONNECTS, "<?>"),
        ("location.href = where", ActKind.LEAVES, "location.href"),
        ("window.location = where", ActKind.LEAVES, "window.location"),
        ("location.assign(where)", ActKind.LEAVES, "location.assign"),
        ("form.submit()", ActKind.LEAVES, "submit"),
        ("document.getElementById('x')?.click()", ActKind.CLICKS, "click"),
        ("button.dispatchEvent(new Event('click'))", ActKind.CLICKS, "dispatchEvent"),
        ("localStorage.consent = '{}'", ActKind.STORES, "localStorage.consent"),
        ("storage.setItem('a', 'b')", ActKind.STORES, "storage.setItem"),
        ("document.cookie = 'a=b'", ActKind.STORES, "document.cookie"),
        ("eval(text)", ActKind.RUNS_TEXT, "eval"),
    ],
)
def test_an_act_is_named_as_the_code_calls_it(code: str, kind: ActKind, name: str) -> None:
    assert (kind, name) in {(act.kind, act.name) for act in acts_of(code)}


def test_an_act_has_its_line_and_column_and_is_told_once() -> None:
    (act,) = acts_of("let a\n  open('/x'); open('/y')")
    assert (act.kind, act.line, act.column) == (ActKind.LEAVES, 2, 3)


@pytest.mark.parametrize(
    "code", ["document.title = location.pathname", "localStorage.getItem", "document.createElement('p')", "a.href = b"]
)
def test_reading_and_writing_text_is_no_act(code: str) -> None:
    assert acts_of(code) == ()
