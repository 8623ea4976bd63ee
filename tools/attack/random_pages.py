"""Generated documents on the wire: whatever a browser contacts out of them has to be found by reading them.

Many are opened at once, as frames of one page: frames parse, scan ahead and fetch as pages do.
"""

import time
from collections import Counter
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import sync_playwright

from tests.corpus.firefox import running_firefox
from tools.attack.browsers import Opener, chromium_context, firefox_opener, opener, webkit
from tools.attack.generators import Document, documents
from tools.attack.recorder import Recorder, running_recorder
from tools.attack.reducing import SITE_HOST, found_in, reduced
from tools.attack.wire import opened

_FRAMES = 24
_AT_ONCE = 4
_MOST_REDUCED = 5

_HARNESS = "<!doctype html><html lang=en><title>x</title><style>iframe{width:40px;height:30px;border:0}</style>"


@dataclass(frozen=True)
class Miss:
    """A host that was contacted out of a document in which it was not found, and the smallest text that does it."""

    kind: str
    seed: int
    document: str
    host: str
    browser: str
    text: str


@dataclass
class Outcome:
    """How many documents a browser opened, whom they contacted, and what was not found."""

    browser: str
    documents: Counter[str] = field(default_factory=Counter)
    contacted: Counter[str] = field(default_factory=Counter)
    missed: list[Miss] = field(default_factory=list)
    missed_elsewhere: Counter[str] = field(default_factory=Counter)
    """What the audit of any site, which has to let harmless mentions go, does not find."""
    seconds: float = 0

    @property
    def labels(self) -> tuple[str, str]:
        """What the browser is called with scripts and without."""
        return self.browser, f"{self.browser} without scripts"


def attacked(browser: str, seed: int, count: int, seconds: float) -> Outcome:
    """Open generated documents in a browser until so many are, or the time is over: with scripts and without."""
    outcome, start = Outcome(browser), time.monotonic()
    made = islice(documents(seed), count)
    with TemporaryDirectory() as written, ExitStack() as stack:
        folder = Path(written)
        (folder / "404.html").write_text("<!doctype html><title>Not found</title>")
        (folder / "slow.css").write_text("")
        recorder = stack.enter_context(running_recorder(SITE_HOST, folder))
        recorder.receiver.delays["/slow.css"] = 0.05
        openers = _openers(browser, recorder, stack)
        attack = _Attack(seed, recorder, folder, outcome)
        while time.monotonic() - start < seconds and (batch := list(islice(made, _FRAMES * _AT_ONCE))):
            for label, open_all in openers.items():
                attack.open(batch, label, open_all)
            outcome.documents.update(kind for kind, _ in batch)
            outcome.seconds = time.monotonic() - start
            done = f"{outcome.documents.total()} of {count} documents, {outcome.seconds:.0f} s"
            print(f"  {browser}: {done}, {len(outcome.missed)} not found", flush=True)
    return outcome


@dataclass
class _Attack:
    """Opens generated documents, and notes what comes of it in the outcome."""

    seed: int
    recorder: Recorder
    folder: Path
    outcome: Outcome
    _told: set[str] = field(default_factory=set)

    def open(self, batch: Sequence[tuple[str, Document]], label: str, open_all: Opener) -> None:
        """Open documents, and look for each host that is contacted in what is found by reading."""
        owners = {host: entry for entry in batch for host in entry[1].hosts}
        seen = self._contacted([document for _, document in batch], open_all)
        for host in sorted(seen & owners.keys()):
            kind, document = owners[host]
            self.outcome.contacted[label] += 1
            if host not in found_in(document, is_own=False):
                self.outcome.missed_elsewhere[kind] += 1
            if host not in self._told and host not in found_in(document):
                self._told.add(host)
                text = document.body
                if len(self.outcome.missed) < _MOST_REDUCED:
                    text = reduced(document, host, lambda made: self._contacted(made, open_all))
                self.outcome.missed.append(Miss(kind, self.seed, document.file, host, label, text))

    def _contacted(self, made: Sequence[Document], open_all: Opener) -> set[str]:
        """Open documents as frames, and return the hosts that are contacted."""
        harnesses = []
        for start in range(0, len(made), _FRAMES):
            frames = made[start : start + _FRAMES]
            for document in frames:
                (self.folder / document.file).write_text(document.text, "utf-8", newline="")
            harnesses.append(f"/{frames[0].file}-harness")
            written = "".join(f"<iframe src=/{document.file}></iframe>" for document in frames)
            self.recorder.receiver.pages[harnesses[-1]] = _HARNESS + written
        return set(opened(self.recorder, harnesses, open_all, [f"/{document.file}" for document in made]))


def _openers(browser: str, recorder: Recorder, stack: ExitStack) -> dict[str, Opener]:
    """Return what opens pages with scripts and without, by what to call it."""
    if browser == "Chromium":
        playwright = stack.enter_context(sync_playwright())
        return {
            label: opener(stack.enter_context(chromium_context(playwright, recorder, scripts=scripts, is_shell=True)))
            for label, scripts in ((browser, True), (f"{browser} without scripts", False))
        }
    if browser == "WebKit":
        return {
            label: stack.enter_context(webkit(recorder, scripts=scripts))
            for label, scripts in ((browser, True), (f"{browser} without scripts", False))
        }
    firefox = stack.enter_context(running_firefox(recorder.port))
    open_all = firefox_opener(firefox)

    def with_scripts(urls: Sequence[str]) -> None:
        firefox.allow_scripts(True)
        open_all(urls)

    def without_scripts(urls: Sequence[str]) -> None:
        firefox.allow_scripts(False)
        open_all(urls)

    return {browser: with_scripts, f"{browser} without scripts": without_scripts}
