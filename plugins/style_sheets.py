"""Pelican plugin: replaces the imports of the theme's style sheets by the imported text, and removes comments.

So the design tokens can have a commented file of their own that costs visitors no request.
"""

import posixpath
import re
from collections.abc import Mapping
from pathlib import Path

import rcssmin
from pelican import Pelican
from pelican.plugins import signals

from plugins.keptword.text_files import write_text

_IMPORT = re.compile(r"""@import\s+(["'])([^"':?#]+\.css)\1;\n*""")


def register() -> None:
    """Connect to Pelican."""
    signals.finalized.connect(_join_theme_styles)


def joined(path: str, sheets: Mapping[str, str]) -> str:
    """Return the sheet at `path`, with imports from its folder or below inlined.

    An import of a missing sheet stays as it is.
    """

    def text_of(match: re.Match[str]) -> str:
        imported = posixpath.join(posixpath.dirname(path), match[2])
        return joined(imported, sheets) if imported in sheets else match[0]

    return _IMPORT.sub(text_of, sheets[path])


def imported_sheets(sheets: Mapping[str, str]) -> set[str]:
    """Return the paths of the sheets that another sheet imports."""
    found = ((path, match[2]) for path, text in sheets.items() for match in _IMPORT.finditer(text))
    return {posixpath.join(posixpath.dirname(path), name) for path, name in found} & set(sheets)


def _join_theme_styles(pelican: Pelican) -> None:
    folder = Path(pelican.output_path) / pelican.settings["THEME_STATIC_DIR"]
    sheets = {file.relative_to(folder).as_posix(): file.read_text("utf-8") for file in folder.rglob("*.css")}
    imported = imported_sheets(sheets)
    for path in sheets:
        if path in imported:
            (folder / path).unlink()
        else:
            write_text(folder / path, rcssmin.cssmin(joined(path, sheets)))
