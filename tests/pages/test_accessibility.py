"""AX-15: the page on accessibility tells the standard, what was tested and what falls short, and claims no more."""

import importlib

from bs4 import BeautifulSoup

from tests.pages.promises import as_read, assert_promised, read_promises, section_parts, section_text

Pages = dict[str, BeautifulSoup]

# Sections that say how far the site is: all that they say is promised, so that nobody adds a claim by the way.
JUDGEMENTS = ("standard", "tested", "not-tested", "shortfalls")

# Which tests stand behind each line of what was tested, in its order.
TESTED = (
    (
        "test_appearances",
        "test_ax_06_ax_07_ax_11_ax_13_axe_finds_nothing_on_any_page_and_no_text_is_lost_at_320_pixels",
    ),
    ("test_appearances", "test_ax_01_ax_06_ax_10_axe_finds_nothing_with_the_banner_open_and_with_it_closed"),
    ("test_forms_appearances", "test_ax_03_a_whole_form_is_filled_in_and_sent_by_keyboard_alone"),
    ("test_behaviour", "test_withdrawing_stops_everything_from_the_next_load_on"),
)


def test_ax_15_standard_tests_and_shortfalls_are_told_and_how_to_report_a_barrier(pages: Pages) -> None:
    assert_promised(pages, "AX-15")


def test_ax_15_nothing_more_is_claimed_than_what_is_known(pages: Pages) -> None:
    page = pages["accessibility"]
    language = str(page.html["lang"]) if page.html else ""
    for promise in read_promises():
        if promise.row == "AX-15" and promise.section in JUDGEMENTS:
            heading = as_read(section_parts(page, promise.section)[0].get_text())
            whole = " ".join((heading, *promise.says[language]))
            assert section_text(page, promise.section) == as_read(whole), promise.section


def test_ax_15_each_thing_said_to_be_tested_has_its_test(pages: Pages) -> None:
    (lines,) = (part for part in section_parts(pages["accessibility"], "tested") if part.name == "ul")
    assert len(lines.select("li")) == len(TESTED)
    for module, test in TESTED:
        folder = "engines" if module == "test_behaviour" else "browser"
        assert callable(getattr(importlib.import_module(f"tests.{folder}.{module}"), test))


def test_ax_15_a_barrier_is_reported_by_form_mail_telephone_or_letter(pages: Pages) -> None:
    report = BeautifulSoup("".join(map(str, section_parts(pages["accessibility"], "report"))), "html.parser")
    form = next(str(link["href"]) for link in report.select("a") if str(link["href"]).startswith("/"))
    address, _, anchor = form.partition("#")
    assert anchor == "form"
    (own,) = pages["contact"].select('link[rel="canonical"]')
    assert str(own["href"]).endswith(address)
    (own_card,) = report.select("address")
    assert [own_card.get_text()] == [card.get_text() for card in pages["contact"].select("address")]
    assert own_card.select('a[href^="mailto:"]')
