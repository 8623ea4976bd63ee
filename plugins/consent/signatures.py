"""`content/scripts.toml`: the scripts of a theme or an editor that its owner has read and signed.

Static analysis cannot prove what a script does, and a script on the site's own host runs before any choice. So each
entry has the hash of the script's content and a written reason; a changed script has to be signed again.
"""

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

from plugins.keptword.inventory.written import Written, written
from plugins.keptword.problems import Problem, ProblemsFoundError

FILE = "content/scripts.toml"

_KEYS = {"sha256": "the hash of what is in the script", "reason": "why it may run before any choice"}
_TO_FILL_IN = re.compile(r"\[[^\]]*\]\.?")
_REASON = "[WHY THIS MAY RUN BEFORE ANY CHOICE]"


@dataclass(frozen=True)
class Signature:
    """One entry: the script's path in the project, the SHA-256 of its bytes in hexadecimal, a reason; and its line."""

    file: str
    sha256: str
    reason: str
    line: int


@dataclass(frozen=True)
class Signatures:
    """The valid entries, and what is wrong with the others."""

    entries: tuple[Signature, ...] = ()
    problems: tuple[Problem, ...] = ()

    def of(self, file: str) -> Signature | None:
        return next((entry for entry in self.entries if entry.file == file), None)


def hash_of(data: bytes) -> str:
    """Return the SHA-256 of a script in hexadecimal, as `sha256sum` prints it."""
    return hashlib.sha256(data).hexdigest()


def entry_to_paste(file: str, data: bytes) -> str:
    """Return the TOML entry for a script, with a placeholder for the reason."""
    return f'    ["{file}"]\n    sha256 = "{hash_of(data)}"\n    reason = "{_REASON}"'


def read_signatures(path: Path) -> Signatures:
    """Read the entries of a project; none if there is no file."""
    if not path.exists():
        return Signatures()
    try:
        content = written(FILE, path.read_text("utf-8"))
    except ProblemsFoundError as error:
        return Signatures(problems=error.problems)
    except UnicodeDecodeError:
        return Signatures(problems=(Problem(FILE, 1, 1, "this file is not UTF-8", "Save it as UTF-8"),))
    entries: list[Signature] = []
    problems: list[Problem] = []
    for file, values in content.values.items():
        wrong = list(_wrong(content, file, values))
        problems += wrong
        if not wrong:
            line = content.places[(file,)].line if (file,) in content.places else 1
            entries.append(Signature(file, values["sha256"].lower(), values["reason"], line))
    return Signatures(tuple(entries), tuple(problems))


def _wrong(content: Written, file: str, values: object) -> list[Problem]:
    """Return what is wrong with one entry, of whatever type."""
    if not isinstance(values, dict):
        return [content.problem((file,), f'"{file}" is no entry', 'Write ["theme/static/….js"], and its keys below it')]
    problems = [
        content.problem((file, key), f"{key} is no key of a script", f"Remove it; they are {', '.join(_KEYS)}")
        for key in values
        if key not in _KEYS
    ]
    for key, about in _KEYS.items():
        if key not in values:
            problems.append(content.problem((file,), f"{key} is missing: {about}", f'Add {key} = "…"'))
        elif not isinstance(values[key], str) or not values[key].strip(" \t.…-?!"):
            problems.append(content.problem((file, key), f"{key} says nothing: {about}", f'Write {key} = "…"'))
        elif key == "reason" and _TO_FILL_IN.fullmatch(values[key].strip()):
            told = "Write in your words why it may run before any choice"
            problems.append(content.problem((file, key), "the reason is still to be written", told))
    return problems
