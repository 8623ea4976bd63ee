"""Vendors' codes pasted into a text: nothing before consent, and after it they run without a policy violation."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from plugins.keptword.components.inert import inert_script
from tests.browser.planted import all_granted, among_inert_scripts, built_with
from tests.conftest import NewVisitor, Visitor
from tests.keptword.gate.vendors import CODES, WITH_SCRIPTS
from tests.made_once import made_once
from tests.receiver import Receiver

KNOWN = [vendor for vendor in CODES if vendor.service]


@pytest.fixture(scope="module")
def pasted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site with every known vendor's code in the English home page."""
    codes = "\n\n".join(vendor.code for vendor in KNOWN)
    return (
        made_once(tmp_path_factory, "pasted", lambda folder: built_with(folder, codes, WITH_SCRIPTS)) / "project/output"
    )


@pytest.fixture
def receiver_of_pasted(receiver: Receiver, pasted: Path) -> Iterator[Receiver]:
    before, receiver.folder = receiver.folder, pasted
    yield receiver
    receiver.folder = before


def test_nothing_pasted_is_requested_before_consent(receiver_of_pasted: Receiver, new_visitor: NewVisitor) -> None:
    for options in ({}, {"java_script_enabled": False}):
        visitor = new_visitor(**options)
        visitor.go("/en/")
        visitor.wait(300)
        assert receiver_of_pasted.foreign_requests() == ()
        assert visitor.context.cookies() == []


def test_after_consent_everything_pasted_runs_and_no_policy_is_violated(
    receiver_of_pasted: Receiver, new_visitor: NewVisitor
) -> None:
    visitor = new_visitor()
    visitor.page.add_init_script(
        "window.stopped = []; document.addEventListener('securitypolicyviolation',"
        " ({blockedURI, effectiveDirective}) => stopped.push(`${effectiveDirective} ${blockedURI}`))"
    )
    visitor.go("/en/")
    visitor.accept_all()
    visitor.wait(300)
    assert all_granted(visitor.page)
    assert visitor.page.evaluate("stopped") == []
    assert receiver_of_pasted.foreign_hosts() >= {vendor.host for vendor in KNOWN}
    paths = {request.path for request in receiver_of_pasted.foreign_requests()}
    assert {"/gtag/js?id=G-XXXXXXXXXX", "/maps/embed?pb=!1m18"} <= paths
    assert visitor.page.evaluate("typeof gtag + typeof fbq") == "functionfunction"


def test_a_script_comes_to_life_with_the_attributes_that_its_vendor_gave_it(visitor: Visitor) -> None:
    given = {
        "src": "https://www.googletagmanager.com/x.js",
        "async": "",
        "data-website-id": "1",
        "data-service-id": "2",
    }
    code = inert_script("google-analytics", {"type": "module", "id": "own", **given}, "")
    visitor.receiver.pages["/pasted/"] = among_inert_scripts(visitor.receiver, code)
    visitor.go("/en/")
    visitor.store_choice(("google-analytics",))
    visitor.go("/pasted/")
    live = visitor.page.locator("#own")
    assert live.get_attribute("data-website-id") == "1"
    assert live.get_attribute("data-service-id") == "2"
    assert live.get_attribute("type") == "module"
    assert live.get_attribute("src") == given["src"]


def test_pasted_code_of_a_refused_service_stays_inert(receiver_of_pasted: Receiver, new_visitor: NewVisitor) -> None:
    visitor = new_visitor()
    visitor.go("/en/")
    visitor.store_choice(("youtube",))
    visitor.go("/en/")
    visitor.wait(300)
    assert receiver_of_pasted.foreign_hosts() == {"www.youtube-nocookie.com"}
