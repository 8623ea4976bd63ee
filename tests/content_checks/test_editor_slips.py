"""What editors slip on is told with file, line and column, none of it is published, none of it ends in a traceback."""

import io
from contextlib import redirect_stdout

import pytest

from tests.conftest import copied_project
from tests.content_checks.editor_slips import HEADS, TEXTS, PageSlip
from tools.publication.building import BuildError, build_site

SLIPS = [*HEADS, *TEXTS]


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, bool]:
    """What a build for visitors says of a site in which each slip is a page; and whether anything was published."""
    root = copied_project(tmp_path_factory.mktemp("slips"))
    for slip in SLIPS:
        (root / slip.file).write_text(slip.whole, "utf-8")
    said = io.StringIO()
    with redirect_stdout(said), pytest.raises(BuildError):
        build_site(root, root / "output", "publishconf.py")
    return said.getvalue(), (root / "output").exists()


@pytest.mark.parametrize("slip", SLIPS, ids=lambda slip: slip.name)
def test_a_slip_is_told_where_it_was_made(slip: PageSlip, told: tuple[str, bool]) -> None:
    assert f"  {slip.file}:{slip.told}\n" in told[0]


def test_of_all_slips_none_is_published_and_none_is_a_traceback(told: tuple[str, bool]) -> None:
    said, is_published = told
    assert not is_published
    assert "Traceback" not in said
    assert len(SLIPS) == len({slip.name for slip in SLIPS}) >= 135
