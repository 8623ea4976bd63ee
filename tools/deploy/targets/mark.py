"""The mark by which a published site is known: nothing else is replaced, and no site takes another's place unasked.

The build writes it into each site to publish, with the address of that site.
"""

import json
from dataclasses import dataclass
from pathlib import Path

from tools.deploy.targets.errors import PublishError

MARK = "published-site.json"

_MADE_BY = "codedor-privacy: invoke build --publish"


@dataclass(frozen=True)
class Owner:
    """Whose site is published: its address, and that of another one which it may replace, if any."""

    site: str
    replaces: str = ""


def mark_text(site_url: str) -> str:
    """Return what stands in the mark of a site at this address."""
    return json.dumps({"made-by": _MADE_BY, "site": _whole(site_url)}, indent=1) + "\n"


def marked_site(mark: str) -> str | None:
    """Return the address of the site that a mark names; None for a file that is no mark of a build."""
    try:
        content = json.loads(mark)
    except ValueError:
        return None
    if not isinstance(content, dict) or content.keys() != {"made-by", "site"} or content["made-by"] != _MADE_BY:
        return None
    site = content["site"]
    return site if isinstance(site, str) and site else None


def refuse_to_replace(holds_files: bool, mark: str | None, target: str | Path, owner: Owner) -> None:
    """Raise PublishError where a target holds files, but not those of this site or of the one that it may replace.

    `mark` is the text of the mark at the target, None where there is none.
    """
    if not holds_files:
        return
    there = None if mark is None else marked_site(mark)
    if there is None:
        missing = f"{MARK} is not there" if mark is None else f"{MARK} was not written by a build"
        raise PublishError(f"{target} holds something else than this site ({missing}). Empty it yourself.")
    if there not in (_whole(owner.site), _whole(owner.replaces)):
        raise PublishError(
            f"{target} holds the site of {there}, and this is that of {_whole(owner.site)}. "
            f"To replace it, add --replaces {there}; or publish elsewhere."
        )


def _whole(url: str) -> str:
    return url.rstrip("/")
