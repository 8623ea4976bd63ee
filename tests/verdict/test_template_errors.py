from pathlib import Path

import pytest
from jinja2 import Environment, FileSystemLoader, TemplateError

from plugins.verdict.template_errors import template_problem


def told(folder: Path, template: str) -> str:
    """Return what is said of a template that a good one includes on its second line."""
    (folder / "page.html").write_text('<p>\n{% include "part.html" %}\n', "utf-8")
    (folder / "part.html").write_text(template, "utf-8")
    with pytest.raises(TemplateError) as caught:
        Environment(loader=FileSystemLoader(folder)).get_template("page.html").render(page="text")
    return str(template_problem(caught.value, folder))


@pytest.mark.parametrize(
    ("template", "wrong"),
    [
        ("\n{% if %}", "expected an expression, got 'end of statement block'"),
        ("\n{{ page | unknown }}", "no filter named 'unknown'"),
        ("\n{{ page.url.path }}", "'str object' has no attribute 'url'"),
        ('\n{% include "none.html" %}', "there is no template none.html"),
    ],
)
def test_a_template_that_cannot_be_used_is_named_with_its_own_line(tmp_path: Path, template: str, wrong: str) -> None:
    said = told(tmp_path, template)
    assert said == f"part.html:2:1: this template cannot be used: {wrong}. Mend what stands there."


def test_an_error_outside_any_template_is_left_as_it_is(tmp_path: Path) -> None:
    assert template_problem(TemplateError("none"), tmp_path) is None
