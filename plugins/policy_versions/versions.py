"""The versions of the policy: each change makes the next one, numbered from 1. Pure data."""

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from plugins.keptword.inventory.company_name import with_company

# For how long a major change is announced on every page.
NOTICE_DAYS = 30


class Kind(StrEnum):
    """How much a change matters to visitors: a MAJOR one is announced on every page."""

    MINOR = "minor"
    MAJOR = "major"


@dataclass(frozen=True)
class Change:
    """One change of the policy. `id` is its file's name: the day, and `-2` behind it for a second one that day."""

    id: str
    number: int
    kind: Kind
    titles: Mapping[str, str]

    @property
    def date(self) -> datetime.date:
        return datetime.date.fromisoformat(self.id[:10])


@dataclass(frozen=True)
class History:
    """All changes of the policy, the first edition first."""

    changes: tuple[Change, ...] = ()

    def named(self, company: str) -> "History":
        """Return the history with the name of the company in its titles."""
        return History(tuple(replace(one, titles=_named(one.titles, company)) for one in self.changes))

    @property
    def present(self) -> Change | None:
        """The version in force; None if there is none."""
        return self.changes[-1] if self.changes else None

    @property
    def newest_first(self) -> tuple[Change, ...]:
        return self.changes[::-1]

    @property
    def announced(self) -> Change | None:
        """The last change that is or was announced; a first edition is not announced."""
        return next((change for change in reversed(self.changes[1:]) if change.kind is Kind.MAJOR), None)

    def after(self, change: Change) -> Change | None:
        """Return the change that ended a version, None for the present one."""
        return next((later for later in self.changes if later.number == change.number + 1), None)


def free_id(day: datetime.date, taken: Iterable[str]) -> str:
    """Return the first free id for a change on a day; the day itself if all nine are taken."""
    ids = frozenset(taken)
    names = (f"{day}{suffix}" for suffix in ("", *(f"-{number}" for number in range(2, 10))))
    return next((name for name in names if name not in ids), str(day))


def _named(titles: Mapping[str, str], company: str) -> Mapping[str, str]:
    return {language: with_company(title, company) for language, title in titles.items()}
