import pytest

from plugins.keptword.requests import read_file
from plugins.keptword.requests.deciding import deciding_directives


@pytest.mark.parametrize(
    ("markup", "directives"),
    [
        (
            "<script>var s = document.createElement('script'); s.src = '/x'; document.body.append(s)</script>",
            "script-src",
        ),
        (
            "<script>var i = document.createElement('iframe'); i.src = '/x'; document.body.append(i)</script>",
            "frame-src",
        ),
        ("<script>var i = document.createElement('img'); i.src = '/x'</script>", "img-src"),
        ('<script src="/x"></script>', "script-src"),
        ('<iframe src="/x"></iframe>', "frame-src"),
        ("<script>fetch('/x')</script>", ""),
        ("<script type=module>import('/x')</script>", "script-src"),
        ("<script type=module>import '/x'</script>", "script-src"),
        ("<script>new Worker('/x')</script>", "worker-src"),
        ("<script>new SharedWorker('/x')</script>", "worker-src"),
        ("<script>navigator.serviceWorker.register('/x')</script>", "worker-src"),
        ('<link rel="preconnect" href="/x">', ""),
    ],
)
def test_of_what_code_makes_or_calls_its_own_directive_decides(markup: str, directives: str) -> None:
    loads = read_file(f"<!doctype html><title>x</title>{markup}".encode(), "x.html", "https://site.example/").loads
    assert {" ".join(deciding_directives(load)) for load in loads} == {directives}
