"""What each page did before any choice, gathered by the tests and printed at the end of the run."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Seen:
    """What one page did before any choice."""

    page: str
    foreign_requests: int
    cookies: int
    stored: int


@dataclass
class Evidence:
    """All pages seen in this run."""

    rows: list[Seen] = field(default_factory=list)

    def as_table(self) -> list[str]:
        """Return the lines of a table, pages in order."""
        width = max((len(row.page) for row in self.rows), default=4)
        lines = [f"{'page':{width}}  third-party requests  cookies  stored items"]
        lines += [
            f"{row.page:{width}}  {row.foreign_requests:20}  {row.cookies:7}  {row.stored:12}"
            for row in sorted(self.rows, key=lambda row: row.page)
        ]
        return lines


BEFORE_CONSENT = Evidence()
