"""The record of each translation: the digest of the original that it follows, and its own digest at that time.

`invoke translate` writes one file for each collection of texts, with a line for each part.
"""

import json
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import TypeAlias

from plugins.keptword.inventory.malformed import malformed
from plugins.keptword.problems import ProblemsFoundError
from plugins.keptword.text_files import read_text

Records: TypeAlias = Mapping[tuple[str, str], tuple[str, str]]

_HEAD = """\
# Which original each translation follows. Kept by "invoke translate": not to be written by hand.
# Of each part: the digest of its original, and its own, when the two last said the same.
"""


def read_records(root: Path, file: str) -> Records:
    """Return (original, own) digests by (file, key); none if nothing is recorded yet. Raises ProblemsFoundError."""
    if not (root / file).exists():
        return {}
    text = read_text(root / file)
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ProblemsFoundError([malformed(file, text, str(error))]) from error
    return {
        (of, key): (digests.partition(" ")[0], digests.partition(" ")[2])
        for of, table in tables.items()
        for key, digests in table.items()
    }


def records_text(records: Records) -> str:
    """Return the text of the file: tables in order of files, each part in order of keys."""
    lines: list[str] = []
    last = None
    for (file, key), digests in sorted(records.items()):
        if file != last:
            lines += ["", f"[{_quoted(file)}]"]
            last = file
        lines.append(f'{_quoted(key)} = "{" ".join(digests)}"')
    return _HEAD + "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    """Return a TOML basic string, whose escapes JSON shares."""
    return json.dumps(text, ensure_ascii=False)
