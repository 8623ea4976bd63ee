from dataclasses import replace

import pytest

from plugins.keptword.components.endpoint import Endpoint, endpoint_problems, receipts_endpoint
from plugins.keptword.components.site_consent import site_consent
from plugins.keptword.inventory import Inventory, Service, Source
from plugins.keptword.inventory.reading import read_service
from plugins.keptword.inventory.services import in_reading_order
from tests.conftest import LANGUAGES, ROOT
from tests.forms.declared import declared_service

ENDPOINT = "https://receipts.codedor.example/consent"
SITE = "https://privacy.codedor.example"
SETTINGS = ("pelicanconf.py", 'SITEURL = "x"\n\nCONSENT_ENDPOINT = "…"\n')
HOSTS = '[hosts]\nconnect-src = ["https://receipts.codedor.example"]\n'
RECIPIENT = '[[recipients]]\nname = "Code d\'Or"\ncountry = "BE"\n'


def inventory_with(*added: str) -> Inventory:
    """Return the site's own services, with more in the file of the choice."""
    folder = ROOT / "content/services"
    services = []
    for path in sorted(folder.glob("*.toml")):
        text = path.read_text("utf-8") + ("\n".join(added) if path.stem == "consent-choice" else "")
        service, problems = read_service(path.stem, f"content/services/{path.name}", text, LANGUAGES)
        assert service is not None, problems
        services.append(service)
    return in_reading_order(services)


def told(inventory: Inventory, endpoint: str) -> list[str]:
    endpoints = [receipts_endpoint(endpoint, SETTINGS)] if endpoint else []
    return [str(problem) for problem in endpoint_problems(inventory, endpoints, SITE)]


def test_nothing_is_wrong_without_an_endpoint_or_with_one_that_is_declared(inventory: Inventory) -> None:
    assert told(inventory, "") == []
    assert told(inventory_with(RECIPIENT, HOSTS), ENDPOINT) == []


def test_the_site_itself_needs_no_declaring(inventory: Inventory) -> None:
    assert told(inventory, f"{SITE}/receipts") == []


def test_bl_14_a_host_that_no_necessary_service_declares_is_named_with_what_to_add(inventory: Inventory) -> None:
    assert told(inventory, ENDPOINT) == [
        'pelicanconf.py:3:1: receipts would be sent to "receipts.codedor.example", which no necessary service declares'
        ". "
        'Add [hosts] with connect-src = ["https://receipts.codedor.example"] to content/services/consent-choice.toml, '
        "and its owner as [[recipients]]."
    ]


def test_cl_07_whoever_receives_receipts_is_a_recipient() -> None:
    (problem,) = told(inventory_with(HOSTS), ENDPOINT)
    assert 'receipts would be sent to "receipts.codedor.example", but no recipient is named' in problem


def test_cb_01_a_necessary_service_names_no_host_but_that_of_the_endpoint() -> None:
    declared = inventory_with(RECIPIENT, HOSTS)
    for endpoint in ("", "https://other.example/"):
        assert any(
            "https://receipts.codedor.example is a host of a necessary service, but" in problem
            for problem in told(declared, endpoint)
        )


def test_an_endpoint_that_is_no_https_address_is_refused(inventory: Inventory) -> None:
    for endpoint in ("http://receipts.codedor.example/", "receipts", "/receipts"):
        assert any("is no https address" in problem for problem in told(inventory, endpoint))


def test_without_an_endpoint_no_byte_of_it_is_in_the_page(inventory: Inventory) -> None:
    off, on = site_consent(inventory), site_consent(inventory, endpoint=ENDPOINT)
    assert "sendBeacon" not in off.choice.text + off.settings_choice.text
    assert f'sendBeacon("{ENDPOINT}"' in on.choice.text
    assert f'sendBeacon("{ENDPOINT}"' in on.settings_choice.text


FORM_HOST = "https://formspree.io"
FORM = Endpoint(
    setting='FORMS["contact"]',
    file="pelicanconf.py",
    line=7,
    column=5,
    address=f"{FORM_HOST}/f/abc",
    carries="what visitors type",
    service="formspree",
    directives=("form-action",),
    optional=("connect-src",),
    suggested=("connect-src",),
)


def told_of_form(*services: Service, form: Endpoint = FORM) -> list[str]:
    return [str(problem) for problem in endpoint_problems(Inventory(services), [form], SITE)]


def test_cf_05_a_form_to_a_host_that_no_service_declares_stops_the_build_and_says_what_to_add() -> None:
    assert told_of_form() == [
        'pelicanconf.py:7:5: what visitors type would be sent to "formspree.io", which no necessary service declares. '
        'Add [hosts] with form-action = ["https://formspree.io"] and connect-src = ["https://formspree.io"] to '
        "content/services/formspree.toml, and its owner as [[recipients]]."
    ]


@pytest.mark.parametrize("by_script", [True, False])
def test_a_declared_receiver_of_forms_may_answer_scripts_or_not(by_script: bool) -> None:
    assert told_of_form(declared_service("formspree", FORM_HOST, by_script=by_script)) == []


def test_cf_05_who_receives_forms_is_named() -> None:
    service = replace(declared_service("formspree", FORM_HOST, by_script=True), recipients=())
    (problem,) = told_of_form(service)
    assert 'what visitors type would be sent to "formspree.io", but no recipient is named' in problem


def test_a_receiver_that_answers_no_script_need_not_be_reached_by_one() -> None:
    service = declared_service("formspree", FORM_HOST, by_script=True)
    (problem,) = told_of_form(service, form=replace(FORM, optional=()))
    assert "https://formspree.io is a host of a necessary service, but no setting sends anything there" in problem
    assert "Remove it from connect-src" in problem


def test_where_the_answers_of_a_receiver_lead_may_be_named_beside_it() -> None:
    service = declared_service("formspree", FORM_HOST, by_script=False)
    further = replace(service, sources=(*service.sources, Source("form-action", "https://thanks.formspree.example")))
    assert told_of_form(further) == []
    other = replace(service, sources=(Source("form-action", "https://thanks.formspree.example"),))
    assert len(told_of_form(other)) == 2


def test_a_host_of_forms_is_declared_though_it_is_the_sites_own_where_another_company_runs_it() -> None:
    form = replace(FORM, address=f"{SITE}/", is_own_host_declared=True)
    assert len(told_of_form(form=form)) == 1
    assert told_of_form(declared_service("netlify", SITE, by_script=False), form=form) == []
    assert told_of_form(form=replace(form, is_own_host_declared=False)) == []
