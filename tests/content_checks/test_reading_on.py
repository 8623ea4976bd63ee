from typing import Any

import pytest

from plugins.content_checks.reading_on import stand_in


def test_what_is_right_is_kept() -> None:
    head = {"title": "Contact", "status": "draft", "slug": "contact", "url": "en/", "save_as": "en/index.html"}
    read = dict(head)
    stand_in(None, read)
    assert read == head


@pytest.mark.parametrize(
    "wrong", [{"status": "drafts"}, {"date": "22/11/2026"}, {"slug": "../.."}, {"save_as": "/etc/x.html"}]
)
def test_what_would_end_the_reading_is_left_out_and_a_title_stands_in(wrong: dict[str, Any]) -> None:
    read = dict(wrong)
    stand_in(None, read)
    assert read.keys() == {"title"}
