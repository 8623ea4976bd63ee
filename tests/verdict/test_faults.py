from pathlib import Path

import pytest

from plugins.verdict.faults import fault, unread_problem
from tests.conftest import ROOT
from tools.publication.building import BuildError, build_site


def test_a_fault_of_the_program_is_one_line_with_its_place() -> None:
    try:
        unread_problem(ValueError("x"), None.file)  # type: ignore[attr-defined]
    except AttributeError as error:
        said = fault(error, ROOT)
    assert said.startswith("The build stopped at tests/verdict/test_faults.py:")
    assert "AttributeError: 'NoneType' object has no attribute 'file'. If no text" in said
    assert "\n" not in said


def test_a_template_that_makes_python_stumble_is_told_with_its_line(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    template = project / "theme/templates/page.html"
    text = template.read_text("utf-8").replace("{{ page.content | safe }}", "{{ page.content + 1 }}")
    template.write_text(text, "utf-8")
    with pytest.raises(BuildError):
        build_site(project, project / "output")
    said = capsys.readouterr().out
    line = text[: text.index("page.content + 1")].count("\n") + 1
    assert f"theme/templates/page.html:{line}:1: this template cannot be used: can only concatenate str" in said
    assert "Traceback" not in said


def test_a_fault_of_a_plugin_is_told_without_its_steps(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    plugin = project / "plugins/site_files/__init__.py"
    plugin.write_text(plugin.read_text("utf-8").replace('output / "robots.txt"', 'output["robots.txt"]'), "utf-8")
    with pytest.raises(BuildError):
        build_site(project, project / "output")
    said = capsys.readouterr().out
    assert "The build stopped at plugins/site_files/__init__.py:" in said
    assert "Traceback" not in said
