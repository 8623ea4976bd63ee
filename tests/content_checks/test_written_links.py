"""Dead links: found in what is built, named where they were written."""

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from plugins.content_checks import look_for_dead_anchors, look_for_dead_links
from plugins.content_checks.built_links import dead_links, read_site
from plugins.content_checks.written_links import (
    dead_link_problems,
    markdown_texts,
    unknown_file_problems,
    written_links,
)
from plugins.keptword.problems import ProblemsFoundError
from plugins.site_build import begin_build

URL = "https://www.example.com"


@pytest.fixture
def built(tmp_path: Path) -> Path:
    folder = tmp_path / "built"
    (folder / "nl/contact").mkdir(parents=True)
    (folder / "nl/index.html").write_text('<p id="heer">', "utf-8")
    (folder / "icon.svg").touch()
    return folder


def targets(built: Path, html: str) -> list[str]:
    (built / "nl/contact/index.html").write_text(html, "utf-8")
    return [link.target for link in dead_links(read_site(built, URL))]


@pytest.mark.parametrize(
    "href",
    [
        "/nl/",
        "/nl/#heer",
        "../",
        "../#heer",
        "#here",
        "#top",
        "",
        "?x=1",
        "/nl",
        "/icon.svg",
        f"{URL}/nl/",
        "https://other.example/nothing",
        "//other.example/nothing",
        "mailto:me@example.com",
        "tel:+32",
    ],
)
def test_links_that_lead_somewhere_or_elsewhere_are_right(built: Path, href: str) -> None:
    assert targets(built, f'<p id="here"><a href="{href}">x</a>') == []


@pytest.mark.parametrize(
    ("html", "target"),
    [
        ('<a href="/fr/">', "/fr/"),
        ('<a href="../#nowhere">', "/nl/#nowhere"),
        ('<a href="#nowhere">', "/nl/contact/#nowhere"),
        (f'<a href="{URL}/fr/">', "/fr/"),
        ('<img src="/no.png">', "/no.png"),
        ('<link rel="icon" href="/no.svg">', "/no.svg"),
        ('<form action="/no/">', "/no/"),
    ],
)
def test_links_that_lead_nowhere_are_found(built: Path, html: str, target: str) -> None:
    assert targets(built, html) == [target]


def project_with(tmp_path: Path, **texts: str) -> Path:
    """Write Dutch pages: each by its name, with a slug, a blank line and this text."""
    for name, text in texts.items():
        file = tmp_path / f"content/pages/nl/{name}.md"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"Slug: {name}-nl\n\n{text}\n", "utf-8")
    return tmp_path


def test_links_between_texts_have_the_address_of_the_page_that_is_made(tmp_path: Path) -> None:
    root = project_with(
        tmp_path,
        contact="[a]({filename}home.md#x) [b](#y) [c](../z/) [d](https://example.net/) `[e](#f)` <!-- [g](#h) -->",
        home="x",
    )
    links = written_links(markdown_texts(root))
    assert [(link.written, link.address) for link in links] == [
        ("{filename}home.md#x", "/nl/home-nl/#x"),
        ("#y", "/nl/contact-nl/#y"),
        ("../z/", "/nl/z/"),
        ("https://example.net/", ""),
    ]
    assert (links[0].line, links[0].column) == (3, 5)


def test_a_link_to_a_text_that_does_not_exist_is_named_with_the_nearest(tmp_path: Path) -> None:
    root = project_with(tmp_path, contact="[a]({filename}hom.md)", home="x")
    (problem,) = unknown_file_problems(root, markdown_texts(root))
    assert str(problem) == (
        "content/pages/nl/contact.md:3:5: this link leads to content/pages/nl/hom.md, which is not there. "
        "The nearest is content/pages/nl/home.md."
    )


@pytest.mark.parametrize(
    ("text", "column"),
    [
        ('<a class="x" href="{filename}none.md">a</a>', 20),
        ("[a]: {filename}none.md", 6),
        ("![a]({static}none.md)", 6),
        ("[a]({attach}none.md)", 5),
    ],
)
def test_a_link_to_a_file_that_does_not_exist_is_found_however_it_is_written(
    tmp_path: Path, text: str, column: int
) -> None:
    root = project_with(tmp_path, contact=text)
    (problem,) = unknown_file_problems(root, markdown_texts(root))
    assert (problem.line, problem.column) == (3, column)
    assert problem.wrong == "this link leads to content/pages/nl/none.md, which is not there"


def test_a_link_to_another_file_that_exists_is_right(tmp_path: Path) -> None:
    root = project_with(tmp_path, contact="![a]({static}plan.svg)")
    (root / "content/pages/nl/plan.svg").touch()
    assert list(unknown_file_problems(root, markdown_texts(root))) == []


@pytest.mark.parametrize("publishing", [False, True])
def test_a_build_tells_dead_links_and_only_the_one_for_visitors_ends(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, publishing: bool
) -> None:
    root = project_with(tmp_path, contact="[a]({filename}hom.md)", home="x")
    generator = SimpleNamespace(path=str(root / "content"), settings={"PUBLISHING": publishing})
    build = begin_build(generator.settings)
    look_for_dead_links([generator])
    told = "content/pages/nl/contact.md:3:5: this link leads to content/pages/nl/hom.md, which is not there."
    assert (told in caplog.text) is not publishing
    assert [told in str(problem) for problem in build.take_problems()] == [True] * publishing


def test_a_dead_anchor_is_told_once_the_pages_are_there_and_ends_the_build_for_visitors(
    tmp_path: Path, built: Path, caplog: pytest.LogCaptureFixture
) -> None:
    root = project_with(tmp_path, contact="[a](/nl/#heer) [b](/nl/#here)")
    (built / "nl/contact/index.html").write_text('<a href="/nl/#heer">a</a><a href="/nl/#here">b</a>', "utf-8")
    settings: dict[str, Any] = {"SITEURL": URL, "PUBLISHING": False}
    pelican = SimpleNamespace(path=str(root / "content"), output_path=str(built), settings=settings)
    told = (
        "content/pages/nl/contact.md:3:20: this link leads to /nl/#here, which is not there. What is there: /nl/#heer."
    )
    begin_build(settings)
    look_for_dead_anchors(pelican)
    assert told in caplog.text
    settings["PUBLISHING"] = True
    begin_build(settings)
    with pytest.raises(ProblemsFoundError) as refused:
        look_for_dead_anchors(pelican)
    assert [str(problem) for problem in refused.value.problems] == [told]


def test_a_dead_link_is_named_in_each_text_that_has_it_and_else_in_the_template(tmp_path: Path, built: Path) -> None:
    root = project_with(tmp_path, contact="[a](/nl/#here) and [b](/nl/#here)")
    (root / "theme/templates").mkdir(parents=True)
    (root / "theme/templates/page.html").write_text('<p>\n<a href="/fr/">\n', "utf-8")
    (built / "nl/contact-nl").mkdir()
    page = '<a href="/nl/#here">a</a><a href="/nl/#here">b</a><a href="/fr/">c</a>\n<a href="/of-code/">d</a>'
    (built / "nl/contact-nl/index.html").write_text(page, "utf-8")
    dead = tuple(dead_links(read_site(built, URL)))
    problems = sorted(set(map(str, dead_link_problems(root, markdown_texts(root), dead))))
    assert [problem.partition(", which")[0] for problem in problems] == [
        "(built) nl/contact-nl/index.html:2:1: this link leads to /of-code/",
        "content/pages/nl/contact.md:3:24: this link leads to /nl/#here",
        "content/pages/nl/contact.md:3:5: this link leads to /nl/#here",
        "theme/templates/page.html:2:10: this link leads to /fr/",
    ]
    assert "What is there: /nl/#heer" in problems[1]


def test_a_target_with_spaces_is_read_whole_up_to_its_title(tmp_path: Path) -> None:
    ways = ("{}our house.md", '{}our house.md "B"', "{}our%20house.md", "<{}our house.md>")
    for target in (way.format("{filename}") for way in ways):
        texts = {
            "content/pages/en/a.md": f"Title: A\n\nSee [it]({target}), or (not) [x](y).\n",
            "content/pages/en/our house.md": "Title: B\nSlug: house\n\nText.\n",
        }
        assert list(unknown_file_problems(tmp_path, texts)) == [], target
        assert "/en/house/" in [link.address for link in written_links(texts)]
