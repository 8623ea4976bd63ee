"""What became of each site of another generator, gathered by the tests and printed at the end of the run."""

from collections.abc import Iterator, Sequence
from dataclasses import astuple, dataclass, field, fields


@dataclass(frozen=True)
class Seen:
    """One site: what the audit finds as it was built, then what was seen of it protected."""

    generator: str
    pages: int
    findings_before: int
    requests_before_consent: int
    services_that_work_after: str
    bytes_added_with_brotli: int


@dataclass
class Evidence:
    """All sites seen in this run."""

    rows: list[Seen] = field(default_factory=list)

    def as_table(self) -> list[str]:
        """Return the lines of a table, in the order of names."""
        head = [one.name.replace("_", " ") for one in fields(Seen)]
        rows = [[str(value) for value in astuple(row)] for row in sorted(self.rows, key=lambda row: row.generator)]
        return list(as_table([head, *rows]))


def as_table(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Yield the lines of a table in Markdown, whose first row is its head."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for number, row in enumerate(rows):
        yield f"| {' | '.join(cell.ljust(width) for cell, width in zip(row, widths, strict=True))} |"
        if number == 0:
            yield f"| {' | '.join('-' * width for width in widths)} |"


FOREIGN = Evidence()
