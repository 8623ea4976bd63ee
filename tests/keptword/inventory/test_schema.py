"""The schema is up to date, and says of a file what the reader says, wherever a schema can."""

import datetime
import json
import tomllib
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator

from plugins.keptword.inventory.entries import CATALOGUE
from plugins.keptword.inventory.reading import read_service
from plugins.keptword.inventory.schema import FILE, service_schema
from tests.conftest import LANGUAGES as SITE_LANGUAGES
from tests.conftest import ROOT
from tests.keptword.inventory.catalogues import small_catalogue
from tests.keptword.inventory.texts import LANGUAGES, SOUND

COMMITTED = (ROOT / FILE).read_text("utf-8")

USING = 'use = "example-analytics"\nid = "EX-7"\n'


def accepts(schema: str, text: str) -> bool:
    content = json.loads(json.dumps(tomllib.loads(text), default=datetime.date.isoformat))
    validator: Any = Draft7Validator(json.loads(schema), format_checker=Draft7Validator.FORMAT_CHECKER)
    return bool(validator.is_valid(content))


def test_the_committed_schema_is_that_of_the_reader() -> None:
    assert service_schema(SITE_LANGUAGES, CATALOGUE.ids) == COMMITTED, "run: invoke service.schema"


@pytest.mark.parametrize("file", sorted((ROOT / "content/services").glob("*.toml")), ids=lambda path: path.stem)
def test_the_services_of_this_site_are_sound_to_it(file: Path) -> None:
    assert accepts(COMMITTED, file.read_text("utf-8"))


def test_taplo_finds_it_for_all_service_files() -> None:
    settings = tomllib.loads((ROOT / ".taplo.toml").read_text("utf-8"))
    (rule,) = settings["rule"]
    assert rule["schema"]["path"] == FILE
    matched = {path for pattern in rule["include"] for path in ROOT.glob(pattern)}
    assert set((ROOT / "content/services").glob("*.toml")) <= matched


MISTAKES = [
    *((line + "\n", "") for line in SOUND.splitlines() if " = " in line),
    *((old, "") for old in ("[purpose]\n", "[cookies.purpose]\n")),
    ('"analytics"', '"analitics"'),
    ('"analytics"', "true"),
    ('name = "Example Analytics"', 'name = " "'),
    ('name = "Example Analytics"', 'name = "[what the service is called]"'),
    ('name = "Example Analytics"', 'nam = "Example Analytics"'),
    ('"IE"', '"Ireland"'),
    ('"US"', '"us"'),
    ("2026-11-22", '"yesterday"'),
    ("2026-11-22", "2026"),
    ('"EX-1"', '"EX 1"'),
    ('"13 months"', '"varies"'),
    ('"13 months"', '"0 days"'),
    ('"13 months"', '"session"'),
    ('"first"', '"second"'),
    ('"data-privacy-framework"', '"trust"'),
    ('["https://js.example.com"]', '"https://js.example.com"'),
    ('["https://js.example.com"]', '["https://js.example.com", 1]'),
    ('"https://*.example.com"', '"http://example.com"'),
    ("connect-src", "default-src"),
    ("async = true", 'async = "yes"'),
    ("async = true", "defer = true"),
    ("[[cookies]]", "[cookies]"),
    ("[[scripts]]", "[scripts]"),
    ("[purpose]\n", 'revoke = "stop"\n[purpose]\n'),
    ("[purpose]\n", "revoke = [[]]\n[purpose]\n"),
    ("[purpose]\n", "revoke = [[1]]\n[purpose]\n"),
    ("[purpose]\n", 'revoke = [["stop", 1, { a = true }]]\n[purpose]\n'),
    ("[hosts]\n", '[embed]\nsrc = "https://example.com"\n[hosts]\n'),
    ("[purpose]\n", '[reason]\nen = "x"\n[purpose]\n'),
]

# What only the reader knows: one key of a file judged by another.
_ONLY_THE_READERS = (
    "has either src or code",
    "is not among the service's hosts",
    "a safeguard",
    "Data Privacy Framework",
    "privacy-notice is missing",
)


@pytest.mark.parametrize(("old", "new"), MISTAKES)
def test_reader_and_schema_agree_about_a_mistake(old: str, new: str) -> None:
    assert old in SOUND
    text = SOUND.replace(old, new, 1)
    _, problems = read_service("example", "x.toml", text, LANGUAGES)
    told = [problem for problem in problems if not any(only in problem.wrong for only in _ONLY_THE_READERS)]
    assert accepts(service_schema(LANGUAGES, ["example-analytics"]), text) == (told == []), told


def test_three_lines_are_enough_for_it(tmp_path: Path) -> None:
    schema = service_schema(LANGUAGES, small_catalogue(tmp_path).ids)
    assert accepts(schema, USING)
    assert accepts(schema, USING + '[purpose]\nnl = "Meet."\n')
    assert not accepts(schema, USING.replace("example-analytics", "exampel"))
    assert not accepts(schema, USING + '[[cookies]]\nname = "_x"\n')


def test_every_key_is_explained_and_every_choice_is_offered() -> None:
    schema = json.loads(COMMITTED)
    properties = schema["properties"]
    nested = [properties[name]["items"]["properties"] for name in ("cookies", "recipients", "scripts")]
    tables = [properties, properties["hosts"]["properties"], properties["embed"]["properties"], *nested]
    assert all(key["description"].endswith(".") for table in tables for key in table.values())
    assert properties["category"]["enum"] == ["necessary", "embedded", "analytics", "marketing"]
