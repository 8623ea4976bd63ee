"""The endpoint for receipts: what a real server gets when a visitor chooses, and that it is off by default."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from tests.browser.test_in_browser import PAGES
from tests.conftest import ROOT, Visitor
from tests.receiver import Receiver
from tools.publication.building import build_site

HOST = "receipts.codedor.example"
DECLARED = f'\n[[recipients]]\nname = "Code d\'Or"\ncountry = "BE"\n\n[hosts]\nconnect-src = ["https://{HOST}"]\n'


@pytest.fixture(scope="module")
def reporting_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site with an endpoint set, and its host declared."""
    project = tmp_path_factory.mktemp("reporting") / "project"
    shutil.copytree(ROOT, project, ignore=shutil.ignore_patterns(".*", "output", "tests", "__pycache__"))
    settings = project / "pelicanconf.py"
    text = settings.read_text("utf-8")
    settings.write_text(text.replace('CONSENT_ENDPOINT = ""', f'CONSENT_ENDPOINT = "https://{HOST}/consent"'), "utf-8")
    with (project / "content/services/consent-choice.toml").open("a") as file:
        file.write(DECLARED)
    build_site(project, project / "output")
    return project / "output"


@pytest.fixture
def reporting(receiver: Receiver, reporting_site: Path) -> Iterator[None]:
    folder = receiver.folder
    receiver.folder = reporting_site
    yield
    receiver.folder = folder


def reports(visitor: Visitor) -> list[dict[str, Any]]:
    visitor.wait(300)
    return [json.loads(r.body) for r in visitor.receiver.foreign_requests() if r.host == HOST and r.path == "/consent"]


def judge(site: Path, report: dict[str, Any]) -> None:
    content = json.loads((site / "receipt.schema.json").read_text("utf-8"))
    schema = {"$schema": content["$schema"], **content["$defs"]["report"]}
    Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER).validate(report)


@pytest.mark.usefixtures("reporting")
def test_cw_10_each_choice_is_sent_once_also_where_the_page_reloads(visitor: Visitor, reporting_site: Path) -> None:
    visitor.go(PAGES["en"])
    assert reports(visitor) == []
    visitor.reject_all()
    (refusal,) = reports(visitor)
    judge(reporting_site, refusal)
    assert refusal["event"]["eventState"] == "ConsentRefused"
    visitor.page.check("#consent-settings [value=google-analytics]")
    visitor.follow("#consent-settings button:not([name])")
    visitor.follow("#consent-settings [value=reject]")
    sent = reports(visitor)
    assert [report["event"]["eventState"] for report in sent] == ["ConsentRefused", "ConsentGiven", "ConsentWithdrawn"]
    assert {report["recordId"] for report in sent} == {refusal["recordId"]}
    for report in sent:
        judge(reporting_site, report)
    assert visitor.receiver.foreign_hosts() <= {HOST, "www.googletagmanager.com"}
    assert visitor.errors == []


@pytest.mark.usefixtures("reporting")
def test_cw_10_what_is_sent_is_what_the_visitor_can_show(visitor: Visitor) -> None:
    visitor.go(PAGES["en"])
    visitor.reject_all()
    visitor.page.click("[data-receipt=view]")
    receipt = json.loads(visitor.page.inner_text("#receipt-json"))
    (report,) = reports(visitor)
    (event,) = receipt["events"]
    assert report["recordId"] == receipt["recordId"]
    assert report["event"] == {name: value for name, value in event.items() if name != "notice"}


@pytest.mark.usefixtures("reporting")
def test_cw_10_a_choice_in_another_tab_is_not_sent_twice(visitor: Visitor) -> None:
    visitor.go("/en/")
    other = visitor.context.new_page()
    other.goto(visitor.receiver.origin + "/nl/")
    visitor.reject_all()
    assert len(reports(visitor)) == 1


@pytest.mark.usefixtures("reporting")
def test_cw_11_no_address_and_no_browser_is_in_what_is_sent(visitor: Visitor) -> None:
    visitor.go("/en/")
    visitor.reject_all()
    (report,) = reports(visitor)
    agent = visitor.page.evaluate("navigator.userAgent")
    text = json.dumps(report)
    assert agent not in text
    assert "Chrom" not in text
    assert "127.0.0.1" not in text
    assert set(report) == {"recordId", "event"}


@pytest.mark.usefixtures("reporting")
def test_a_server_that_fails_changes_nothing_for_the_visitor(visitor: Visitor) -> None:
    visitor.page.add_init_script("navigator.sendBeacon = () => { throw new Error('no') }")
    visitor.go("/en/")
    visitor.reject_all()
    assert not visitor.banner_is_visible
    visitor.go("/en/")
    assert not visitor.banner_is_visible


@pytest.mark.usefixtures("reporting")
def test_an_act_that_could_not_be_recorded_is_not_sent_as_the_one_before_it(visitor: Visitor) -> None:
    visitor.page.add_init_script(
        """const set = Storage.prototype.setItem;
        Storage.prototype.setItem = function (key, value) {
            if (window.isFull && key === "consent-events") throw new Error("full");
            set.call(this, key, value); }"""
    )
    visitor.go(PAGES["en"])
    visitor.reject_all()
    visitor.page.evaluate("window.isFull = true")
    visitor.page.click("#consent-settings [value=reject]")
    assert len(reports(visitor)) == 1


def test_cw_11_by_default_nothing_is_sent_and_the_policy_names_no_host(visitor: Visitor) -> None:
    visitor.go("/en/")
    visitor.reject_all()
    visitor.wait(300)
    assert visitor.receiver.foreign_requests() == ()


def test_cl_07_the_recipient_stands_in_the_list_and_in_the_policy(reporting_site: Path) -> None:
    listed = (reporting_site / "en/cookie-policy/index.html").read_text("utf-8")
    own = listed.partition('id="service-consent-choice"')[2].partition("</section>")[0]
    assert "Code d&#39;Or, Belgium (within the European Economic Area)" in own
    assert "No one: it stays in your browser." not in own
    policy = (reporting_site / "nl/privacyverklaring/index.html").read_text("utf-8")
    assert "stuurt wat het opslaat naar Code d" in policy
