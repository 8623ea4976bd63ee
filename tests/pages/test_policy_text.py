"""The rows PP-* that can be read from the built pages, in every language; those of forms are in `test_forms`."""

import copy

import pytest
from bs4 import BeautifulSoup, Tag

from pelicanconf import COMPANY
from plugins.keptword.inventory import Inventory
from tests.conftest import LANGUAGES, ROOT
from tests.pages.test_structure import one

COMPLAINT = {"en": "Complaint", "nl": "klacht", "fr": "plainte", "de": "Beschwerde"}
MOST_WORDS = 1600

# What the pages of the forms and of cookies say of periods, in the words of the policy.
PERIODS = {
    "en": {"contact": "two years", "newsletter": "five years", "rights": "three years", "cookies": "six months"},
    "nl": {"contact": "twee jaar", "newsletter": "vijf jaar", "rights": "drie jaar", "cookies": "zes maanden"},
    "fr": {"contact": "deux ans", "newsletter": "cinq ans", "rights": "trois ans", "cookies": "six mois"},
    "de": {"contact": "zwei jahre", "newsletter": "fünf jahre", "rights": "drei jahre", "cookies": "sechs monate"},
}
SECTIONS = {"contact": "notice", "newsletter": "notice", "rights": "form", "cookies": "duration"}


def language_of(page: BeautifulSoup) -> str:
    return str(one(page, "html")["lang"])


def rendered_words(page: BeautifulSoup) -> int:
    """Count the words that a visitor finds on the page: contents, addresses and the table of recipients included."""
    main = copy.copy(one(page, "main"))
    for part in main.select("[hidden], script, style, template"):
        part.decompose()
    return sum(any(map(str.isalnum, word)) for word in main.get_text(" ").split())


def section(page: BeautifulSoup, anchor: str) -> str:
    """Return the text from a heading to the next of its rank."""
    heading = one(page, f'[id="{anchor}"]')
    texts = [heading.get_text()]
    for sibling in heading.find_next_siblings(True):
        if isinstance(sibling, Tag) and sibling.name in ("h2", heading.name):
            break
        texts.append(sibling.get_text())
    return " ".join(texts)


def test_pp_01_pp_02_the_controller_and_the_dpo_can_be_reached(pages: dict[str, BeautifulSoup]) -> None:
    assert "hello@codedor.example" in section(pages["privacy"], "controller")
    assert "privacy@codedor.example" in section(pages["privacy"], "dpo")


def test_pp_20_legal_form_office_numbers_and_register_are_given(
    pages: dict[str, BeautifulSoup],
) -> None:
    for page in ("privacy", "contact"):
        address = pages[page].select("address")[0].get_text()
        for key in ("legal_form", "address", "enterprise_number", "vat_number", "register_court"):
            assert COMPANY[key] in address


def test_pp_03_pp_07_each_purpose_has_a_legal_basis_and_a_retention_period(pages: dict[str, BeautifulSoup]) -> None:
    rows = pages["privacy"].select("#purposes ~ table")[0].select("tbody tr")
    assert len(rows) >= 6
    for row in rows:
        cells = [cell.get_text(strip=True) for cell in row.select("td")]
        assert len(cells) == 4
        assert all(cells)
        assert "6" in cells[2], "an article of the GDPR"


def test_pp_07_the_other_pages_say_the_same_periods_as_the_policy(pages: dict[str, BeautifulSoup]) -> None:
    policy = section(pages["privacy"], "purposes").lower()
    for page, period in PERIODS[language_of(pages["privacy"])].items():
        assert period in section(pages[page], SECTIONS[page]).lower(), page
        assert period in policy, page


def test_pp_21_each_kind_of_data_that_is_collected_has_a_purpose(pages: dict[str, BeautifulSoup]) -> None:
    collected, purposes = (
        pages["privacy"].select(f"#{anchor} ~ table")[0].select("tbody tr") for anchor in ("data", "purposes")
    )
    assert len(collected) >= 8
    used = " ".join(row.select("td")[1].get_text().lower() for row in purposes)
    for row in collected:
        assert row.select("td")[0].get_text(strip=True).lower() in used


def test_pp_22_a_heading_in_the_contents_of_policy_and_rights_page_says_complaint(
    pages: dict[str, BeautifulSoup],
) -> None:
    for page in ("privacy", "rights"):
        for told in (one(pages[page], ".toc a[href='#complaint']"), one(pages[page], "h2#complaint")):
            assert COMPLAINT[language_of(pages[page])] in told.get_text()


def test_pp_23_a_summary_stands_first_and_the_policy_has_no_more_than_1600_words(
    pages: dict[str, BeautifulSoup],
) -> None:
    first = pages["privacy"].select("article h2")[0]
    assert first["id"] == "summary"
    leads_to = {str(link["href"]).split("#")[-1] for link in pages["privacy"].select("#summary + ul a")}
    assert {"dpo", "data", "purposes", "recipients"} <= leads_to
    assert rendered_words(pages["privacy"]) <= MOST_WORDS


def test_cw_13_what_vendors_are_told_of_a_withdrawal_is_said(pages: dict[str, BeautifulSoup]) -> None:
    said = {
        "en": "is told, in your browser, that you withdrew your consent",
        "nl": "in uw browser te horen dat u uw toestemming introk",
        "fr": "est averti, dans votre navigateur, que vous avez retiré votre consentement",
        "de": "erfährt er in Ihrem Browser, dass Sie Ihre Einwilligung widerrufen haben",
    }
    assert said[language_of(pages["cookies"])] in section(pages["cookies"], "withdraw")


@pytest.mark.parametrize(
    "anchor",
    [
        "interests",
        "recipients",
        "transfers",
        "retention",
        "security",
        "rights",
        "withdraw",
        "object",
        "complaint",
        "obligation",
        "automated",
        "sources",
        "children",
        "signals",
        "joint",
        "changes",
    ],
)
def test_each_of_these_has_its_own_heading(pages: dict[str, BeautifulSoup], anchor: str) -> None:
    assert len(section(pages["privacy"], anchor)) > 120


def test_pp_05_pp_06_recipients_are_those_of_the_inventory(
    pages: dict[str, BeautifulSoup], inventory: Inventory
) -> None:
    text = section(pages["privacy"], "recipients")
    for service in inventory.optional:
        assert service.name in text
        assert all(recipient.name in text for recipient in service.recipients)


def test_pp_10_ds_08_the_complaint_address_is_complete(pages: dict[str, BeautifulSoup]) -> None:
    for page in (pages["privacy"], pages["rights"]):
        text = section(page, "complaint")
        assert "35" in text
        assert "1000" in text
        assert "+32 (0)2 274 48 00" in text
        assert "contact@apd-gba.be" in text


def test_pp_18_the_age_of_consent_is_the_belgian_one(pages: dict[str, BeautifulSoup]) -> None:
    text = section(pages["privacy"], "children")
    assert "13" in text
    assert "16" not in text


def test_pp_16_the_policy_is_linked_from_every_page(pages: dict[str, BeautifulSoup]) -> None:
    policy = str(one(pages["privacy"], "link[rel=canonical]")["href"]).split(".example")[1]
    for page in pages.values():
        assert page.select_one(f'footer a[href="{policy}"]')


def test_the_table_of_contents_lists_every_section(pages: dict[str, BeautifulSoup]) -> None:
    listed = [str(link["href"]) for link in pages["privacy"].select(".toc a")]
    assert listed == [f"#{heading['id']}" for heading in one(pages["privacy"], "main").select("h2")]


def test_ax_12_nothing_has_to_be_proved_and_help_stands_in_the_same_order_on_every_page(
    pages: dict[str, BeautifulSoup],
) -> None:
    orders = set()
    for page in pages.values():
        assert not page.select("[type=password], [data-sitekey], [class*=captcha]")
        orders.add(tuple(str(link["href"]) for link in page.select(".site-header .pages a, .site-footer a")))
    (order,) = orders
    for help_page in ("contact", "rights"):
        assert str(one(pages[help_page], "link[rel=canonical]")["href"]).split(".example")[1] in order


def test_confirm_marks_are_the_same_in_every_language() -> None:
    for english in sorted((ROOT / "content/pages/en").glob("*.md")):
        marks = english.read_text("utf-8").count("<!-- confirm:")
        for language in LANGUAGES[1:]:
            translation = ROOT / "content/pages" / language / english.name
            assert translation.read_text("utf-8").count("<!-- confirm:") == marks, translation
