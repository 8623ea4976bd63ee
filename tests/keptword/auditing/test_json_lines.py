import json

import pytest

from plugins.keptword.auditing import Finding
from plugins.keptword.auditing.json_lines import finding_of, json_line
from plugins.keptword.requests.grades import Grade


@pytest.mark.parametrize(
    "finding",
    [
        Finding("a.html", 3, 4, "https://t.example/x", "t.example", "<img src>", "A service"),
        Finding("a.js", 1, 1, "", "", "script that can fetch", grade=Grade.UNREAD, what="jQuery 3.7.1"),
        Finding("mail.mhtml", 1, 1, "", "", "not judged", is_judged=False),
    ],
)
def test_a_line_holds_all_of_a_finding(finding: Finding) -> None:
    assert finding_of(json.loads(json_line(finding))) == finding


def test_the_vendor_is_named_where_it_is_known() -> None:
    film = Finding("a.html", 1, 1, "https://www.youtube.com/embed/x", "www.youtube.com", "<iframe src>")
    assert json.loads(json_line(film))["vendor"] == "YouTube"


def test_a_name_with_a_line_end_or_without_an_encoding_takes_one_line() -> None:
    (line,) = json_line(Finding("a\nb\udce9.html", 1, 1, "https://t.example/", "t.example", "<img src>")).splitlines()
    assert json.loads(line)["file"] == "a%0Ab%E9.html"
