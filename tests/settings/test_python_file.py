import ast

from plugins.keptword.problems import Problem
from plugins.settings.python_file import Place, Places, parsed


def test_a_value_is_found_by_its_keys_as_far_as_they_are_written_out() -> None:
    places = Places(ast.parse('A = 1\nB: dict = {\n    "x": ["p", "q"],\n}\nA = f()\n'))
    assert places.names == ("A", "B")
    assert places.of_name("A") == Place(5, 1)
    assert places.of_value("B", "x", 1) == Place(3, 16)
    assert places.of_value("B", "y") == Place(2, 11)
    assert places.of_value("C") is None


def test_what_is_not_python_is_a_problem() -> None:
    for text in ("A = 'x\n", "A = “x”\n", "A = (1\n", "A = 1\x00", "A == = 2"):
        assert isinstance(parsed("x.py", text), Problem)
