"""Code of a site's own that does what no policy of a page reaches: found by the words for it, wherever they stand.

Code that hides those words is not found: `docs/any-site.md` says so.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from ..line_numbers import line_and_column
from ..problems import Problem
from ..requests.files import decoded, is_script
from .html_page import HtmlPage
from .options import Options

# A worker has the policy that its own answer brings (CSP3 §7.3), and none where the server sends none.
_WORKER = re.compile(r"\b(?:Shared)?Worker\s*\(|\bserviceWorker\b|\bimportScripts\s*\(")
_OTHERS = re.compile(r"\bRTCPeerConnection\b|\bspeculationrules\b")


def workers(folder: Path, pages: dict[str, HtmlPage], options: Options) -> Iterator[Problem]:
    """Yield a problem for each script that starts a worker, where the server is not said to send a policy for it.

    One that the owner has read, as the settings say, is passed over.
    """
    if not options.sends_headers:
        for file, line, column, word in _found(_WORKER, folder, pages):
            if file not in options.scripts_read:
                wrong = f"this script says {word}, and no policy of a page reaches a worker"
                instead = (
                    f"Let your server send _headers, and write sends-headers = true in {options.file}; "
                    f'or read the script, and write below [scripts-read] there: "{file}" = "why it contacts no one"'
                )
                yield Problem(file, line, column, wrong, instead)


def other_channels(folder: Path, pages: dict[str, HtmlPage]) -> Iterator[str]:
    """Yield a note for each script with a way out that no policy closes in every browser."""
    for file, line, _, word in _found(_OTHERS, folder, pages):
        yield f"{file}:{line}: this script says {word}; what it contacts by that, no policy holds back."


def _found(wanted: re.Pattern[str], folder: Path, pages: dict[str, HtmlPage]) -> Iterator[tuple[str, int, int, str]]:
    """Yield the first place in each script file, and in the scripts of each page, and the word that stands there."""
    for path in sorted(folder.rglob("*")):
        if is_script(path.name) and path.is_file():
            text = decoded(path.read_bytes())
            if found := wanted.search(text):
                line, column = line_and_column(text, found.start())
                yield path.relative_to(folder).as_posix(), line, column, found[0].rstrip(" (")
    for file, page in pages.items():
        for script in page.parsed.find_all("script") if wanted.search(page.text) else ():
            if found := wanted.search(script.text):
                yield file, (script.source_line or 1), (script.source_col or 0) + 1, found[0].rstrip(" (")
                break
