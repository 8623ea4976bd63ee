"""What was meant as a placeholder but has other brackets around it: one too few, curly ones, ones with backslashes."""

import re
from collections.abc import Collection, Iterator, Mapping
from difflib import get_close_matches

from plugins.keptword.inventory.company_name import OTHER_NAMES
from plugins.keptword.problems import Problem

_NAME = r"[ \t]*([A-Za-z][\w-]*(?:[ \t_-]+[\w-]+)*)[ \t]*"
# Neither a placeholder as it should be, nor a link: that is [words](target), [words][name] or [name]: target.
_SINGLE = re.compile(rf"(?<![\[\\\]!])\[{_NAME}\](?![\](\[:{{])")
_OTHER = re.compile(
    rf"\{{\{{{_NAME}\}}\}}|\{{{_NAME}\}}|\(\({_NAME}\)\)|<<?{_NAME}/?>>?|«{_NAME}»|【+{_NAME}】+|［+{_NAME}］+"
    rf"|\\\[+\\?\[?{_NAME}\\?\]?\\\]+|\[[ \t]+\[{_NAME}\][ \t]+\]|\[\[\[+{_NAME}\]\]\]+|\[[\[{{]{_NAME}[}}]+\]?"
)
_BARE = re.compile(r"\s*([a-z]+(?:-[a-z]+)+)\s*")


def near_misses(
    file: str,
    lines: Iterator[tuple[int, str]],
    known: Collection[str],
    arguments: Mapping[str, Collection[str]],
) -> Iterator[Problem]:
    """Yield a problem for each; `lines` are those of a text without its code, with their index."""
    for index, line in lines:
        for pattern, cutoff in ((_OTHER, 1.0), (_SINGLE, 0.85)):
            for found in tuple(pattern.finditer(line)):
                typed = next(group for group in found.groups() if group)
                if meant := _meant(typed, known, arguments, cutoff):
                    line = line[: found.start()] + " " * len(found[0]) + line[found.end() :]
                    yield Problem(
                        file, index + 1, found.start() + 1, f"{found[0]} is not a placeholder", f"Write {meant}"
                    )
        if (bare := _BARE.fullmatch(line)) and bare[1] in known:
            wrong = f"{bare[1]} is not a placeholder without its brackets"
            yield Problem(file, index + 1, line.index(bare[1]) + 1, wrong, f"Write [[{bare[1]}]]")


def _meant(typed: str, known: Collection[str], arguments: Mapping[str, Collection[str]], cutoff: float) -> str:
    """Return the intended placeholder, or "" if it may be prose."""
    words = re.split(r"[ \t_]+", typed.lower())
    if words[0] in arguments and len(words) == 2:
        return f"[[{words[0]} {words[1]}]]"
    name = "-".join(words)
    if OTHER_NAMES.get(name) in known:
        return f"[[{OTHER_NAMES[name]}]]"
    if name in known:
        return f"[[{name}]]"
    joined = [one for one in known if one.replace("-", "") == name]
    if joined:
        return f"[[{joined[0]}]]"
    near = get_close_matches(name, [one for one in known if "-" in one], n=1, cutoff=cutoff) if "-" in name else []
    return f"[[{near[0]}]]" if near else ""
