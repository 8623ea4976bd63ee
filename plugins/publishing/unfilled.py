"""What the company has still to fill in before its privacy site can be shown to visitors."""

import re
import runpy
from collections.abc import Iterator
from pathlib import Path

from plugins.problems import Problem

_PLACEHOLDER = re.compile(r"\[[A-Z][A-Z ]*\]")
# Names that are never given to anyone (RFC 2606).
_NOBODYS_HOST = re.compile(r"[\w.-]+\.(?:example|invalid|test)\b")


def unfilled_settings(file: Path) -> Iterator[Problem]:
    """Yield what in the settings is a placeholder, or a host that belongs to nobody."""
    values = runpy.run_path(str(file))
    lines = file.read_text("utf-8").splitlines()
    for name, value in {"SITEURL": values["SITEURL"], **values["COMPANY"]}.items():
        for found in (*_PLACEHOLDER.finditer(value), *_NOBODYS_HOST.finditer(value)):
            number = next((n for n, line in enumerate(lines, 1) if found[0] in line and name in line), 1)
            column = lines[number - 1].find(found[0]) + 1
            yield Problem(file.name, number, column, f"{name} still says {found[0]}", "Write what is true")
