"""The report for a person, for an ordinary site a screen: what loads by itself, by vendor, and what to do about it.

What only may load, and what cannot be read, is counted; the whole report tells all of it.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from .advice import counted, files_of, hosts_of, identities, listed, verdict, what_to_do, where
from .findings import Finding
from .tally import Tally, Told, VendorFound

_VENDORS = 9
"""So many vendors are told one by one; of more, the others are named."""

_FEW = 5
"""Of so many vendors, more than one place of each is told."""

_LONGEST = 78
"""Longer addresses are cut."""

Origins = Callable[[Finding], str]
"""Returns where a person wrote what was found; empty where nobody knows."""


def person_report(tally: Tally, *, whole: bool = False, origins: Origins = lambda _: "") -> Iterator[str]:
    """Yield the lines of the report; the whole one leaves nothing out but repetitions."""
    shown = tally.loads if whole else tally.loads[:_VENDORS]
    places = 2 if len(tally.loads) <= _FEW else 1
    for found in shown:
        yield from _vendor(found, tally, len(found.told) if whole else places, whole=whole, origins=origins)
    if rest := tally.loads[len(shown) :]:
        names = listed((found.vendor.name for found in rest), len(rest))
        yield f"{counted(len(rest), 'more vendor')}, which --all tells of: {names}"
    if tally.not_judged:
        yield f"Not judged ({len(tally.not_judged)})"
        yield from _lines(tally.not_judged, len(tally.not_judged) if whole else 4, origins=origins)
    if tally.loads or tally.not_judged or whole:
        yield from _counts(tally, whole=whole, origins=origins)
    if tally.gone:
        gone = f"{counted(tally.gone, 'thing')} of the baseline {'is' if tally.gone == 1 else 'are'} there no more"
        yield f"{gone}: write it anew with --write-baseline."
    yield verdict(tally)


def _vendor(found: VendorFound, tally: Tally, most: int, *, whole: bool, origins: Origins) -> Iterator[str]:
    vendor = found.vendor
    kind = f" ({vendor.kind})" if vendor.kind else ""
    pages = f"on {'each page' if found.pages == tally.pages > 1 else counted(found.pages, 'page')}"
    hosts = [host for host in found.hosts if host != vendor.name]
    yield f"{vendor.name}{kind}, {pages if found.pages else 'in a file that no page loads'}" + (
        f": {listed(hosts, len(hosts) if whole else 3)}" if hosts else ""
    )
    told = found.told
    for one in told[:most]:
        one = _with_origin(one, origins)
        address = one.first.url if whole else _short(one.first.url)
        yield f"    {where(one, tally.pages)}: {' '.join(filter(None, (one.first.how, address)))}"
    rest = len(told) - most
    more = f" ({rest} more {'address' if rest == 1 else 'addresses'}: --all)" if rest > 0 else ""
    if (advice := what_to_do(found)) or more:
        yield f"    → {advice}{more}"


def _counts(tally: Tally, *, whole: bool, origins: Origins) -> Iterator[str]:
    if found := tally.may_load:
        of = f"{listed(hosts_of(found))}, in {counted(files_of(found), 'file')}"
        yield f"May load, once a visitor acts or agrees, or code takes it up: {of}"
        if whole:
            yield from _lines(found, len(found), origins=origins)
    if found := tally.unread:
        names = identities(found)
        of = listed(names, 6) if names else listed(sorted({one.first.shown_file for one in found}))
        yield f"Unread, since code can fetch what cannot be read in it, in {counted(files_of(found), 'file')}: {of}"
        if whole:
            yield from _lines(found, len(found), origins=origins)


def _lines(told: Iterable[Told], most: int, *, origins: Origins) -> Iterator[str]:
    several = list(told)
    for one in several[:most]:
        more = f" (and {one.times - 1:,} more)" if one.times > 1 else ""
        what = f", {one.first.what}" if one.first.what else ""
        yield f"    {_with_origin(one, origins).first}{what}{more}"
    if len(several) > most:
        yield f"    … and {len(several) - most} more: --all lists them"


def _with_origin(told: Told, origins: Origins) -> Told:
    origin = origins(told.first)
    return replace(told, first=replace(told.first, origin=origin)) if origin else told


def _short(url: str) -> str:
    return url if len(url) <= _LONGEST else f"{url[:_LONGEST]}…"
