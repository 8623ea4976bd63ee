"""Where the content of a built page was written: in its source text or in a template."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from ..line_numbers import line_and_column
from ..problems import Problem, shown_file
from ..requests import Place


@dataclass(frozen=True)
class Origin:
    """What a page was made from: its text, if any, and the theme's templates; files are named below `root`."""

    source: Path | None
    templates: tuple[Path, ...]
    root: Path

    def problem(self, place: Place, excerpts: Sequence[str], wrong: str, instead: str) -> Problem:
        """Return a problem where one of the excerpts stands first; where none does, at the text, else at `place`."""
        written = [path for path in (self.source, *self.templates) if path is not None]
        for wanted in filter(None, excerpts):
            for path in written:
                text = path.read_text("utf-8")
                at = text.find(wanted)
                if at >= 0:
                    start = max(text.rfind("<", 0, at), text.rfind("\n", 0, at) + 1)
                    return Problem(self.shown(path), *line_and_column(text, start), wrong, instead)
        if self.source is not None:
            return Problem(self.shown(self.source), 1, 1, wrong, instead)
        return Problem(place.file, place.line, place.column, wrong, instead)

    def shown(self, path: Path) -> str:
        """Return how a file is named to people."""
        return shown_file(path, self.root)


@dataclass(frozen=True)
class Origins:
    """What the pages of a folder were made from: their texts, by page, and the theme's templates.

    A page without a text of its own shows parts of others: any of them may be to blame.
    """

    root: Path
    texts: Mapping[str, Path] = field(default_factory=dict)
    templates: tuple[Path, ...] = ()

    def of(self, file: str) -> Origin:
        """Return what a page was made from, by its path in the folder."""
        text = self.texts.get(file)
        others = () if text else tuple(sorted(set(self.texts.values())))
        return Origin(text, (*self.templates, *others), self.root)
