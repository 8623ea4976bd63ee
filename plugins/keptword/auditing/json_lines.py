"""Findings for machines, a line of JSON for each; it is read again where parts of a site are put together."""

import json

from ..requests.grades import Grade
from .findings import Finding
from .vendors import vendor_of


def json_line(finding: Finding) -> str:
    """Return a finding as one line of JSON. `opaque` and `judged` stand only where they are true, and false."""
    vendor = vendor_of(finding.url, finding.host) if finding.host else None
    values: dict[str, object] = {
        "grade": finding.grade.value,
        "file": finding.shown_file,
        "line": finding.line,
        "column": finding.column,
        "url": finding.url,
        "host": finding.host,
        "how": finding.how,
        "service": finding.service,
        "vendor": vendor.name if vendor and vendor.is_known else None,
    }
    if finding.what:
        values["what"] = finding.what
    if finding.is_opaque:
        values["opaque"] = True
    if not finding.is_judged:
        values["judged"] = False
    return json.dumps(values, ensure_ascii=False)


def finding_of(values: dict[str, object]) -> Finding:
    """Return the finding that a line of JSON holds. Raises KeyError, TypeError and ValueError for one that is none."""
    service = values["service"]
    return Finding(
        _text(values["file"]),
        _number(values["line"]),
        _number(values["column"]),
        _text(values["url"]),
        _text(values["host"]),
        _text(values["how"]),
        None if service is None else _text(service),
        is_judged=values.get("judged", True) is True,
        grade=Grade(_text(values["grade"])),
        what=_text(values.get("what", "")),
    )


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(f"{value!r} is no text")
    return value


def _number(value: object) -> int:
    if not isinstance(value, int):
        raise TypeError(f"{value!r} is no number")
    return value
