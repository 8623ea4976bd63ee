"""The rows CF-*, NL-* and DS-* that can be read from the built forms and the texts around them, in every language."""

import pytest
from bs4 import BeautifulSoup, Tag

from tests.conftest import COMPANY, ROOT, SETTINGS
from tests.pages.test_structure import one

# The page of each form that the site shows.
FORMS = {
    kind: path.stem
    for path in sorted((ROOT / "content/pages" / SETTINGS.original).glob("*.md"))
    for kind in ("contact", "newsletter", "rights", "unsubscribe")
    if f"[[{kind}-form]]" in path.read_text("utf-8")
}
REQUIRED = {
    "contact": {"first-name", "email", "message"},
    "newsletter": {"email"},
    "unsubscribe": {"unsubscribe-email"},
    "rights": {"right", "email"},
}

# How long each is kept, as the texts say it.
RETENTION = {
    "contact": {"en": "two years", "nl": "twee jaar", "fr": "deux ans", "de": "zwei Jahre"},
    "rights": {"en": "three years", "nl": "drie jaar", "fr": "trois ans", "de": "drei Jahre"},
    "newsletter": {"en": "five years", "nl": "vijf jaar", "fr": "cinq ans", "de": "fünf Jahre"},
}
CONSEQUENCE = {"en": "answer you", "nl": "u niet", "fr": "pouvons", "de": "können"}
ONE_MONTH = {"en": "one month", "nl": "een maand", "fr": "dans le mois", "de": "eines Monats"}
NO_REASON = {"en": "no reason", "nl": "geen reden", "fr": "pas à vous justifier", "de": "keine Begründung"}
# What the newsletter form says where a mail program sends it; it then is no double opt-in (NL-08).
ON_ARRIVAL = {
    "en": ("Once your e-mail reaches us", "immediately and automatically", "proof of your consent"),
    "nl": ("Zodra uw e-mail bij ons aankomt", "meteen en automatisch", "bewijs van uw toestemming"),
    "fr": ("Dès que votre e-mail nous parvient", "immédiatement et automatiquement", "preuve de votre consentement"),
    "de": ("Sobald Ihre E-Mail bei uns ankommt", "sofort und automatisch", "Nachweis Ihrer Einwilligung"),
}
LINK = {"en": "with a link", "nl": "met een link", "fr": "avec un lien", "de": "mit einem Link"}
FREE = {"en": "It is free", "nl": "Het is gratis", "fr": "C'est gratuit", "de": "Es ist kostenlos"}


# What a site without a newsletter, or without a form for rights, has not to say of it.
of_newsletter = pytest.mark.parametrize("kind", [kind for kind in FORMS if kind == "newsletter"])
of_rights = pytest.mark.parametrize("kind", [kind for kind in FORMS if kind == "rights"])


def form_of(pages: dict[str, BeautifulSoup], kind: str) -> Tag:
    return one(pages[FORMS[kind]], f"#{kind}-form")


def language_of(pages: dict[str, BeautifulSoup]) -> str:
    return str(one(pages["home"], "html")["lang"])


def text_before_button(pages: dict[str, BeautifulSoup], kind: str) -> str:
    """Return all that stands on the page before the button of a form."""
    button = one(form_of(pages, kind), "button")
    return " ".join(str(text).strip() for text in reversed(button.find_all_previous(string=True)))


@pytest.mark.parametrize("kind", FORMS)
def test_cf_01_purpose_and_policy_stand_before_the_button(pages: dict[str, BeautifulSoup], kind: str) -> None:
    form = form_of(pages, kind)
    notice = one(form, ".form-notice")
    policy = str(one(pages["privacy"], "link[rel=canonical]")["href"]).split(".example")[1]
    assert one(notice, "a")["href"] == policy
    assert len(notice.get_text()) > 60
    assert one(form, "button") in notice.find_all_next("button")


@pytest.mark.parametrize("kind", [kind for kind in RETENTION if kind in FORMS])
def test_cf_06_how_long_it_is_kept_is_said_before_the_button(pages: dict[str, BeautifulSoup], kind: str) -> None:
    assert RETENTION[kind][language_of(pages)] in text_before_button(pages, kind)


def test_cf_02_nl_03_only_what_is_needed_is_required(pages: dict[str, BeautifulSoup]) -> None:
    required = {kind: {str(field["id"]) for field in form_of(pages, kind).select("[required]")} for kind in FORMS}
    assert required == {kind: REQUIRED[kind] for kind in FORMS}
    for kind in FORMS.keys() & {"newsletter"}:
        assert len(form_of(pages, kind).select("[data-line]")) == 1, "nothing else is asked"


def test_cf_03_ax_11_every_field_says_whether_it_is_required_and_each_that_is_says_why(
    pages: dict[str, BeautifulSoup],
) -> None:
    tokens = {"first-name": "given-name", "surname": "family-name", "name": "name", "telephone": "tel"}
    tokens |= {"email": "email", "unsubscribe-email": "email", "company": "organization"}
    for kind in FORMS:
        form = form_of(pages, kind)
        for field in form.select("[data-line]"):
            assert "(" in one(form, f'label[for="{field["id"]}"]').get_text()
            assert field.has_attr("required") == (len(str(field.get("data-missing", ""))) > 20)
            assert field.get("autocomplete") == tokens.get(str(field["id"]))
            if field.get("type") == "email":
                assert "@" in str(field["data-mistake"])
    for kind in FORMS.keys() & {"contact", "rights"}:
        assert CONSEQUENCE[language_of(pages)] in one(form_of(pages, kind), ".form-required").get_text()


def test_cf_04_nl_01_consent_to_the_newsletter_is_a_box_of_its_own_empty_and_optional(
    pages: dict[str, BeautifulSoup],
) -> None:
    boxes = [box for kind in FORMS for box in form_of(pages, kind).select("input[type=checkbox][data-line]")]
    assert len(boxes) == ("contact" in FORMS)
    for box in boxes:
        assert box["id"] == "newsletter"
        assert not box.has_attr("checked")
        assert not box.has_attr("required")
        assert form_of(pages, "contact").find(id="newsletter") is box


@pytest.mark.parametrize("kind", FORMS)
def test_cf_05_without_an_endpoint_a_form_says_that_it_writes_an_email_and_does_so(
    pages: dict[str, BeautifulSoup], kind: str
) -> None:
    form = form_of(pages, kind)
    assert form["method"] == "post"
    to = "privacy" if kind == "rights" else "hello"
    assert not form.has_attr("action"), "browsers warn of what they take for an address that is not safe"
    assert str(one(form, "button")["formaction"]).startswith(f"mailto:{to}@codedor.example?subject=")
    how = form.find_previous("p", class_="form-how")
    assert how is not None
    assert "e-mail" in how.get_text().lower()
    assert not form.select("[type=hidden]")


@pytest.mark.parametrize("kind", FORMS)
def test_ds_06_address_email_and_telephone_stand_beside_every_form(pages: dict[str, BeautifulSoup], kind: str) -> None:
    beside = form_of(pages, kind).find_next("p", class_="form-beside")
    assert isinstance(beside, Tag)
    to = "privacy" if kind == "rights" else "hello"
    assert one(beside, "a")["href"] == f"mailto:{to}@codedor.example"
    for part in ("[TELEPHONE]", "[STREET AND NUMBER]", COMPANY):
        assert part in beside.get_text()


def test_cf_07_one_name_is_enough(pages: dict[str, BeautifulSoup]) -> None:
    names = {"given-name", "family-name", "name"}
    for kind in FORMS:
        required = [str(field["id"]) for field in form_of(pages, kind).select("[required]")]
        assert (
            len([name for name in required if one(form_of(pages, kind), f"#{name}").get("autocomplete") in names]) < 2
        )


@of_newsletter
def test_nl_07_the_newsletter_page_says_that_no_reader_is_followed(pages: dict[str, BeautifulSoup], kind: str) -> None:
    notice = one(pages[FORMS[kind]], "h2#notice").find_next("ul")
    assert isinstance(notice, Tag)
    measured = notice.select("li")[3].get_text()
    assert {"en": "don't follow", "nl": "volgen niet", "fr": "ne suivons ni", "de": "verfolgen nicht"}[
        language_of(pages)
    ] in measured


@of_newsletter
def test_nl_08_without_an_endpoint_the_form_says_that_the_email_itself_puts_the_address_on_the_list(
    pages: dict[str, BeautifulSoup], kind: str
) -> None:
    language = language_of(pages)
    text = form_of(pages, kind).get_text()
    for words in ON_ARRIVAL[language]:
        assert words in text
    assert LINK[language] not in text


@of_newsletter
def test_nl_04_leaving_asks_what_joining_asks_and_no_more(pages: dict[str, BeautifulSoup], kind: str) -> None:
    joining, leaving = form_of(pages, kind), form_of(pages, "unsubscribe")
    for selector in ("[data-line]", "button", "[required]"):
        assert len(joining.select(selector)) == len(leaving.select(selector)) == 1
    assert not leaving.select("[type=password]")


@of_rights
def test_ds_01_ds_03_every_right_can_be_chosen_for_free_and_no_papers_are_asked(
    pages: dict[str, BeautifulSoup], kind: str
) -> None:
    form = form_of(pages, kind)
    assert len(form.select("option")) == 1 + 8
    assert not form.select("[type=file]")
    assert FREE[language_of(pages)] in form.get_text()


@of_rights
def test_ds_02_the_deadline_is_said_beside_the_form(pages: dict[str, BeautifulSoup], kind: str) -> None:
    assert ONE_MONTH[language_of(pages)] in form_of(pages, kind).get_text()


@of_rights
def test_ds_04_ds_05_no_reason_is_asked_and_a_receipt_or_cookie_is_enough(
    pages: dict[str, BeautifulSoup], kind: str
) -> None:
    form = form_of(pages, kind)
    assert {str(field["id"]) for field in form.select("[data-line]")} == {
        "right",
        "name",
        "email",
        "reference",
        "details",
    }
    assert NO_REASON[language_of(pages)] in form.get_text()
    assert "cookie" in one(form, "label[for=reference]").get_text().lower()


def test_no_form_asks_for_a_script_of_another_site(pages: dict[str, BeautifulSoup]) -> None:
    for kind in FORMS:
        main = one(pages[FORMS[kind]], "main")
        assert {str(script["src"]).split(".")[0] for script in main.select("script[src]")} == {"/site/forms"}
