"""The report as Markdown, which a CI can post beside a change: vendors in a table, all else in counts."""

from collections.abc import Iterator

from .advice import counted, files_of, hosts_of, identities, listed, verdict, what_to_do, where
from .tally import Tally

_ROWS = 25


def markdown_summary(tally: Tally) -> str:
    """Return the summary, which ends with a line end."""
    return "\n".join(_lines(tally)) + "\n"


def _lines(tally: Tally) -> Iterator[str]:
    yield f"**{_escaped(verdict(tally))}**"
    if tally.loads:
        yield from ("", "| loads by itself | pages | first place | what to do |", "| --- | ---: | --- | --- |")
        for found in tally.loads[:_ROWS]:
            vendor = found.vendor
            kind = f" ({vendor.kind})" if vendor.kind else ""
            place = _code(where(found.told[0], tally.pages))
            advice = _escaped(what_to_do(found) or found.told[0].first.how)
            yield f"| {_escaped(vendor.name)}{kind} | {found.pages:,} | {place} | {advice} |"
        if len(tally.loads) > _ROWS:
            yield from ("", f"And {counted(len(tally.loads) - _ROWS, 'more vendor')}.")
    rest = list(_rest(tally))
    if rest:
        yield from ("", *rest)


def _rest(tally: Tally) -> Iterator[str]:
    if tally.may_load:
        yield f"- May load, once a visitor acts or agrees: {_code(listed(hosts_of(tally.may_load)))}"
    if tally.unread:
        names = listed(identities(tally.unread), 6)
        yield f"- Unread: {counted(files_of(tally.unread), 'file')}{f' ({_escaped(names)})' if names else ''}"
    if tally.not_judged:
        yield f"- Not judged: {_code(listed(told.first.shown_file for told in tally.not_judged))}"
    if tally.gone:
        yield f"- Of the baseline, {counted(tally.gone, 'thing')} are there no more"


def _code(text: str) -> str:
    """Return a text as code: in a cell of a table a bar ends it all the same."""
    return f"`{text.replace('`', '').replace('|', '%7C')}`"


def _escaped(text: str) -> str:
    return "".join(f"\\{sign}" if sign in "\\`*_[]<>|" else sign for sign in text)
