"""Forms that are posted: their vendors, under their real host names, get what they document, and nothing else does."""

from urllib.parse import parse_qsl, urlsplit

import pytest

from tests.browser.form_sites import ERASE, PAGES, SITES, THANKS_PAGES, Posting, documented_fields, email_field
from tests.browser.form_visits import ADA, TYPED, fill, press_send, thank, wait_for_post
from tests.conftest import LANGUAGES, NewVisitor, Visitor
from tests.receiver import Request


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("has_script", [True, False], ids=["script", "no-script"])
@pytest.mark.parametrize("site_name", SITES, indirect=True)
def test_cf_05_a_vendor_gets_the_documented_fields_by_post_and_nothing_typed_is_in_an_address(
    form_site: str, new_visitor: NewVisitor, has_script: bool, language: str
) -> None:
    visitor = new_visitor(java_script_enabled=has_script)
    for form, posting in SITES[form_site].items():
        by_script = has_script and posting.is_sent_by_script
        visitor.receiver.forget_requests()
        visitor.receiver.vendors[posting.host] = thank
        visitor.go(PAGES[form][language])
        fill(visitor, form)
        press_send(visitor, form)
        request = wait_for_post(visitor)
        expected = {email_field(posting): ADA, **TYPED[form]}
        expected |= {"right": ERASE[language]} if form == "rights" else {}
        expected |= documented_fields(posting, form, language, by_script=by_script)
        got = parse_qsl(request.body.decode(), keep_blank_values=True)
        assert sorted(got) == sorted(expected.items())
        assert request.kind.startswith("application/x-www-form-urlencoded")
        assert request.host == posting.host
        assert_address(request, posting, form, language)
        assert_outcome(visitor, posting, form, language, by_script=by_script)
        asked = [r.path for r in (*visitor.receiver.own_requests(), *visitor.receiver.foreign_requests())]
        assert not any("ada" in path.lower() or "lovelace" in path.lower() for path in asked)
        if has_script:
            assert visitor.stored_items() == []


def assert_address(request: Request, posting: Posting, form: str, language: str) -> None:
    if posting.adapter == "netlify":
        assert request.path == THANKS_PAGES[form][language]
    else:
        parts = urlsplit(posting.address)
        assert request.path == parts.path + (f"?{parts.query}" if parts.query else "")


def assert_outcome(visitor: Visitor, posting: Posting, form: str, language: str, *, by_script: bool) -> None:
    """The visitor is told that it arrived: on the page itself, on the thank-you page, or on the vendor's."""
    if by_script:
        visitor.page.locator(f"#{form}-outcome[role=status] strong").wait_for()
        assert visitor.page.is_hidden(f"#{form}-form")
        return
    visitor.page.wait_for_load_state("load")
    leads_back = posting.adapter in ("plain", "formspree", "web3forms", "netlify")
    after = visitor.receiver.origin + THANKS_PAGES[form][language] if leads_back else posting.address
    visitor.page.wait_for_url(after)
