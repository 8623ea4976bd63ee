"""What the tests in three engines share: each engine launched once, visitors, and the table at the end."""

import os
from collections.abc import Callable, Generator, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from pathlib import Path

import pytest

from plugins.publication.building import site_settings
from tests.conftest import ROOT
from tests.engines.launching import ENGINES, Engine, Setting
from tests.engines.outcomes import FAILED, NOT_TO_BE_HAD, OUTCOMES, PASSED
from tests.engines.programs import NotToBeHadError
from tests.engines.visitor import Visitor
from tests.engines.webdriver import Session, WebDriverError
from tests.receiver import Receiver, running_receiver

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
        except (NotToBeHadError, WebDriverError, OSError) as error:
            OUTCOMES.describe(engine.name, f"not to be had: {error}")
            if os.environ.get("CI") == "true":
                pytest.fail(f"{engine.name} is not to be had: {error}", pytrace=False)
            pytest.skip(f"{engine.name} is not to be had: {error}")
        OUTCOMES.describe(engine.name, session.version)
        yield engine, session


@pytest.fixture
def visitor(launched: Launched, recorder: Receiver) -> Visitor:
    """Someone who has never been here, in each engine."""
    visitor = Visitor(launched[1], recorder)
    visitor.begin_anew()
    return visitor


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


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Gather the outcome of each behaviour: of its call, or of what went wrong before."""
    report = yield
    engine = item.callspec.params.get("launched") if hasattr(item, "callspec") else None
    if isinstance(engine, Engine) and isinstance(item, pytest.Function) and (report.when == "call" or not report.passed):
        words = item.originalname.removeprefix("test_").replace("_", " ")
        outcome = PASSED if report.passed else NOT_TO_BE_HAD if report.skipped else FAILED
        OUTCOMES.add(words, engine.name, outcome)
    return report


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print behaviour by engine."""
    if OUTCOMES.rows:
        terminalreporter.section("the same behaviour in three engines")
        for line in OUTCOMES.as_table():
            terminalreporter.write_line(line)
