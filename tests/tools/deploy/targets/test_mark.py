import json

import pytest

from tools.deploy.targets.errors import PublishError
from tools.deploy.targets.mark import Owner, mark_text, marked_site, refuse_to_replace

URL = "https://privacy.example/site"


def test_a_mark_names_the_address_of_its_site() -> None:
    assert marked_site(mark_text(f"{URL}/")) == URL
    refuse_to_replace(True, mark_text(URL), "there", Owner(f"{URL}/"))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "null",
        "{}",
        '{"locks": [], "scripts": []}',
        json.dumps({"site": URL}),
        json.dumps({"made-by": "another program", "site": URL}),
        mark_text(URL).replace(f'"{URL}"', "1"),
        mark_text(URL).replace("{", '{"more": 1,'),
        mark_text(URL)[:-3],
    ],
)
def test_what_a_build_did_not_write_is_no_mark(text: str) -> None:
    assert marked_site(text) is None
    with pytest.raises(PublishError, match="something else than this site"):
        refuse_to_replace(True, text, "there", Owner(URL))


def test_what_holds_nothing_may_be_filled() -> None:
    refuse_to_replace(False, None, "there", Owner(URL))


def test_a_mark_without_an_address_is_none() -> None:
    with pytest.raises(PublishError, match="was not written by a build"):
        refuse_to_replace(True, mark_text(""), "there", Owner(URL))
