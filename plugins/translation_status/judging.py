"""Decides from the records whether a translation follows its original, and which problems to report."""

from collections.abc import Collection, Iterable, Iterator
from enum import Enum, auto

from plugins.keptword.problems import Problem
from plugins.translation_status.markdown_parts import NEEDED_KEYS
from plugins.translation_status.parts import Pair
from plugins.translation_status.records import Records


class Standing(Enum):
    """How a translation relates to its original."""

    FOLLOWS = auto()
    # Nothing is recorded, and both exist.
    NEW = auto()
    # Both changed since they were recorded: probably together, but this is not confirmed.
    CHANGED_TOGETHER = auto()
    # The original changed and the translation did not; or one of the two is missing.
    STALE = auto()
    # It is a verbatim copy of the original, and nobody has confirmed it for this language.
    COPIED = auto()


def standing(pair: Pair, records: Records) -> Standing:
    """Return how the translation of a pair relates to its original."""
    original, own = pair.digests
    recorded = records.get((pair.file, pair.key))
    is_half = pair.original is None or pair.translation is None
    if recorded == (original, own):
        return Standing.FOLLOWS
    if pair.is_copied:
        return Standing.COPIED
    if recorded is None:
        return Standing.STALE if is_half else Standing.NEW
    if is_half:
        return Standing.STALE
    if recorded[0] == original:
        return Standing.FOLLOWS
    return Standing.STALE if recorded[1] == own else Standing.CHANGED_TOGETHER


def stale_pairs(pairs: Iterable[Pair], records: Records) -> Iterator[Pair]:
    """Yield the pairs whose translation may say something else than its original."""
    unsure = (Standing.STALE, Standing.CHANGED_TOGETHER, Standing.COPIED)
    yield from (pair for pair in pairs if standing(pair, records) in unsure)


def stale_problems(pairs: Iterable[Pair], records: Records) -> Iterator[Problem]:
    """Yield a problem for each stale pair, except for missing required lines of a head.

    Those are reported elsewhere: affirming them, or removing them from the other text, would be wrong.
    """
    for pair in stale_pairs(pairs, records):
        if pair.key in NEEDED_KEYS and None in (pair.original, pair.translation):
            continue
        line, column = (pair.translation.line, pair.translation.column) if pair.translation else (1, 1)
        yield Problem(pair.file, line, column, *_said(pair, standing(pair, records)))


def new_problems(pairs: Iterable[Pair], records: Records) -> Iterator[Problem]:
    """Yield a problem for each file with unrecorded parts: later changes to them could not be detected."""
    new = dict.fromkeys(pair.file for pair in pairs if standing(pair, records) is Standing.NEW)
    instead = "Run invoke translate once it does: from then on the build tells when only one of them changes"
    for file in new:
        yield Problem(file, 1, 1, "it is not recorded yet that this follows its original", instead)


def renewed(pairs: Iterable[Pair], records: Records, affirmed: Collection[str] = ()) -> Records:
    """Return the new records: current digests of pairs that follow, are new or changed together, else the old ones.

    `affirmed` are files, translations or originals, that are confirmed to be up to date.
    """
    new = {}
    for pair in pairs:
        name = (pair.file, pair.key)
        said_so = pair.file in affirmed or pair.original_file in affirmed
        if said_so or standing(pair, records) not in (Standing.STALE, Standing.COPIED):
            new[name] = pair.digests
        elif name in records:
            new[name] = records[name]
    return new


def _said(pair: Pair, known: Standing) -> tuple[str, str]:
    affirm = f"invoke translate --affirm {pair.file}"
    if pair.original is None:
        title = pair.translation.title if pair.translation else pair.key
        wrong = f'"{title}" is not, or no longer, in {pair.original_file}'
        return wrong, f"Remove it, or keep it knowingly: {affirm}"
    where = f"{pair.original_file}:{pair.original.line}"
    if pair.translation is None:
        return f'"{pair.key}" has no translation here; it stands in {where}', f"Add it, or do without it: {affirm}"
    if known is Standing.COPIED:
        wrong = f'"{pair.translation.title}" is its original, {where}, word for word'
        return wrong, f"Translate it, or say that it holds as it is: {affirm}"
    if known is Standing.CHANGED_TOGETHER:
        wrong = f'"{pair.translation.title}" and its original, {where}, have both changed'
        return wrong, "Once they say the same: invoke translate"
    wrong = f'"{pair.translation.title}" is older than its original, {where}'
    return wrong, f"Translate what changed, or say that it still holds: {affirm}"
