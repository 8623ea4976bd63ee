from tests.tools.benchmark.made import made_comparison
from tools.benchmark.comparison import CONDITIONS
from tools.benchmark.table import comparison_lines


def test_each_condition_has_a_row_for_each_page_in_columns() -> None:
    lines = list(comparison_lines(made_comparison(later=40)))
    for condition in CONDITIONS:
        at = lines.index(str(condition))
        rows = lines[at + 1 : at + 6]
        assert [row[:10].strip() for row in rows] == ["", "no consent", "ours", "quick peer", "slow peer"]
        assert len({len(row) for row in rows}) == 1
    first = lines.index(str(CONDITIONS[0]))
    assert lines[first + 3].split() == [
        "ours", "101", "(100–116)", "141", "(140–156)", "40", "(40–40)", "+2.0", "(2.0–2.0)", "0.0000", "+90",
    ]  # fmt: skip


def test_bytes_come_first_and_goals_last() -> None:
    lines = list(comparison_lines(made_comparison(brotli=4321)))
    assert lines[0].split() == ["bytes", "of", "consent", "raw", "gzip", "brotli"]
    assert lines[1].split() == ["ours", "38,889", "8,642", "4,321"]
    assert lines[lines.index("goals") + 1 :] == [line for line in lines if line.startswith(("  met", "  NOT MET"))]


def test_the_table_is_at_most_120_wide() -> None:
    assert max(len(line) for line in comparison_lines(made_comparison()) if not line.startswith("  ")) <= 120
