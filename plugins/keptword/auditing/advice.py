"""What to do about what loads by itself, and how much of it there is, in words for the owner of a site."""

from collections.abc import Iterable

from .site import is_page
from .tally import TO_LOOK_AT, Tally, Told, VendorFound

# What shows, or leads to, what somebody else's server makes: it is no file that a site could hold.
_DOCUMENTS = ("<iframe", "<frame", "<object", "<embed", "<meta")

_NAMES = 4
"""So many names are told in a list."""


def what_to_do(found: VendorFound) -> str:
    """Return what an owner can do about a vendor, as a sentence without its full stop; empty where nobody can tell."""
    vendor = found.vendor
    if vendor.name == TO_LOOK_AT.name:
        return ""
    if found.service:
        return "declared, but live before its consent: keptword protect holds it back"
    add = f"keptword add {vendor.entry}" if vendor.entry else f"keptword new {found.hosts[0]}"
    are_files = any(not told.first.how.startswith(_DOCUMENTS) for told in found.told)
    host = ["host the files yourself"] if vendor.can_be_hosted and are_files else []
    return ", ".join([add, *host]) + ", or remove it"


def where(told: Told, pages: int) -> str:
    """Return the first place of a thing, and where else it stands."""
    place = told.first.origin or told.first.place
    if told.files == 1:
        return place if told.times == 1 else f"{place} and {counted(told.times - 1, 'more place')} there"
    if not is_page(told.first.file):
        return f"{place} and {counted(told.files - 1, 'more file')}"
    if told.files >= pages:
        return f"{place} and each other page, as from a template"
    of_template = ", as from a template" if told.files > pages / 2 else ""
    return f"{place} and {counted(told.files - 1, 'more page')}{of_template}"


def identities(unread: Iterable[Told]) -> list[str]:
    """Return what scripts are in which something cannot be read, with counts; those nobody knows last."""
    counts: dict[str, int] = {}
    for told in unread:
        counts[told.first.what] = counts.get(told.first.what, 0) + 1
    others = counts.pop("", 0)
    known = [name if count == 1 else f"{count} × {name}" for name, count in sorted(counts.items())]
    return [*known, *([counted(others, "other")] if others else [])] if known else []


def listed(names: Iterable[str], most: int = _NAMES) -> str:
    """Return some names in a line."""
    some = list(names)
    more = f" and {len(some) - most} more" if len(some) > most else ""
    return ", ".join(some[:most]) + more


def counted(count: int, name: str) -> str:
    """Return a count with its noun."""
    return f"1 {name}" if count == 1 else f"{count:,} {name}s"


def files_of(told: Iterable[Told]) -> int:
    """Return in how many files things stand."""
    return len({one.first.file for one in told})


def hosts_of(told: Iterable[Told]) -> list[str]:
    """Return the hosts of things, in order."""
    return sorted({one.first.host for one in told if one.first.host})


def verdict(tally: Tally) -> str:
    """Return the last line: what the site does, and how much was judged."""
    judged = f"{counted(tally.files, 'file')} judged"
    known = f", {counted(len(tally.known), 'thing')} of the baseline left out" if tally.known else ""
    if tally.loads:
        new = " new" if tally.known else ""
        count = counted(sum(len(found.told) for found in tally.loads), f"{new} thing".strip())
        load = "loads" if count.startswith("1 ") else "load"
        return f"{count} {load} from {counted(len(tally.loads), 'vendor')} before anyone is asked: {judged}{known}."
    if tally.not_judged:
        not_judged = f"{len(tally.not_judged)} could not be judged"
        return f"No all-clear: nothing third party was found to load, but {not_judged}: {judged}{known}."
    rest = [f"{counted(len(hosts), 'host')} may load"] if (hosts := hosts_of(tally.may_load)) else []
    rest += [f"{counted(len(tally.unread), 'script')} unread"] if tally.unread else []
    told = f"; {', '.join(rest)} (--all tells which)" if rest else ""
    return f"Nothing third party loads by itself: {judged}{told}{known}."
