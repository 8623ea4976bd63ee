"""The notice of a major change in each engine: under the policy of its page, and without a style of its own in it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.engines.visitor import Visitor
from tests.made_once import made_once
from tests.policy_versions.project import copied_project, days_ago, write_change
from tests.receiver import Receiver
from tools.publication.building import build_site

SHOWN = """return [...document.querySelectorAll("#policy-notice, #policy-notice button")]
    .map(element => getComputedStyle(element).display !== "none" && !!element.getClientRects().length)"""


@pytest.fixture(scope="session")
def announcing_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    def build(folder: Path) -> None:
        project = copied_project(folder, days_ago(200))
        write_change(project, days_ago(3), "major")
        build_site(project, project / "output")

    return made_once(tmp_path_factory, "announcing", build) / "project/output"


@pytest.fixture
def _announcing(recorder: Receiver, announcing_site: Path) -> Iterator[None]:
    before, recorder.folder = recorder.folder, announcing_site
    yield
    recorder.folder = before


@pytest.mark.usefixtures("_announcing")
def test_the_notice_of_a_change_is_shown_until_it_is_closed_and_then_no_more(visitor: Visitor) -> None:
    visitor.go("/en/")
    assert visitor.session.run(SHOWN) == [True, True]
    visitor.session.click("#policy-notice button")
    assert visitor.session.run(SHOWN)[0] is False
    visitor.go("/de/")
    assert visitor.session.run(SHOWN)[0] is False
    assert visitor.stored_items() == ["local policy-notice"]
    assert visitor.contacted() == set()
