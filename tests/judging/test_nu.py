import json
from collections.abc import Mapping
from pathlib import Path

from plugins.judging.nu import read_errors


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
