"""What is wanted of an audit besides its exit status, and where it goes."""

from dataclasses import dataclass
from pathlib import Path

from ..text_files import write_whole
from .baseline import Baseline, read_baseline, write_baseline
from .markdown import markdown_summary
from .parts import WHOLE, Part
from .sarif import sarif_text
from .tally import Tally


@dataclass(frozen=True)
class Reports:
    """The reports that are wanted: lines of JSON in place of words, all in place of a screen, and files."""

    as_json: bool = False
    whole: bool = False
    sarif: Path | None = None
    summary: Path | None = None
    baseline: Path | None = None
    writes_baseline: bool = False
    sources: Path | None = None
    """A folder with what the site is built from: places are looked for there."""
    part: Part = WHOLE

    def known(self) -> Baseline:
        """Return what is known already. Raises NoBaselineError."""
        return read_baseline(self.baseline) if self.baseline and not self.writes_baseline else Baseline()

    def write(self, tally: Tally, *, all_fail: bool) -> None:
        """Write the files that are wanted. Raises OSError."""
        if self.sarif:
            write_whole(self.sarif, sarif_text(tally, all_fail=all_fail))
        if self.summary:
            write_whole(self.summary, markdown_summary(tally))
        if self.baseline and self.writes_baseline:
            write_baseline(self.baseline, (told.first for told in tally.everything))


WORDS = Reports()
