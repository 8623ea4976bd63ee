"""The report as SARIF 2.1.0 (OASIS), which code hosts show beside the files.

One result for each thing: `occurrenceCount` says how often it stands there (§3.27). Paths are those of the built site.
"""

import hashlib
import json
import os
from collections.abc import Iterator
from urllib.parse import quote_from_bytes

from ..requests.grades import Grade
from .baseline import signature
from .findings import NOT_JUDGED, Finding
from .tally import Tally, Told

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

_RULES = (
    (Grade.LOADS.value, "error", "A browser asks for it, with no act of the visitor."),
    (Grade.MAY_LOAD.value, "note", "Code holds the address and a way to ask for it, once the visitor acts or agrees."),
    (Grade.UNREAD.value, "note", "Code can fetch what cannot be read in it."),
    (NOT_JUDGED, "warning", "A browser might show or run it, and it could not be judged."),
)


def sarif_text(tally: Tally, *, all_fail: bool = False) -> str:
    """Return the log of one run; on a site where everything fails, all are errors."""
    driver = {"name": "keptword", "rules": [_rule(*rule, all_fail=all_fail) for rule in _RULES]}
    results = list(_results(tally, all_fail=all_fail))
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, indent=1) + "\n"


def _id(verdict: str) -> str:
    return verdict.replace(" ", "-")


def _rule(verdict: str, level: str, text: str, *, all_fail: bool) -> dict[str, object]:
    level = "error" if all_fail else level
    return {"id": _id(verdict), "shortDescription": {"text": text}, "defaultConfiguration": {"level": level}}


def _results(tally: Tally, *, all_fail: bool) -> Iterator[dict[str, object]]:
    verdicts = [verdict for verdict, _, _ in _RULES]
    has_baseline = bool(tally.known or tally.gone)
    for told in tally.everything:
        index = verdicts.index(told.first.verdict)
        result = {
            "ruleId": _id(told.first.verdict),
            "ruleIndex": index,
            "level": "error" if all_fail else _RULES[index][1],
            "message": {"text": _message(told)},
            "locations": [{"physicalLocation": _location(told.first)}],
            "occurrenceCount": told.times,
            "partialFingerprints": {"thing/v1": _fingerprint(told.first)},
        }
        if has_baseline:
            result["baselineState"] = "unchanged" if told.is_known else "new"
        yield result


def _message(told: Told) -> str:
    finding = told.first
    said = f"{finding.how} loads {finding.url}" if finding.url else finding.how
    more = f" (in {told.files:,} files)" if told.files > 1 else ""
    return f"{said}{f', {finding.what}' if finding.what else ''}{more}"


def _location(finding: Finding) -> dict[str, object]:
    # An address that leads to no file stands in place of one; line ends and other signs are part of no URI (RFC 3986).
    uri = finding.file if "://" in finding.file else quote_from_bytes(os.fsencode(finding.file))
    return {"artifactLocation": {"uri": uri}, "region": {"startLine": finding.line, "startColumn": finding.column}}


def _fingerprint(finding: Finding) -> str:
    return hashlib.sha256("\0".join(signature(finding)).encode("utf-8", "surrogateescape")).hexdigest()[:32]
