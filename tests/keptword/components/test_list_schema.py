import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from plugins.keptword.components.list_schema import LIST_SCHEMA_FILE

Changed = dict[str, Any]


@pytest.fixture
def published(site: Path) -> Changed:
    """The list of the site as it is published, to spoil."""
    content: Changed = json.loads((site / "cookies.json").read_text("utf-8"))
    return content


@pytest.fixture(scope="module")
def schema(site: Path) -> jsonschema.Draft202012Validator:
    content = json.loads((site / LIST_SCHEMA_FILE).read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(content)
    return jsonschema.Draft202012Validator(content, format_checker=jsonschema.FormatChecker())


def test_the_published_list_is_what_its_schema_says_and_names_it(
    published: Changed, schema: jsonschema.Draft202012Validator
) -> None:
    assert list(schema.iter_errors(published)) == []
    assert published["$schema"].endswith(f"/{LIST_SCHEMA_FILE}")


@pytest.mark.parametrize(
    ("where", "value"),
    [
        (("category",), "statistics"),
        (("country",), "Ireland"),
        (("checked",), "last week"),
        (("purpose", "fr"), ""),
        (("cookies", 0, "lifetime"), "a while"),
        (("recipients", 0, "phone"), "1"),
        (("sources", 0, "directive"), "iframe-src"),
    ],
)
def test_a_list_that_says_something_else_does_not_pass(
    published: Changed, schema: jsonschema.Draft202012Validator, where: tuple[str | int, ...], value: str
) -> None:
    place: Any = next(service for service in published["services"] if service["id"] == "google-analytics")
    for step in where[:-1]:
        place = place[step]
    place[where[-1]] = value
    assert not schema.is_valid(published)
