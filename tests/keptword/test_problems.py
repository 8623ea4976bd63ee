from plugins.keptword.problems import Problem, ProblemsFoundError


def problem(line: int) -> Problem:
    return Problem("content/x.toml", line, 1, "this is wrong", "Write that")


def test_a_problem_says_where_what_and_what_instead() -> None:
    assert str(problem(8)) == "content/x.toml:8:1: this is wrong. Write that."


def test_all_problems_are_told_once_in_reading_order() -> None:
    error = ProblemsFoundError([problem(9), problem(2), problem(9)])
    assert str(error).splitlines() == [
        "2 problems to mend:",
        "  content/x.toml:2:1: this is wrong. Write that.",
        "  content/x.toml:9:1: this is wrong. Write that.",
    ]
