import pytest

from plugins.forms.adapters import FormKind
from plugins.forms.endpoints import FormEndpoint
from plugins.forms.posts import form_post
from plugins.forms.setting_places import Place
from plugins.keptword.inventory import Inventory
from tests.forms.declared import declared_service

SITE = "https://privacy.codedor.example"
THANKS = f"{SITE}/nl/dank-u-wel/"


def endpoint(adapter: str, address: str = "", key: str = "", kind: FormKind = FormKind.CONTACT) -> FormEndpoint:
    return FormEndpoint(kind, adapter, address, key, Place("pelicanconf.py"))


@pytest.mark.parametrize("by_script", [True, False])
def test_the_inventory_decides_whether_a_form_is_sent_by_script(by_script: bool) -> None:
    service = declared_service("formspree", "https://formspree.io", by_script=by_script)
    post = form_post(endpoint("formspree", key="abc"), Inventory((service,)), SITE)
    assert post.is_sent_by_script == by_script
    assert post.service == service


def test_what_posts_to_the_site_itself_is_sent_by_script_and_received_by_nobody_else() -> None:
    post = form_post(endpoint("plain", f"{SITE}/contact.php"), Inventory(), SITE)
    assert post.is_sent_by_script
    assert post.service is None


def test_hidden_fields_are_those_of_the_vendor_in_the_language_of_the_page() -> None:
    post = form_post(endpoint("web3forms", key="k-1"), Inventory(), SITE)
    assert post.hidden("Vraag", THANKS, "nl") == (
        ("access_key", "k-1"),
        ("subject", "Vraag"),
        ("redirect", THANKS),
    )
    brevo = endpoint("brevo", "https://x.sibforms.com/serve/y", kind=FormKind.NEWSLETTER)
    post = form_post(brevo, Inventory(), SITE)
    assert post.hidden("Nieuwsbrief", THANKS, "nl") == (("locale", "nl"), ("html_type", "simple"))
    assert post.name_of("email") == "EMAIL"
    assert post.name_of("message") == "message"


def test_netlify_knows_its_form_by_its_name() -> None:
    post = form_post(endpoint("netlify"), Inventory(), SITE)
    assert dict(post.attributes) == {"name": "contact", "data-netlify": "true", "netlify-honeypot": "bot-field"}
    assert ("form-name", "contact") in post.hidden("x", THANKS, "nl")
