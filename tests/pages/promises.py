"""What the texts promise, row by row of the checklist, in the very sentences of each language (`promises.toml`).

A sentence is compared as it is read: what says the opposite in nearly the same words is another sentence. Whoever
rewords one reads the row of the checklist again, and then writes the new sentence into the file.
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from bs4 import BeautifulSoup, Tag

PROMISES = Path(__file__).with_name("promises.toml")

_RANKS = ("h1", "h2", "h3", "h4")


@dataclass(frozen=True)
class Promise:
    """Sentences that a section of a page says, and a text that says the opposite, by language."""

    row: str
    page: str
    section: str
    says: Mapping[str, tuple[str, ...]]
    opposite: Mapping[str, str]

    def missing(self, text: str, language: str) -> list[str]:
        """Return the sentences that are not there."""
        return [sentence for sentence in self.says[language] if as_read(sentence) not in text]


def read_promises(path: Path = PROMISES) -> tuple[Promise, ...]:
    """Return the promises of the file, in its order."""
    written = tomllib.loads(path.read_text("utf-8"))
    return tuple(Promise(row, **keys) for row, promises in written.items() for keys in promises)


def as_read(text: str) -> str:
    """Return a text with each run of white space, no-break spaces included, as one space."""
    return re.sub(r"\s+", " ", text).strip()


def section_parts(page: BeautifulSoup, anchor: str) -> list[Tag]:
    """Return a heading and what follows it, up to the next heading of its rank or a higher one."""
    heading = page.find(id=anchor)
    assert isinstance(heading, Tag), f"no section {anchor}"
    ends = _RANKS[: _RANKS.index(heading.name) + 1]
    parts = [heading]
    for sibling in heading.find_next_siblings(True):
        if isinstance(sibling, Tag):
            if sibling.name in ends:
                break
            parts.append(sibling)
    return parts


def section_text(page: BeautifulSoup, anchor: str) -> str:
    """Return a section as it is read."""
    return as_read(" ".join(part.get_text() for part in section_parts(page, anchor)))


def assert_promised(pages: Mapping[str, BeautifulSoup], row: str) -> None:
    """Fail where a page of one language does not say what it promises for this row."""
    promises = [promise for promise in read_promises() if promise.row == row]
    assert promises, f"promises.toml has nothing for {row}"
    for promise in promises:
        page = pages[promise.page]
        root = page.find("html")
        assert isinstance(root, Tag)
        language = str(root["lang"])
        text = section_text(page, promise.section)
        assert promise.missing(text, language) == [], f"{row}: not in #{promise.section} of {promise.page}, {language}"
