import pytest

from plugins.keptword.requests import read_file
from plugins.keptword.requests.grades import Grade
from plugins.keptword.requests.js import read_script

ASK = "fetch('https://t.example/x')"


def grades(code: str) -> set[Grade]:
    reading = read_script(code)
    return {found.grade for found in (*reading.urls, *reading.markup)} | {taken.grade for taken in reading.taken}


@pytest.mark.parametrize(
    "code",
    [
        f"form.addEventListener('submit', () => {ASK})",
        f"addEventListener('keydown', function (e) {{ if (e.key == 'a') {{ {ASK} }} }})",
        f"$('.b').on('click.menu keyup', '.c', function () {{ {ASK} }})",
        f"$('.b').click(function () {{ {ASK} }})",
        f"b.onclick = async () => {{ await 0; {ASK} }}",
        f"function send() {{ {ASK} }} b.addEventListener('click', send)",
        f"const send = () => {ASK}; a.onclick = send; b.addEventListener('submit', send)",
        "b.addEventListener('click', () => { m.innerHTML = '<img src=https://t.example/x>' })",
        "b.addEventListener('click', () => { f.src = document.querySelector('button').dataset.film })",
        "b.addEventListener('click', () => { eval(\"fetch('https://t.example/x')\") })",
        "open('https://t.example/x')",
    ],
)
def test_what_only_an_act_of_the_visitor_runs_may_load(code: str) -> None:
    assert grades(code) == {Grade.MAY_LOAD}


@pytest.mark.parametrize(
    "code",
    [
        ASK,
        f"b.addEventListener('click', () => 0); {ASK}",
        f"addEventListener('load', () => {ASK})",
        f"addEventListener('mousemove', () => {ASK})",
        f"$(b).on('click load', () => {ASK})",
        f"b.addEventListener(kind, () => {ASK})",
        f"function send() {{ {ASK} }} b.addEventListener('click', send); send()",
        f"function send() {{ {ASK} }} b.addEventListener('click', send); setTimeout(send, 9)",
        f"function send() {{ {ASK} }} b.onclick = send; b.onload = send",
        f"const send = () => {ASK}; b.onclick = send; api.start = {{send, x: send}}",
        f"b.addEventListener('click', () => {ASK}); b.click()",
        f"$(b).click(function () {{ {ASK} }}); $(b).trigger('click')",
    ],
)
def test_what_may_also_run_without_the_visitor_loads(code: str) -> None:
    assert grades(code) == {Grade.LOADS}


@pytest.mark.parametrize(("name", "grade"), [("onclick", Grade.MAY_LOAD), ("onload", Grade.LOADS)])
def test_a_handler_in_the_page_is_graded_by_its_event(name: str, grade: Grade) -> None:
    page = f"<!doctype html><title>x</title><p {name}=\"m.innerHTML = '<img src=//t.example/x>'; {ASK}\">"
    loads = read_file(page.encode(), "x.html", "https://site.example/").loads
    assert {(load.url, load.grade) for load in loads} == {("https://t.example/x", grade)}


@pytest.mark.parametrize(("marked", "grade"), [("data-category=statistics", Grade.MAY_LOAD), ("", Grade.LOADS)])
def test_a_script_that_a_consent_tool_holds_back_may_load(marked: str, grade: Grade) -> None:
    page = f"""<!doctype html><title>x</title><script type="text/plain" {marked} data-src="https://t.example/x"></script>
        <script>document.querySelectorAll("script[data-src]").forEach(old => {{
            const script = document.createElement("script"); script.src = old.dataset.src; document.head.append(script)
        }})</script>"""
    loads = read_file(page.encode(), "x.html", "https://site.example/").loads
    assert [(load.host, load.grade) for load in loads if load.url] == [("t.example", grade)]


@pytest.mark.parametrize(
    ("code", "grade"),
    [("new Image().src = document.querySelector('a').href", Grade.LOADS), ("load(e => fetch(e.href))", None)],
)
def test_a_link_that_code_asks_for_loads(code: str, grade: Grade | None) -> None:
    page = f"<!doctype html><title>x</title><a href=https://t.example/x>x</a><script>{code}</script>"
    loads = read_file(page.encode(), "x.html", "https://site.example/").loads
    assert [load.grade for load in loads if load.url] == ([grade] if grade else [])
