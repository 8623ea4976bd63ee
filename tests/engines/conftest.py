"""What the tests in three engines share: each engine launched once, visitors, and the table at the end."""

import os
from collections.abc import Callable, Generator, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from pathlib import Path
from typing import NoReturn

import pytest

from tests.browser.planted import built_with
from tests.conftest import ROOT
from tests.engines.launching import ENGINES, Engine, Setting
from tests.engines.outcomes import FAILED, NOT_TO_BE_HAD, OUTCOMES, PASSED
from tests.engines.programs import NotToBeHadError
from tests.engines.visitor import Visitor
from tests.engines.webdriver import WEB_DRIVER_ERRORS, Session
from tests.keptword.gate.vendors import CODES, WITH_SCRIPTS
from tests.made_once import made_once
from tests.receiver import Receiver, running_receiver
from tools.publication.building import site_settings

Launched = tuple[Engine, Session]


@pytest.fixture(scope="session")
def recorder(site: Path) -> Iterator[Receiver]:
    """The proxy of all three engines, which plays every host."""
    with running_receiver(site_settings(ROOT).url.removeprefix("https://"), site) as receiver:
        yield receiver


@pytest.fixture(scope="session", params=ENGINES, ids=[engine.name for engine in ENGINES])
def launched(request: pytest.FixtureRequest, recorder: Receiver) -> Iterator[Launched]:
    """An engine, set up as it comes."""
    engine: Engine = request.param
    with ExitStack() as stack:
        try:
            session = stack.enter_context(engine.running(recorder.port, Setting.ORDINARY))
        except (NotToBeHadError, *WEB_DRIVER_ERRORS) as error:
            OUTCOMES.describe(engine.name, f"not to be had: {error}")
            do_without(engine, error)
        OUTCOMES.describe(engine.name, session.version)
        yield engine, session


def do_without(engine: Engine, reason: Exception) -> NoReturn:
    """Skip what needs this engine on a machine that cannot have it; in CI, where it can be had, fail."""
    text = f"{engine.name} is not to be had: {reason}"
    if os.environ.get("CI") == "true":
        pytest.fail(text, pytrace=False)
    pytest.skip(text)


@pytest.fixture
def visitor(launched: Launched, recorder: Receiver) -> Visitor:
    """Someone who has never been here, in each engine."""
    visitor = Visitor(launched[1], recorder)
    visitor.begin_anew()
    return visitor


@pytest.fixture(scope="session")
def pasted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site with vendors' codes and resource hints pasted into the English home page."""
    hints = (f'<link rel="{rel}" href="https://www.googletagmanager.com">' for rel in ("preconnect", "dns-prefetch"))
    codes = (vendor.code for vendor in CODES if vendor.service)
    pasted = "\n\n".join((*hints, *codes))
    built = made_once(tmp_path_factory, "pasted-hints", lambda folder: built_with(folder, pasted, WITH_SCRIPTS))
    return built / "project/output"


@pytest.fixture
def recorder_of_pasted(recorder: Receiver, pasted: Path) -> Iterator[Receiver]:
    before, recorder.folder = recorder.folder, pasted
    yield recorder
    recorder.folder = before


VisitorWith = Callable[[Setting], AbstractContextManager[Visitor]]


@pytest.fixture
def visitor_with(launched: Launched, recorder: Receiver) -> VisitorWith:
    """Someone who has set up the engine differently: in a browser of their own."""
    engine = launched[0]

    @contextmanager
    def launch(setting: Setting) -> Iterator[Visitor]:
        recorder.forget()
        with engine.running(recorder.port, setting) as session:
            yield Visitor(session, recorder)

    return launch


def pytest_collection_finish(session: pytest.Session) -> None:
    """Let the table be in the order of the tests, whichever worker comes first."""
    for item in session.items:
        if behaviour := _behaviour(item):
            OUTCOMES.expect(*behaviour)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Gather the outcome of each behaviour: of its call, or of what went wrong before."""
    report = yield
    behaviour = _behaviour(item)
    if behaviour and (report.when == "call" or not report.passed):
        OUTCOMES.add(*behaviour, PASSED if report.passed else NOT_TO_BE_HAD if report.skipped else FAILED)
    return report


def _behaviour(item: pytest.Item) -> tuple[str, str] | None:
    """Return which behaviour of which engine a test is about, if any."""
    engine = item.callspec.params.get("launched") if hasattr(item, "callspec") else None
    if not isinstance(engine, Engine) or not isinstance(item, pytest.Function):
        return None
    return item.originalname.removeprefix("test_").replace("_", " "), engine.name
