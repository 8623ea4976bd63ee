"""Unannounced changes: a policy or the services differ from the archive, and no newer change describes it.

The editors' sources are compared, so that a new button label or style does not count as a change of the policy.
"""

import datetime
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import zip_longest
from typing import Any

from plugins.keptword.components.published import published_list
from plugins.keptword.inventory import Inventory
from plugins.keptword.problems import Problem
from plugins.markdown_code import without_comments
from plugins.page_heads import head_lines
from plugins.policy_versions.kept import KeptPolicy
from plugins.policy_versions.versions import Change, History, free_id

# What visitors agree to, of a published service and of each of its items; the rest is prose.
_AGREED = ("category", "company", "role", "country", "follows_visitors", "sources")
_AGREED_OF_RECIPIENTS = ("name", "country", "safeguard")
_AGREED_OF_ITEMS = ("name", "storage", "lifetime", "party", "domain")


@dataclass(frozen=True)
class PolicySource:
    """The Markdown of one policy page; `file` is its name in messages."""

    page_id: str
    language: str
    file: str
    text: str


def unannounced_texts(
    present: Change, kept: KeptPolicy, sources: Iterable[PolicySource], advice: str
) -> Iterator[Problem]:
    """Yield a problem for each page whose words differ from the archived present version."""
    for source in sources:
        before = kept.source(source.page_id, source.language)
        if before is not None and (line := _first_difference(before, source.text)) is not None:
            wrong = f"from this line on the text is not that of version {present.number} ({present.id}), as it was kept"
            yield Problem(source.file, line, 1, wrong, advice)


def unannounced_services(
    present: Change, kept: KeptPolicy, inventory: Inventory, folder: str, advice: str
) -> Iterator[Problem]:
    """Yield a problem for each service that was added, removed, or changed in more than prose since the archive."""
    published = json.loads(published_list(inventory, ""))["services"]
    now = {service["id"]: service for service in published}
    before = kept.services
    for service_id in sorted(now.keys() | before.keys()):
        if _agreed_to(now.get(service_id)) != _agreed_to(before.get(service_id)):
            what = "is gone" if service_id not in now else "is new" if service_id not in before else "has changed"
            wrong = f'"{service_id}" {what} since version {present.number} ({present.id}) of the policy was kept'
            yield Problem(f"{folder}/{service_id}.toml", 1, 1, wrong, advice)


def how_to_announce(history: History, today: datetime.date, shown: str, language: str) -> str:
    """Return what to write, as the end of a message."""
    file = f"{shown}/{language}/{free_id(today, (change.id for change in history.changes))}.md"
    return f'Add {file}, and the same in the other languages, with "Title: …", "Kind: minor" and what changed'


def unkept_versions(history: History, kept: Mapping[str, KeptPolicy], shown: str, language: str) -> Iterator[Problem]:
    """Yield a problem for each earlier version of which there is no copy to be read."""
    for change in history.changes[:-1]:
        if change.id not in kept:
            wrong = f"version {change.number} was never kept, so nobody can read it any more"
            instead = (
                "Check out the commit that published it, run invoke keep-version there and commit kept/;"
                " if it never was published, remove this change in every language"
            )
            yield Problem(f"{shown}/{language}/{change.id}.md", 1, 1, wrong, instead)


def renumbered_versions(history: History, last: KeptPolicy, shown: str, language: str) -> Iterator[Problem]:
    """Yield a problem for each change by which versions that were published would get another number."""
    now, then = {change.id for change in history.changes}, set(last.change_ids)
    for change_id in sorted(then - now):
        wrong = "this change was published, so later versions are numbered after it, and it is gone"
        yield Problem(f"{shown}/{language}/{change_id}.md", 1, 1, wrong, "Restore it, in every language")
    for change_id in sorted(now - then):
        if change_id < last.change_id:
            wrong = f"this change is dated before one that was published, {last.change_id}"
            instead = "Name the file, in every language, after the day on which it is published"
            yield Problem(f"{shown}/{language}/{change_id}.md", 1, 1, wrong, instead)


def _first_difference(before: str, now: str) -> int | None:
    """Return the line of the first word that differs, None where all are the same. Line breaks do not count."""
    old, new = list(_words(before)), list(_words(now))
    last = new[-1][1] if new else 1
    for old_word, new_word in zip_longest(old, new, fillvalue=("", last)):
        if old_word[0] != new_word[0]:
            return new_word[1]
    return None


def _words(markdown: str) -> Iterator[tuple[str, int]]:
    """Yield each word that visitors read, with its line; of the header they read the title only."""
    text = without_comments(markdown)
    unread = {line.line for line in head_lines(text) if line.key != "title"}
    for number, line in enumerate(text.split("\n"), 1):
        if number not in unread:
            yield from ((word, number) for word in line.split())


def _agreed_to(service: Mapping[str, Any] | None) -> object:
    if service is None:
        return None
    items = [[item.get(name) for name in _AGREED_OF_ITEMS] for item in service["cookies"]]
    recipients = [[one.get(name) for name in _AGREED_OF_RECIPIENTS] for one in service["recipients"]]
    return [[service.get(name) for name in _AGREED], recipients, items]
