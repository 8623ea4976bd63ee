"""Every row of the checklist has a test named after it, or a reason; and the table that says so is up to date."""

from tests.compliance.mutations import Edit, Mutation, all_mutations
from tests.compliance.table import TABLE, Row, Test, collected_tests, compliance_table, read_rows, wrong_rows
from tests.conftest import ROOT

LAW = Row("CB-01", "Nothing first", "law", "R")
UNTESTED = Row("CB-02", "By people", "law", "M", procedure="Read it aloud.")


def test_every_row_has_a_test_or_a_reason_and_the_table_is_up_to_date() -> None:
    rows, tests = read_rows(), collected_tests(ROOT)
    assert wrong_rows(rows, tests) == []
    assert TABLE.read_text("utf-8") == compliance_table(rows, tests, all_mutations()), "Run invoke compliance."


def test_a_test_is_named_after_one_row_or_several() -> None:
    assert Test("a.py", "test_cb_03_cb_04_refuse_is_a_button").rows == ("CB-03", "CB-04")
    assert Test("a.py", "test_CB_03_refuse_is_a_button").rows == ("CB-03",)
    assert Test("a.py", "test_two_buttons_of_cb_03_are_alike").rows == ()


def test_a_row_without_test_procedure_and_reason_is_wrong() -> None:
    assert wrong_rows([LAW, UNTESTED], []) == [
        "CB-01 has no test. Name one test_cb_01_…, or add a procedure or a reason."
    ]


def test_a_reason_that_a_test_has_overtaken_is_wrong() -> None:
    tests = [Test("a.py", "test_cb_01_cb_02_both")]
    assert wrong_rows([LAW, UNTESTED], tests) == [
        "CB-02 has a test, test_cb_01_cb_02_both. Remove its procedure or reason from rows.toml."
    ]


def test_a_test_named_after_no_row_and_a_level_that_is_none_are_wrong() -> None:
    row = Row("CB-01", "Nothing first", "must")
    wrong = wrong_rows([row], [Test("a.py", "test_cb_01_x"), Test("b.py", "test_cb_99_x")])
    assert wrong[0].startswith('CB-01: level "must" is not one of law, ')
    assert wrong[1] == "b.py: test_cb_99_x is named after CB-99, which is no row."


def test_a_procedure_belongs_to_what_people_show() -> None:
    row = Row("CB-02", "By people", "law", "H", procedure="Read it aloud.")
    assert wrong_rows([row], []) == ['CB-02 is shown by people: write marks = "M".']


def test_the_table_lists_rows_with_their_tests_and_then_those_without_and_why() -> None:
    emptied = Mutation("CB-01", "the banner emptied", "home", "#banner", Edit.EMPTY)
    table = compliance_table([UNTESTED, LAW], [Test("tests/a.py", "test_cb_01_nothing_is_loaded")], [emptied])
    assert "1 of 2 rows" in table
    assert "The tests of 1 of these fail on each of 1 false pages" in table
    shown, not_shown = table.split("## Without a test")
    assert (
        "| CB-01 | Nothing first | law | R | `tests/a.py::test_cb_01_nothing_is_loaded` | 1: the banner emptied |"
        in shown
    )
    assert "| CB-02 | By people | law | M | Read it aloud. |" in not_shown
