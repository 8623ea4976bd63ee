"""Script files of a site: what they take out of the pages that load them, by way of each other, too."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ..requests import Taken


@dataclass(frozen=True)
class ScriptFile:
    """What a script takes out of the page, and the URLs of all that it loads, without their queries."""

    taken: tuple[Taken, ...]
    loaded: frozenset[str]


def taken_by_file(scripts: Mapping[str, ScriptFile]) -> dict[str, tuple[Taken, ...]]:
    """Return what each script takes, with those that it loads in turn. The keys are URLs."""
    if not any(script.taken for script in scripts.values()):
        return {}
    taken = {url: tuple(dict.fromkeys(_taken_from(url, scripts))) for url in scripts}
    return {url: parts for url, parts in taken.items() if parts}


def _taken_from(url: str, scripts: Mapping[str, ScriptFile]) -> Iterator[Taken]:
    waiting, seen = [url], {url}
    while waiting:
        script = scripts[waiting.pop()]
        yield from script.taken
        new = sorted(loaded for loaded in script.loaded if loaded in scripts and loaded not in seen)
        seen.update(new)
        waiting += new
