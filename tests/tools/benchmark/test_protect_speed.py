from tests.conftest import ROOT
from tools.benchmark.protect_speed import protect_speed


def test_a_site_of_others_is_protected_beside_a_bare_parse_of_the_same_pages() -> None:
    speed = protect_speed(ROOT, 60, cores=1)
    assert speed.pages == 60
    assert 0 < speed.share < 1
    assert speed.pages_per_second > 0
    assert speed.memory > 1
