import os
import random
from pathlib import Path

import pytest

from tests.tools.publication.kills import FILES, build_and_publish, kill_again_and_again, version_at


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_after_kills_at_random_moments_each_place_holds_a_whole_site_and_the_next_run_leaves_nothing(
    tmp_path: Path,
) -> None:
    assert kill_again_and_again(tmp_path, 12, random.Random(7))["killed"] > 0


def test_a_mixture_or_a_part_of_a_site_is_noticed(tmp_path: Path) -> None:
    build_and_publish(tmp_path, 1)
    (tmp_path / "output/7.html").write_text("2")
    with pytest.raises(AssertionError, match="mixture"):
        version_at(tmp_path / "output")
    (tmp_path / "www" / f"{FILES - 1}.html").unlink()
    with pytest.raises(AssertionError, match="not whole"):
        version_at(tmp_path / "www")
