"""Who receives a form stands in the list, in the policy and in what browsers may do; and nobody else is reached."""

import pytest

from plugins.keptword.csp.content_policy import header_policies, parse_policies
from tests.browser.form_sites import CONTACT, PAGES, SITES
from tests.browser.form_visits import posted
from tests.conftest import LANGUAGES, Visitor
from tests.pages.test_structure import one, parsed
from tests.receiver import Receiver

POLICY_PAGES = {
    "en": "privacy-policy",
    "nl": "privacyverklaring",
    "fr": "declaration-de-confidentialite",
    "de": "datenschutzerklaerung",
}
CAPTIONS = {
    "en": "Services that receive what you send with a form of this website",
    "nl": "Diensten die ontvangen wat u met een formulier van deze website verzendt",
    "fr": "Services qui reçoivent ce que vous envoyez avec un formulaire de ce site",
    "de": "Dienste, die empfangen, was Sie mit einem Formular dieser Website senden",
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_cf_05_who_receives_a_form_is_named_beside_it_and_in_the_policy(
    form_site: str, receiver: Receiver, language: str
) -> None:
    page = parsed(receiver.folder / language / POLICY_PAGES[language] / "index.html")
    table = one(page, f"table:has(caption:-soup-contains('{CAPTIONS[language]}'))")
    receivers = {posting.adapter for posting in SITES[form_site].values()}
    assert {one(row, "th").get_text() for row in table.select("tbody tr")} == receivers
    assert all(f"{name} Ltd, " in table.get_text() for name in receivers)
    for form, posting in SITES[form_site].items():
        soup = parsed(receiver.folder / PAGES[form][language].lstrip("/") / "index.html")
        assert f"{posting.adapter} Ltd" in " ".join(how.get_text() for how in soup.select(".form-how"))


def test_the_policy_of_the_site_lets_forms_go_to_declared_hosts_and_scripts_only_to_those_that_answer(
    form_site: str, receiver: Receiver
) -> None:
    page = parsed(receiver.folder / CONTACT["en"].lstrip("/") / "index.html")
    (sent,) = header_policies((receiver.folder / "_headers").read_text("utf-8"), CONTACT["en"])
    for posting in SITES[form_site].values():
        assert posting.origin in sent.sources["form-action"]
        assert (posting.origin in sent.sources["connect-src"]) == posting.is_sent_by_script
    (without_script,) = parse_policies(str(one(page, "noscript meta")["content"]))
    assert set(sent.sources["form-action"]) == set(without_script.sources["form-action"])
    assert without_script.sources["connect-src"] == ("'self'",)


def test_bl_14_a_form_that_a_script_makes_goes_to_no_other_host(form_site: str, visitor: Visitor) -> None:
    visitor.go(CONTACT["en"])
    visitor.page.evaluate(
        """() => { const form = document.createElement("form");
            Object.assign(form, { method: "post", action: "https://elsewhere.example/" });
            document.body.append(form); form.submit(); }"""
    )
    visitor.wait(200)
    assert posted(visitor) == []
    assert any("form-action" in error for error in visitor.errors)
