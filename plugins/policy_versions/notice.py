"""The notice of a major change: until when it is shown, and the code that shows and hides it on each page.

The build writes it for 30 days; the code lets it end on its last day in a page that is not built again.
"""

import datetime
from collections.abc import Iterator
from pathlib import Path
from zoneinfo import ZoneInfo

from plugins.keptword.components.stored_choice import stored_name
from plugins.keptword.csp.inline import InlineCode, script_json
from plugins.keptword.inventory import Inventory
from plugins.keptword.inventory.services import Category, Storage
from plugins.keptword.problems import Problem
from plugins.policy_versions.versions import NOTICE_DAYS, Change, History

NOTICE_KEY = "policy-notice"

_STATIC = Path(__file__).parent / "static"


def notice_end(change: Change, zone: ZoneInfo) -> datetime.datetime:
    """Return when the notice of a change ends: at midnight in the company's time zone."""
    last = change.date + datetime.timedelta(days=NOTICE_DAYS)
    return datetime.datetime.combine(last, datetime.time(), zone)


def shown_notice(history: History, now: datetime.datetime, zone: ZoneInfo) -> Change | None:
    """Return the change that pages announce at this moment, if any."""
    change = history.announced
    return change if change is not None and now < notice_end(change, zone) else None


def notice_scripts(history: History, now: datetime.datetime, zone: ZoneInfo, path: str = "") -> tuple[InlineCode, ...]:
    """Return the scripts of each page for the notice; once none is shown any more, what clears up after it.

    A site that has announced nothing yet carries nothing. `path` is that of the site on its host.
    """
    if history.announced is None:
        return ()
    change, key = shown_notice(history, now, zone), stored_name(NOTICE_KEY, path)
    if change is None:
        return (_script("forget-notice.js", key),)
    end = int(notice_end(change, zone).timestamp() * 1000)
    return (_script("notice.js", key, change.id, end),)


def unlisted_notice(inventory: Inventory, folder: str) -> Iterator[Problem]:
    """Yield a problem where the inventory does not list what is stored when a visitor closes the notice (CL-01)."""
    items = (cookie for service in inventory.of(Category.NECESSARY) for cookie in service.cookies)
    item = next((one for one in items if (one.name, one.storage) == (NOTICE_KEY, Storage.LOCAL_STORAGE)), None)
    if item is None or item.lifetime.duration != datetime.timedelta(days=NOTICE_DAYS):
        wrong = "that a visitor closed the notice of a change is stored, and not listed"
        instead = f'Add [[cookies]] of name "{NOTICE_KEY}", storage "local-storage", lifetime "{NOTICE_DAYS} days"'
        yield Problem(f"{folder}/consent-choice.toml", 1, 1, wrong, instead)


def _script(name: str, *data: object) -> InlineCode:
    arguments = script_json(data)[1:-1]
    return InlineCode(f"{InlineCode.script((_STATIC / name).read_text('utf-8')).text}({arguments})")
