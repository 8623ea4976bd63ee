"""The log against the structure of SARIF 2.1.0 (OASIS): what code hosts refuse where it is otherwise."""

import json
import re
from typing import Any

from jsonschema import Draft7Validator

from plugins.keptword.auditing import Finding
from plugins.keptword.auditing.sarif import sarif_text
from plugins.keptword.auditing.tally import Tally
from plugins.keptword.requests.grades import Grade
from tests.keptword.auditing.test_person import found, tally_of

_LEVEL = {"enum": ["none", "note", "warning", "error"]}
_TEXT = {"type": "object", "required": ["text"], "properties": {"text": {"type": "string", "minLength": 1}}}
_COUNT = {"type": "integer", "minimum": 1}

# Of each object its required properties, the values of those that are written, and no others (§3.13 to §3.30).
_STRUCTURE = {
    "type": "object",
    "required": ["version", "runs"],
    "additionalProperties": False,
    "properties": {
        "$schema": {"type": "string", "format": "uri"},
        "version": {"const": "2.1.0"},
        "runs": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["tool"],
                "additionalProperties": False,
                "properties": {
                    "columnKind": {"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
                    "tool": {
                        "type": "object",
                        "required": ["driver"],
                        "properties": {
                            "driver": {
                                "type": "object",
                                "required": ["name"],
                                "properties": {
                                    "name": {"type": "string"},
                                    "version": {"type": "string"},
                                    "rules": {
                                        "type": "array",
                                        "uniqueItems": True,
                                        "items": {
                                            "type": "object",
                                            "required": ["id"],
                                            "additionalProperties": False,
                                            "properties": {
                                                "id": {"type": "string", "pattern": "^[a-z-]+$"},
                                                "shortDescription": _TEXT,
                                                "defaultConfiguration": {"properties": {"level": _LEVEL}},
                                            },
                                        },
                                    },
                                },
                            }
                        },
                    },
                    "results": {
                        "type": "array",
                        "items": {
                            "type": "object",
                            "required": ["message"],
                            "additionalProperties": False,
                            "properties": {
                                "ruleId": {"type": "string"},
                                "ruleIndex": {"type": "integer", "minimum": 0},
                                "level": _LEVEL,
                                "message": _TEXT,
                                "occurrenceCount": _COUNT,
                                "baselineState": {"enum": ["new", "unchanged", "updated", "absent"]},
                                "partialFingerprints": {
                                    "type": "object",
                                    "additionalProperties": {"type": "string"},
                                },
                                "locations": {
                                    "type": "array",
                                    "items": {
                                        "type": "object",
                                        "required": ["physicalLocation"],
                                        "properties": {
                                            "physicalLocation": {
                                                "type": "object",
                                                "required": ["artifactLocation"],
                                                "additionalProperties": False,
                                                "properties": {
                                                    "artifactLocation": {
                                                        "properties": {"uri": {"type": "string", "pattern": "^[!-~]+$"}}
                                                    },
                                                    "region": {
                                                        "properties": {"startLine": _COUNT, "startColumn": _COUNT}
                                                    },
                                                },
                                            }
                                        },
                                    },
                                },
                            },
                        },
                    },
                },
            },
        },
    },
}


def log_of(tally: Tally, *, all_fail: bool = False) -> Any:
    log = json.loads(sarif_text(tally, all_fail=all_fail))
    Draft7Validator(_STRUCTURE).validate(log)
    return log


def test_each_thing_is_a_result_of_its_rule_with_its_place_and_its_count() -> None:
    tally = tally_of(
        [
            found("https://t.example/x", "a b.html"),
            found("https://t.example/x", "c.html"),
            found("https://u.example/", "a.js", Grade.MAY_LOAD),
            found("", "jquery.js", Grade.UNREAD, "jQuery 3.7.1"),
            Finding("mail.mhtml", 1, 1, "", "", "not judged", is_judged=False),
        ]
    )
    (run,) = log_of(tally)["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert [(one["ruleId"], one["level"], one["occurrenceCount"]) for one in run["results"]] == [
        ("loads", "error", 2),
        ("may-load", "note", 1),
        ("unread", "note", 1),
        ("not-judged", "warning", 1),
    ]
    assert all(rules[one["ruleIndex"]]["id"] == one["ruleId"] for one in run["results"])
    first = run["results"][0]
    assert first["locations"][0]["physicalLocation"] == {
        "artifactLocation": {"uri": "a%20b.html"},
        "region": {"startLine": 1, "startColumn": 1},
    }
    assert first["message"]["text"] == "<img src> loads https://t.example/x (in 2 files)"
    assert len({one["partialFingerprints"]["thing/v1"] for one in run["results"]}) == 4


def test_names_of_files_become_addresses() -> None:
    names = ["a\nb.html", "caf\udce9.html", "ü/a#b?c.html", "a:b.html"]
    results = log_of(tally_of(found(f"https://t.example/{name!r}", name) for name in names))["runs"][0]["results"]
    uris = [one["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for one in results]
    assert sorted(uris) == sorted(["a%0Ab.html", "caf%E9.html", "%C3%BC/a%23b%3Fc.html", "a%3Ab.html"])


def test_on_the_own_site_everything_is_an_error_and_a_clean_site_has_no_results() -> None:
    results = log_of(tally_of([found("", "a.js", Grade.UNREAD)]), all_fail=True)["runs"][0]["results"]
    assert [one["level"] for one in results] == ["error"]
    assert log_of(tally_of([]))["runs"][0]["results"] == []


def test_the_same_thing_has_the_same_fingerprint_wherever_it_stands() -> None:
    prints = [
        re.findall(r'"thing/v1": "(\w+)"', sarif_text(tally_of([found("https://t.example/", file)])))
        for file in ("a.html", "b.html")
    ]
    assert prints[0] == prints[1]
