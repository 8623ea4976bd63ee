from typing import Any

import pytest

from plugins.forms.adapters import ADAPTERS, FormKind
from plugins.forms.endpoints import FormEndpoint, read_endpoints

FILE = "pelicanconf.py"


def read(setting: dict[str, Any]) -> tuple[dict[FormKind, FormEndpoint], list[str]]:
    """Return the endpoints and the problems of a setting that is written on the third line."""
    endpoints, problems = read_endpoints(setting, FILE, f"A = 1\nFORMS = {{\n    {repr(setting)[1:-1]}\n}}\n")
    return endpoints, [str(problem) for problem in problems]


def test_no_form_is_posted_unless_a_setting_says_so() -> None:
    assert read_endpoints({}, FILE, "FORMS = {}") == ({}, [])


@pytest.mark.parametrize(
    ("setting", "action"),
    [
        ({"contact": {"adapter": "plain", "address": "https://a.example/b"}}, "https://a.example/b"),
        ({"contact": {"adapter": "plain", "address": "https://a.example/b/"}}, "https://a.example/b/"),
        ({"contact": {"adapter": "formspree", "key": "xyz"}}, "https://formspree.io/f/xyz"),
        ({"rights": {"adapter": "web3forms", "key": "x-1"}}, "https://api.web3forms.com/submit"),
        ({"rights": {"adapter": "basin", "key": "x1"}}, "https://usebasin.com/f/x1"),
        ({"contact": {"adapter": "netlify"}}, ""),
        (
            {"newsletter": {"adapter": "listmonk", "address": "https://l.example/", "key": "u"}},
            "https://l.example/subscription/form",
        ),
        (
            {"newsletter": {"adapter": "buttondown", "key": "me"}},
            "https://buttondown.com/api/emails/embed-subscribe/me",
        ),
    ],
)
def test_a_form_is_posted_to_the_address_of_its_vendor(setting: dict[str, Any], action: str) -> None:
    endpoints, problems = read(setting)
    assert problems == []
    (endpoint,) = endpoints.values()
    assert endpoint.action == action


def test_the_honeypot_of_mailchimp_is_named_after_account_and_list() -> None:
    address = "https://x.us1.list-manage.com/subscribe/post?u=12ab&id=34cd"
    endpoints, _ = read({"newsletter": {"adapter": "mailchimp", "address": address}})
    assert endpoints[FormKind.NEWSLETTER].honeypot == "b_12ab_34cd"


@pytest.mark.parametrize(
    ("setting", "told"),
    [
        (
            {"kontakt": {"adapter": "plain"}},
            'FORMS has "kontakt", which is no form. Known here: contact, rights, newsletter, unsubscribe.',
        ),
        (
            {"newsletter": {"adapter": "formspree", "key": "x"}},
            'FORMS["newsletter"] has no adapter "formspree". '
            'Write "adapter": and one of listmonk, brevo, mailchimp, buttondown.',
        ),
        ({"contact": {}}, 'FORMS["contact"] has no adapter. Write "adapter": and one of plain, formspree, netlify, '),
        ({"contact": {"adapter": "formspree"}}, 'FORMS["contact"] has no key. Add "key": with what formspree calls'),
        ({"contact": {"adapter": "formspree", "key": "a/b?c"}}, 'FORMS["contact"] has no key.'),
        (
            {"contact": {"adapter": "plain", "address": "http://a.example/"}},
            'FORMS["contact"] has no https address. Add "address": with the whole address, such as ',
        ),
        (
            {"contact": {"adapter": "formspree", "key": "x", "address": "https://a.example"}},
            'FORMS["contact"] has "address", which formspree does not need. Remove "address".',
        ),
    ],
)
def test_what_is_wrong_is_told_with_line_and_column_and_what_to_write(setting: dict[str, Any], told: str) -> None:
    endpoints, (problem,) = read(setting)
    assert endpoints == {}
    assert problem.startswith(f"{FILE}:3:5: {told}")


def test_every_form_has_its_adapters() -> None:
    fitting = {kind: {name for name, adapter in ADAPTERS.items() if kind in adapter.forms} for kind in FormKind}
    messages = {"plain", "formspree", "netlify", "web3forms", "basin"}
    assert fitting[FormKind.CONTACT] == fitting[FormKind.RIGHTS] == messages
    assert fitting[FormKind.NEWSLETTER] == {"listmonk", "brevo", "mailchimp", "buttondown"}
    assert fitting[FormKind.UNSUBSCRIBE] == messages | {"mailchimp"}
