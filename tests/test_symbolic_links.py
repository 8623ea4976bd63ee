"""Symbolic links in texts and theme: what they lead to would be published."""

from pathlib import Path

import pytest

from plugins.symbolic_links import links_leading_out


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for folder in ("content/pages", "theme/static", "secrets"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "secrets/key.txt").write_text("secret", "utf-8")
    (tmp_path / "theme/static/icon.svg").write_text("<svg/>", "utf-8")
    return tmp_path


def found_in(root: Path) -> list[str]:
    return [str(problem) for problem in links_leading_out((root / "content", root / "theme"), root)]


@pytest.mark.parametrize("target", ["../../secrets/key.txt", "../../secrets", "/etc/passwd", "../../theme/../secrets"])
def test_a_link_out_of_texts_and_theme_is_named_with_what_to_do(root: Path, target: str) -> None:
    (root / "theme/static/x.txt").symlink_to(target)
    (problem,) = found_in(root)
    assert problem.startswith("theme/static/x.txt:1:1: this is a link to /")
    assert problem.endswith("Put the file itself in its place, or remove the link.")


def test_a_link_to_a_link_is_followed_to_its_end(root: Path) -> None:
    (root / "content/pages/a").symlink_to("b")
    (root / "content/pages/b").symlink_to("../../secrets")
    assert [problem.partition(":")[0] for problem in found_in(root)] == ["content/pages/a", "content/pages/b"]


def test_a_link_that_leads_nowhere_or_to_itself_is_named(root: Path) -> None:
    (root / "content/a").symlink_to("missing")
    (root / "content/b").symlink_to("b")
    assert ["leads nowhere" in problem for problem in found_in(root)] == [True, True]


def test_a_link_within_them_is_let_through(root: Path) -> None:
    (root / "content/pages/icon.svg").symlink_to("../../theme/static/icon.svg")
    assert found_in(root) == []
