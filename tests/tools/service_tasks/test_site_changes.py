from dataclasses import replace

from plugins.keptword.inventory import Inventory, Service
from plugins.keptword.inventory.reading import read_service
from plugins.keptword.inventory.services import in_reading_order
from tests.keptword.inventory.texts import LANGUAGES, SOUND
from tools.service_tasks.site_changes import site_changes


def example() -> Service:
    service, _ = read_service("example", "x.toml", SOUND, LANGUAGES)
    assert service is not None
    return service


def changes(before: list[Service], after: list[Service]) -> list[str]:
    return site_changes(in_reading_order(before), in_reading_order(after), "example", ("every page",)).splitlines()


def test_a_new_service_asks_visitors_and_brings_its_rows_and_hosts() -> None:
    assert changes([], [example()]) == [
        "What changes on the site:",
        "  visitors  are asked about Example Analytics, under analytics; their other choices stay",
        "  used on   every page",
        "  list      + _ex (Example Analytics: cookie, 13 months)",
        "  policy    + script-src https://js.example.com",
        "            + connect-src https://*.example.com",
    ]


def test_other_words_ask_no_one_again() -> None:
    lines = changes([example()], [replace(example(), name="Statistics", cookies=())])
    assert "  visitors  are asked about Statistics again" in lines
    lines = changes([example()], [replace(example(), scripts=())])
    assert lines[1] == "  visitors  are not asked again"
    assert lines[3:] == ["  list      stays as it is", "  policy    stays as it is"]


def test_what_goes_is_marked_as_gone() -> None:
    lines = changes([example()], [replace(example(), sources=example().sources[:1])])
    assert lines[-1] == "  policy    - connect-src https://*.example.com"


def test_a_host_that_another_service_has_already_is_no_change_of_the_policy() -> None:
    other = replace(example(), id="other", cookies=())
    lines = site_changes(Inventory((other,)), Inventory((other, example())), "example", ()).splitlines()
    assert lines[-1] == "  policy    stays as it is"
