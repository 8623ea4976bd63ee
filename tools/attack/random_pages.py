"""Generated documents on the wire: whatever a browser contacts out of them has to be found by reading them.

Many are opened at once, as frames of one page: frames parse, scan ahead and fetch as pages do.
"""

import random
import re
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import sync_playwright

from plugins.loads import read_file
from plugins.loads.load import Load
from tests.corpus.marionette import find_firefox, running_firefox
from tools.attack.browsers import Opener, chromium_context, firefox_opener, opener, webkit
from tools.attack.generators import Document, documents, page
from tools.attack.recorder import Recorder, running_recorder
from tools.attack.vectors import DOMAIN
from tools.attack.wire import opened

SITE_HOST = "site.example"
_FRAMES = 24
_AT_ONCE = 4
_MOST_REDUCED = 5

_HARNESS = "<!doctype html><html lang=en><title>x</title><style>iframe{width:40px;height:30px;border:0}</style>"
_PIECES = re.compile(r"<[/!?]?[^\s<>/]*|[^\s<>]+|\s+|>|/")


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


def found_in(document: Document, *, is_own: bool = True) -> str:
    """Return all that reading a document finds, as one text: what is named in it is found.

    Of the own site everything counts that stands where a browser may fetch it; of others, what is known to be fetched.
    What names nothing, such as code that cannot be read, refuses a page of the own site whatever else is in it.
    """
    raw, url = document.text.encode(), f"https://{SITE_HOST}/{document.file}"
    reading = read_file(raw, document.file, url, own_host=SITE_HOST if is_own else None)
    found = [load.url for load in reading.loads] + [form.url for form in reading.forms]
    opaque = any(map(_is_opaque, reading.loads)) or bool(reading.distrusts)
    if is_own:
        found += [mention.url for mention in reading.mentions]
        found += [script.code for script in reading.scripts]
    if opaque:
        found += document.hosts
    return "\n".join(found).lower()


def _is_opaque(load: Load) -> bool:
    return load.is_opaque


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
        while (batch := dict(islice(((d.file, (k, d)) for k, d in made), _FRAMES * _AT_ONCE))) and (
            time.monotonic() - start < seconds
        ):
            _attack(batch, openers, recorder, folder, outcome, seed)
            done, spent = outcome.documents.total(), time.monotonic() - start
            print(
                f"  {browser}: {done} of {count} documents, {spent:.0f} s, {len(outcome.missed)} not found", flush=True
            )
    outcome.seconds = time.monotonic() - start
    return outcome


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
    program = find_firefox()
    assert program is not None
    firefox = stack.enter_context(running_firefox(program, recorder.port))
    open_all = firefox_opener(firefox)

    def with_scripts(urls: Sequence[str]) -> None:
        firefox.allow_scripts(True)
        open_all(urls)

    def without_scripts(urls: Sequence[str]) -> None:
        firefox.allow_scripts(False)
        open_all(urls)

    return {browser: with_scripts, f"{browser} without scripts": without_scripts}


def _attack(
    batch: Mapping[str, tuple[str, Document]],
    openers: Mapping[str, Opener],
    recorder: Recorder,
    folder: Path,
    outcome: Outcome,
    seed: int,
) -> None:
    all_of_it = [document for _, document in batch.values()]
    owners = {host: entry for entry in batch.values() for host in entry[1].hosts}
    outcome.documents.update(kind for kind, _ in batch.values())
    told: set[str] = set()
    for label, open_all in openers.items():
        for host in sorted(_contacted(all_of_it, open_all, recorder, folder) & set(owners)):
            kind, document = owners[host]
            outcome.contacted[label] += 1
            if host not in found_in(document, is_own=False):
                outcome.missed_elsewhere[kind] += 1
            if host not in told and host not in found_in(document):
                told.add(host)
                text = document.body
                if len(outcome.missed) < _MOST_REDUCED:
                    text = _reduced(document, host, open_all, recorder, folder)
                outcome.missed.append(Miss(kind, seed, document.file, host, label, text))


def _contacted(made: Sequence[Document], open_all: Opener, recorder: Recorder, folder: Path) -> set[str]:
    """Open documents as frames, and return the hosts that are contacted."""
    harnesses = []
    for start in range(0, len(made), _FRAMES):
        frames = made[start : start + _FRAMES]
        for document in frames:
            (folder / document.file).write_text(document.text, "utf-8", newline="")
        harnesses.append(f"/{frames[0].file}-harness")
        recorder.receiver.pages[harnesses[-1]] = _HARNESS + "".join(f"<iframe src=/{d.file}></iframe>" for d in frames)
    return set(opened(recorder, harnesses, open_all))


def _reduced(document: Document, host: str, open_all: Opener, recorder: Recorder, folder: Path) -> str:
    """Return the smallest part of a document's text that still contacts the host without being found."""
    text, round_ = document.body, 0
    is_page = document.file.endswith(".html")
    rng = random.Random(0)
    while round_ < 12:
        candidates = []
        for number, shorter in enumerate(_shorter(text, rng)):
            new = f"reduced{round_}-{number}.{DOMAIN}"
            body = shorter.replace(host, new)
            name = f"{document.file.partition('.')[0]}-{round_}-{number}"
            made = page(name, body) if is_page else body
            candidates.append(
                replace(document, file=f"{name}.{document.file.partition('.')[2]}", text=made, hosts=(new,))
            )
        contacted = _contacted(candidates, open_all, recorder, folder) if candidates else set()
        left = [made for made in candidates if made.hosts[0] in contacted and made.hosts[0] not in found_in(made)]
        if not left:
            break
        best = min(left, key=lambda made: len(made.text))
        text = best.body.replace(best.hosts[0], host)
        round_ += 1
    return text.replace(host, "HOST")


def _shorter(text: str, rng: random.Random) -> Iterator[str]:
    """Yield a text without each of some parts, large and small."""
    pieces = _PIECES.findall(text)
    cuts = []
    size = len(pieces) // 2
    while size >= 1:
        cuts += [(start, start + size) for start in range(0, len(pieces) - size + 1, max(1, size // 2))]
        size //= 2
    for start, end in cuts if len(cuts) <= 48 else rng.sample(cuts, 48):
        yield "".join([*pieces[:start], *pieces[end:]])
