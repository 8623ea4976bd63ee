"""What is open is found, and published only where the settings say so."""

from pathlib import Path

import pytest

from plugins.content_checks.open_points import marks, open_in_service, open_points, open_settings
from plugins.keptword.problems import Problem
from tests.conftest import ROOT
from tools.publication.building import BuildError, build_site


def test_placeholders_of_the_company_are_named_with_their_place() -> None:
    text = 'COMPANY = {\n    "name": "Code d\'Or",\n    "address": "[STREET AND NUMBER], [TOWN]",\n}\nX = "[OTHER]"\n'
    assert [str(problem) for problem in open_settings("pelicanconf.py", text)] == [
        "pelicanconf.py:3:16: [STREET AND NUMBER] is not filled in. Write it in its place.",
        "pelicanconf.py:3:16: [TOWN] is not filled in. Write it in its place.",
    ]


def test_hosts_that_are_nobodys_are_named_too() -> None:
    text = 'COMPANY = {"email": "hello@codedor.example"}\nSITEURL = "https://privacy.codedor.be"\n'
    assert [str(problem) for problem in open_settings("pelicanconf.py", text)] == [
        "pelicanconf.py:1:21: codedor.example is not filled in. Write it in its place."
    ]


def test_marks_in_texts_are_named_with_what_is_to_be_confirmed() -> None:
    text = "One\n\nTwo <!-- confirm: the\nperiod --> three <!-- a note -->\n"
    assert [str(problem) for problem in marks("x.md", text)] == [
        "x.md:3:5: to confirm: the period. Once it is, remove this mark."
    ]


@pytest.mark.parametrize(
    "words", ["TODO: the price", "TBD", "[STREET AND NUMBER]", "XXXX euro", "Lorem ipsum dolor", "[TELEPHONE]."]
)
def test_words_that_are_still_to_come_are_open(words: str) -> None:
    (point,) = marks("x.md", f"Title: X\n\nIt is {words}\n")
    assert str(point).startswith("x.md:3:7: ")
    assert point.wrong.removesuffix(" is not filled in") in words


@pytest.mark.parametrize(
    "words", ["[DPO](x.md)", "[GDPR][law]", "`TODO:`", "todo el mundo", "Titel XXX", "[LEGAL NOTICE](y.md)"]
)
def test_links_code_and_numbers_are_not_still_to_come(words: str) -> None:
    assert list(marks("x.md", f"Title: X\n\nIt is {words}\n")) == []


@pytest.mark.parametrize("example", ["G-XXXXXXXXXX", "AW-XXXXXXXXXX", "0000000"])
def test_an_id_that_is_an_example_is_told_with_the_task_that_changes_it(example: str) -> None:
    problems = list(open_in_service("content/services/x.toml", f'name = "X"\nid = "{example}" # confirm: the id\n'))
    assert [(problem.line, problem.column) for problem in problems] == [(2, 7), (2, 9 + len(example))]
    assert "invoke service.add x --id" in problems[0].instead


@pytest.mark.parametrize("own", ["G-AB12CD34EF", "1234567", "100000"])
def test_a_real_id_is_not_taken_for_an_example(own: str) -> None:
    assert list(open_in_service("x.toml", f'id = "{own}"\n')) == []


def without_permission(project: Path) -> None:
    settings = project / "publishconf.py"
    text = settings.read_text("utf-8")
    assert "UNCONFIRMED_ALLOWED = True\n" in text
    settings.write_text(text.replace("UNCONFIRMED_ALLOWED = True\n", ""), "utf-8")


def check(project: Path, point: Problem) -> None:
    """Write behind the first line of a table, or above all of them, that someone has checked what is said."""
    file = project / point.file
    lines = file.read_text("utf-8").split("\n")
    if "from which countries" in point.wrong:
        lines.insert(0, 'transfers = { date = 2026-11-22, source = "https://example.com/subprocessors" }')
    else:
        seen = {
            "[[recipients]]": "looked-up = 2026-11-22",
            "[[cookies]]": 'evidence = { by = "browser", date = 2026-11-22 }',
        }
        lines.insert(point.line, seen[lines[point.line - 1]])
    file.write_text("\n".join(lines), "utf-8")


def test_what_is_open_is_not_published_without_permission(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    without_permission(project)
    with pytest.raises(BuildError):
        build_site(project, project / "output", "publishconf.py")
    told = capsys.readouterr().out
    points = list(open_points(project))
    assert points
    assert f"{len(points)} problems to mend:" in told
    for point in points:
        assert str(point) in told


def test_with_permission_it_is_published_and_said_how_much_is_open(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    build_site(project, project / "output", "publishconf.py")
    points = list(open_points(project))
    assert f"{len(points)} points are still to be filled in or confirmed: invoke check lists them." in (
        capsys.readouterr().out.replace("\n", " ")
    )


def test_cl_12_cl_13_cl_14_what_nobody_has_checked_is_open_and_named_with_its_line() -> None:
    told = [point for point in open_points(ROOT) if point.file.endswith("catalogue/youtube.toml")]
    lines = (ROOT / "plugins/keptword/inventory/catalogue/youtube.toml").read_text("utf-8").splitlines()
    assert [lines[point.line - 1] for point in told] == ["[[recipients]]"] * 2 + ["[[cookies]]"] * lines.count(
        "[[cookies]]"
    )
    assert '"Google LLC" was not looked up' in told[0].wrong
    assert "countries outside the European Economic Area the data of YouTube can be reached" in told[1].wrong
    assert "nobody has checked VISITOR_INFO1_LIVE of YouTube" in told[2].wrong


def test_services_that_cannot_be_read_are_no_open_point_but_end_the_build(project: Path) -> None:
    (project / "content/services/youtube.toml").write_text("use = 1\n", "utf-8")
    assert not any("nobody has checked" in point.wrong for point in open_points(project))


def test_once_all_is_filled_in_it_is_published_without_permission(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    without_permission(project)
    while checkable := [point for point in open_points(project) if "catalogue" in point.file]:
        check(project, checkable[-1])
    for point in open_points(project):
        file = project / point.file
        lines = file.read_text("utf-8").split("\n")
        line = lines[point.line - 1]
        if point.file.endswith(".md"):
            line = line.partition("<!-- confirm")[0] + line.rpartition("-->")[2]
        elif point.file.endswith(".toml"):
            line = line.partition(" # confirm")[0].replace("XXXXXXXXXX", "AB12CD34EF").replace("000000", "123456")
        else:
            line = line.replace("[", "").replace("]", "").replace(".example", ".be")
        lines[point.line - 1] = line
        file.write_text("\n".join(lines), "utf-8")
    assert list(open_points(project)) == []
    build_site(project, project / "output", "publishconf.py")
    assert "to be filled in or confirmed" not in capsys.readouterr().out


def test_this_site_says_itself_whether_it_is_finished() -> None:
    settings = (ROOT / "publishconf.py").read_text("utf-8")
    assert bool(list(open_points(ROOT))) == ("UNCONFIRMED_ALLOWED = True" in settings)
