"""Code of a site's own that does what no policy of a page reaches: found by the words for it, wherever they stand.

Code that hides those words is not found: `docs/any-site.md` says so.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ..line_numbers import line_and_column
from ..problems import Problem
from ..requests.files import decoded
from ..requests.kinds import Kind
from .html_page import HtmlPage
from .options import Options
from .site_folder import SiteFolder

# A worker has the policy that its own answer brings (CSP3 §7.3), and none where the server sends none.
_WORKER = re.compile(r"\b(?:Shared)?Worker\s*\(|\bserviceWorker\b|\bimportScripts\s*\(")
_OTHERS = re.compile(r"\bRTCPeerConnection\b|\bspeculationrules\b")

# Each word contains one: a quick test first.
_SIGNS = ("Worker", "importScripts", "RTCPeerConnection", "speculationrules")


@dataclass(frozen=True)
class Word:
    """The first word for something in a file, and where it stands; `is_worker`, or another way out."""

    file: str
    line: int
    column: int
    word: str
    is_worker: bool


def words_in_scripts(site: SiteFolder) -> Iterator[Word]:
    """Yield the first word of each kind in each script file."""
    for file in site.of_kind(Kind.SCRIPT):
        text = decoded(site.bytes_of(file))
        for wanted in _wanted(text):
            if found := wanted.search(text):
                yield _word(file, *line_and_column(text, found.start()), found)


def words_in_page(page: HtmlPage) -> Iterator[Word]:
    """Yield the first word of each kind in the scripts of a page."""
    for wanted in _wanted(page.text):
        for script in page.parsed.find_all("script"):
            if found := wanted.search(script.text):
                yield _word(page.file, (script.source_line or 1), (script.source_col or 0) + 1, found)
                break


def workers(words: Iterable[Word], options: Options) -> Iterator[Problem]:
    """Yield a problem for each script that starts a worker, where the server is not said to send a policy for it.

    One that the owner has read, as the settings say, is passed over.
    """
    for one in words:
        if one.is_worker and not options.sends_headers and one.file not in options.scripts_read:
            wrong = f"this script says {one.word}, and no policy of a page reaches a worker"
            instead = (
                f"Let your server send _headers, and write sends-headers = true in {options.file}; "
                f'or read the script, and write below [scripts-read] there: "{one.file}" = "why it contacts no one"'
            )
            yield Problem(one.file, one.line, one.column, wrong, instead)


def other_channels(words: Iterable[Word]) -> Iterator[str]:
    """Yield a note for each script with a way out that no policy closes in every browser."""
    for one in words:
        if not one.is_worker:
            yield f"{one.file}:{one.line}: this script says {one.word}; what it contacts by that, no policy holds back."


def _wanted(text: str) -> tuple[re.Pattern[str], ...]:
    return (_WORKER, _OTHERS) if any(sign in text for sign in _SIGNS) else ()


def _word(file: str, line: int, column: int, found: re.Match[str]) -> Word:
    return Word(file, line, column, found[0].rstrip(" ("), found.re is _WORKER)
