"""Where a person wrote what stands in a page."""

from pathlib import Path

from plugins.keptword.gate.origin import Origin
from plugins.keptword.requests import Place

PLACE = Place("index.html", 9, 2)


def test_a_problem_is_told_where_it_was_written_or_at_the_text_or_in_the_page(tmp_path: Path) -> None:
    text, template = tmp_path / "text.md", tmp_path / "base.html"
    text.write_text('Title: x\n\nSee <img src="https://t.example/a">\n', "utf-8")
    template.write_text("<p>\n  <b data-grant>\n", "utf-8")
    origin = Origin(text, (template,), tmp_path)
    assert str(origin.problem(PLACE, ("https://t.example/a",), "x", "y")).startswith("text.md:3:5:")
    assert str(origin.problem(PLACE, ("nowhere", "data-grant"), "x", "y")).startswith("base.html:2:3:")
    assert str(origin.problem(PLACE, ("nowhere",), "x", "y")).startswith("text.md:1:1:")
    assert str(Origin(None, (), tmp_path).problem(PLACE, ("nowhere",), "x", "y")).startswith("index.html:9:2:")
