from tools.service_tasks.lines import listed, stacked


def test_a_long_list_is_broken_between_its_values_and_nothing_of_it_is_lost() -> None:
    values = [f"host-{number}.example" for number in range(30)]
    lines = list(listed("hosts", values))
    assert max(map(len, lines)) <= 100
    assert lines[0].startswith("  hosts     host-0.example,")
    assert " ".join(lines).replace(",", "").split() == ["hosts", *values]


def test_a_value_that_is_too_long_for_a_line_stands_behind_its_name() -> None:
    assert list(listed("hosts", ["x" * 200])) == ["  hosts     " + "x" * 200]


def test_one_value_on_each_line() -> None:
    assert list(stacked("list", ["a", "b"])) == ["  list      a", "            b"]
