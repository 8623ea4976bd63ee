"""The cookie list, the settings and the banner are the inventory, in every language."""

import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag

from plugins.keptword.components.wording import country_name, lifetime_in_words
from plugins.keptword.inventory import Inventory, consent_version
from plugins.keptword.inventory.services import Role
from plugins.keptword.languages.current import speak
from tests.conftest import COMPANY, LANGUAGES
from tests.pages.test_structure import one, page_files, parsed


@pytest.fixture(scope="module", params=LANGUAGES)
def page(site: Path, request: pytest.FixtureRequest) -> BeautifulSoup:
    """The cookies page, in each language in turn."""
    language = request.param
    speak(language)
    return next(
        soup
        for soup in map(parsed, page_files(site / language))
        if soup.select_one("article[data-page=cookies]") is not None
    )


def language_of(page: BeautifulSoup) -> str:
    return str(one(page, "html")["lang"])


def sections(page: BeautifulSoup) -> dict[str, Tag]:
    return {str(section["id"]).removeprefix("service-"): section for section in page.select("section.service")}


def test_cl_01_cl_08_the_list_holds_every_service_of_the_inventory_and_no_other(
    page: BeautifulSoup, inventory: Inventory
) -> None:
    assert list(sections(page)) == [service.id for service in inventory]


def test_cl_02_cl_03_cl_04_each_item_has_name_type_purpose_and_lifetime(
    page: BeautifulSoup, inventory: Inventory
) -> None:
    language = language_of(page)
    for service in inventory:
        rows = sections(page)[service.id].select("tbody tr")
        assert [one(row, "th code").get_text() for row in rows] == [cookie.name for cookie in service.cookies]
        for row, cookie in zip(rows, service.cookies, strict=True):
            kind, purpose, lifetime = (cell.get_text() for cell in row.select("td"))
            assert kind
            assert purpose == cookie.purpose.in_language(language)
            expected = lifetime_in_words(cookie.lifetime) if cookie.lifetime.duration else None
            assert lifetime == expected if expected else lifetime


def test_cl_05_cl_06_cl_07_each_service_has_data_controller_recipients_country_and_safeguard(
    page: BeautifulSoup, inventory: Inventory
) -> None:
    language = language_of(page)
    for service in inventory:
        text = one(sections(page)[service.id], "dl").get_text()
        assert service.purpose.in_language(language) in text
        assert service.data.in_language(language) in text
        assert f"{service.company}, {country_name(service.country)}" in text
        for recipient in service.recipients:
            assert f"{recipient.name}, {country_name(recipient.country)} (" in text
        if service.reason:
            assert service.reason.in_language(language) in text


ROLES = {
    "en": {Role.CONTROLLER: "Controller", Role.PROCESSOR: "Processor", Role.JOINT_CONTROLLER: "Joint controllers"},
    "nl": {
        Role.CONTROLLER: "Verwerkingsverantwoordelijke",
        Role.PROCESSOR: "Verwerker",
        Role.JOINT_CONTROLLER: "Gezamenlijke verwerkingsverantwoordelijken",
    },
    "fr": {
        Role.CONTROLLER: "Responsable du traitement",
        Role.PROCESSOR: "Sous-traitant",
        Role.JOINT_CONTROLLER: "Responsables conjoints du traitement",
    },
    "de": {
        Role.CONTROLLER: "Verantwortlicher",
        Role.PROCESSOR: "Auftragsverarbeiter",
        Role.JOINT_CONTROLLER: "Gemeinsam Verantwortliche",
    },
}


def test_cl_11_each_company_stands_under_its_role_and_the_sites_own_is_controller_where_a_vendor_works_for_it(
    page: BeautifulSoup, inventory: Inventory
) -> None:
    names = ROLES[language_of(page)]
    assert {service.role for service in inventory} == set(Role)
    for service in inventory:
        said = {
            one(row, "dt").get_text(): one(row, "dd").get_text()
            for row in sections(page)[service.id].select("dl > div")
        }
        assert service.company in said[names[service.role]]
        assert [role for role in Role if names[role] in said and service.company in said[names[role]]] == [service.role]
        if service.role is Role.PROCESSOR:
            assert said[names[Role.CONTROLLER]] == COMPANY
        if service.role is Role.JOINT_CONTROLLER:
            assert COMPANY in said[names[service.role]]


CHECKED = {"en": "Checked", "nl": "Gecontroleerd", "fr": "Vérification", "de": "Geprüft"}
NOT_LOOKED_UP = {"en": "states that", "nl": "verklaart dat", "fr": "déclare", "de": "gibt an"}


def test_cl_14_the_list_counts_what_was_checked_and_what_was_not(page: BeautifulSoup, inventory: Inventory) -> None:
    checked = sum(1 for cookie in inventory.cookies if cookie.evidence)
    count = len(inventory.cookies)
    said = re.findall(r"\b\d+\b", one(page, ".cookie-list-version").get_text())[-3:]
    assert said == [str(checked), str(count), str(count - checked)]
    assert 0 < checked < count


def test_cl_14_a_day_and_a_source_are_said_of_what_was_checked_and_of_nothing_else(
    page: BeautifulSoup, inventory: Inventory
) -> None:
    title = CHECKED[language_of(page)]
    for service in inventory:
        said = [row for row in sections(page)[service.id].select("dl > div") if one(row, "dt").get_text() == title]
        assert len(said) == bool(service.cookies)
        for line in str(said[0].dd).split("<br/>") if said else ():
            part = BeautifulSoup(line, "html.parser")
            names = {code.get_text() for code in part.select("code")}
            (evidence,) = {cookie.evidence for cookie in service.cookies if cookie.name in names}
            assert ("2026" in part.get_text()) == (evidence is not None)
            assert [link["href"] for link in part.select("a")] == (
                [evidence.source] if evidence and evidence.source else []
            )


def test_cl_12_the_decision_is_named_for_each_company_on_the_frameworks_list_and_whether_anyone_looked(
    page: BeautifulSoup, inventory: Inventory
) -> None:
    for service in inventory:
        text = one(sections(page)[service.id], "dl").get_text()
        entries = [recipient for recipient in service.recipients if recipient.framework_entry]
        assert text.count("2023/1795") == len(entries)
        assert text.count(NOT_LOOKED_UP[language_of(page)]) == sum(1 for entry in entries if not entry.looked_up)


OUTSIDE = {
    "en": ("Outside the European Economic Area", "not checked yet"),
    "nl": ("Buiten de Europese Economische Ruimte", "nog niet gecontroleerd"),
    "fr": ("Hors de l'Espace économique européen", "pas encore vérifié"),
    "de": ("Außerhalb des Europäischen Wirtschaftsraums", "noch nicht geprüft"),
}


def test_cl_13_every_third_country_is_named_and_whether_anyone_checked_that_there_is_no_other(
    page: BeautifulSoup, inventory: Inventory
) -> None:
    title, not_checked = OUTSIDE[language_of(page)]
    for service in inventory:
        rows = sections(page)[service.id].select("dl > div")
        said = [one(row, "dd") for row in rows if one(row, "dt").get_text() == title]
        assert len(said) == bool(service.recipients), service.id
        for cell in said:
            countries = cell.get_text().split(";")[0]
            assert all(country_name(country) in countries for country in service.third_countries), service.id
            assert (not_checked in cell.get_text()) == (service.transfers is None), service.id
            assert [link["href"] for link in cell.select("a")] == (
                [service.transfers.source] if service.transfers else []
            )


def test_cl_10_the_list_has_a_date_and_a_version(page: BeautifulSoup, inventory: Inventory) -> None:
    assert "2026" in one(page, ".cookie-list-version").get_text()
    assert consent_version(inventory) in one(page, ".list-version").get_text()


KEPT = {
    "en": "Kept and read by",
    "nl": "Opgeslagen en gelezen door",
    "fr": "Conservé et lu par",
    "de": "Wer speichert und liest",
}


def test_who_keeps_and_reads_is_said_once_for_each_place(page: BeautifulSoup, inventory: Inventory) -> None:
    for service in inventory:
        said = [
            row
            for row in sections(page)[service.id].select("dl > div")
            if one(row, "dt").get_text() == KEPT[language_of(page)]
        ]
        assert len(said) == bool(service.cookies)
        lines = (
            [BeautifulSoup(line, "html.parser").get_text() for line in str(said[0].dd).split("<br/>")] if said else []
        )
        assert len(lines) == len({cookie.domain for cookie in service.cookies})
        for cookie in service.cookies:
            (line,) = (
                line for line in lines if len(lines) == 1 or re.search(rf"[( ]{re.escape(cookie.name)}[,)]", line)
            )
            assert (cookie.domain or (service.company if service.needs_consent else "")) in line


def test_each_service_is_folded_behind_a_line_with_its_number_of_cookies_longest_lifetime_and_countries(
    page: BeautifulSoup, inventory: Inventory
) -> None:
    for service in inventory:
        folded = one(sections(page)[service.id], "details")
        assert not folded.has_attr("open")
        line = one(folded, "summary").get_text()
        assert service.name in line
        assert f"{len(service.cookies)}" in line
        assert all(country_name(recipient.country) in line for recipient in service.recipients)
        longest = service.longest_lifetime
        if longest is not None and longest.duration is not None:
            assert lifetime_in_words(longest) in line


def test_cl_09_ml_03_banner_form_and_list_call_each_category_and_service_by_the_same_name(
    page: BeautifulSoup, inventory: Inventory
) -> None:
    in_list = [heading.get_text() for heading in page.select("h3[id^=category-]")]
    in_form = [legend.get_text() for legend in page.select("#consent-settings legend")]
    assert in_list[1:] == in_form
    in_banner = [str(part["data-part"]).split() for part in page.select("#site-consent strong")]
    assert in_banner == [[service.id for service in inventory.of(category)] for category in inventory.categories[1:]]
    for service in inventory.optional:
        assert service.name in one(page, "#site-consent").get_text()


FUNCTIONAL = {"en": "functional", "nl": "functione", "fr": "fonctionnel", "de": "funktional"}


def test_cb_22_what_waits_for_a_yes_is_nowhere_called_functional(page: BeautifulSoup) -> None:
    assert FUNCTIONAL[language_of(page)] not in one(page, "main").get_text().lower()
    assert FUNCTIONAL[language_of(page)] not in one(page, "#site-consent").get_text().lower()


def test_cb_14_the_settings_offer_every_optional_service_and_no_other_none_ticked(
    page: BeautifulSoup, inventory: Inventory
) -> None:
    boxes = page.select("#consent-settings [name=service]")
    assert [(str(box["value"]), str(box["data-category"])) for box in boxes] == [
        (service.id, service.category.value) for service in inventory.optional
    ]
    assert not any(box.has_attr("checked") for box in page.select("[type=checkbox]"))


def test_ax_10_tables_have_a_caption_and_headers(page: BeautifulSoup) -> None:
    for table in page.select("table"):
        assert one(table, "caption").get_text(strip=True)
        assert len(table.select("thead th[scope=col]")) == 4
        assert len(table.select("tbody th[scope=row]")) == len(table.select("tbody tr"))


def test_cb_15_no_word_of_legitimate_interest_in_banner_settings_or_list(page: BeautifulSoup) -> None:
    text = " ".join(part.get_text() for part in page.select("#site-consent, #consent-settings, section.service"))
    for words in ("legitimate interest", "gerechtvaardigd belang", "intérêt légitime", "berechtigtes Interesse"):
        assert words.lower() not in text.lower()
