import json
from collections.abc import Mapping
from pathlib import Path

from tools.validators.nu import read_errors


def said(site: Path, *messages: Mapping[str, str]) -> str:
    """Return what the checker prints of these messages about a page."""
    url = (site / "en/index.html").resolve().as_uri()
    return json.dumps({"messages": [{"url": url, "lastLine": 7, **message} for message in messages]})


def test_errors_are_told_with_file_and_line_and_advice_is_left_out(tmp_path: Path) -> None:
    error = {"type": "error", "message": "Stray end tag “b”.", "extract": "</b>"}
    advice = {"type": "info", "subType": "warning", "message": "Consider something."}
    (only,) = read_errors(said(tmp_path, error, advice), tmp_path)
    assert str(only) == "en/index.html:7: Stray end tag “b”."
    assert not only.known


def test_only_a_policy_for_visitors_without_scripts_may_be_where_the_checker_does_not_want_it(tmp_path: Path) -> None:
    message = "Bad value “Content-Security-Policy” for attribute “http-equiv” on element “meta”."
    within = {"type": "error", "message": message, "extract": '<noscript><meta http-equiv="Content-Security-Policy"'}
    elsewhere = {"type": "error", "message": message, "extract": '<p><meta http-equiv="Content-Security-Policy"'}
    assert [error.known for error in read_errors(said(tmp_path, within, elsewhere), tmp_path)] == [True, False]


def test_css_that_is_newer_than_the_checker_is_known_and_what_nobody_knows_is_not(tmp_path: Path) -> None:
    messages = (f"CSS: “{name}”: Property “{name}” doesn't exist." for name in ("animation-timeline", "colour"))
    errors = read_errors(said(tmp_path, *({"type": "error", "message": text} for text in messages)), tmp_path)
    assert [error.known for error in errors] == [True, False]
