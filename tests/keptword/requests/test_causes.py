import pytest

from plugins.keptword.requests import Load, read_file
from plugins.keptword.requests.causes import REFRESH, Act, attribute


def loads_of(markup: str) -> list[Load]:
    return read_file(f"<!doctype html><title>x</title>{markup}".encode(), "x.html", "https://site.example/").loads


@pytest.mark.parametrize(
    ("markup", "act", "text"),
    [
        ('<img src="/x">', Act.ATTRIBUTE, "<img src>"),
        ('<iframe src="/x"></iframe>', Act.FRAME, "<iframe src>"),
        ('<frameset><frame src="/x"></frameset>', Act.ATTRIBUTE, "<frame src>"),
        ('<link rel=" preconnect " href="/x">', Act.LINK, "<link rel=preconnect>"),
        ('<meta http-equiv="Refresh" content="0; /x">', Act.REFRESH, "<meta refresh>"),
        ("<style>@import '/x'</style>", Act.OTHER, "CSS @import"),
        ('<template><img src="/x"></template>', Act.ATTRIBUTE, "<img src> in a template"),
        ("<script>new Image().src = '/x'</script>", Act.PROPERTY, "inline script: src of <img>"),
        ("<script>document.createElement(n).src = '/x'</script>", Act.PROPERTY, "inline script: src of an element"),
        (
            "<script>React.createElement('iframe', {src: 'https://site.example/x'})</script>",
            Act.MADE,
            "inline script: <iframe src>",
        ),
        ("<script>import('/x')</script>", Act.IMPORT, "inline script: import()"),
        ("<script>new Worker('/x')</script>", Act.WORKER, "inline script: new Worker()"),
        ("<script>location = '/x'</script>", Act.NAVIGATION, "inline script: location"),
        ("<p onclick=\"open('/x')\">", Act.WINDOW, "<p onclick>: open()"),
        ("<script>fetch('/x')</script>", Act.OTHER, "inline script: fetch()"),
    ],
)
def test_a_cause_is_told_in_words_and_decided_by_its_act(markup: str, act: Act, text: str) -> None:
    (load,) = loads_of(markup)
    assert (load.url, load.cause.act, load.how) == ("https://site.example/x", act, text)


def test_what_stands_in_a_template_is_no_frame_of_the_page_and_leads_it_nowhere() -> None:
    frame, refresh = (cause.noted("in a template") for cause in (attribute("iframe", "src"), REFRESH))
    assert (frame.act, frame.text) == (Act.ATTRIBUTE, "<iframe src> in a template")
    assert (refresh.act, refresh.text) == (Act.OTHER, "<meta refresh> in a template")
    assert frame.noted("twice").text == "<iframe src> in a template twice"
