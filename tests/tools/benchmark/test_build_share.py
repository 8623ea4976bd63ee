from tests.conftest import ROOT
from tools.benchmark.build_share import BuildShare, consent_share


def test_the_share_is_the_part_of_the_build_that_the_plugin_takes() -> None:
    assert round(BuildShare(1000, with_consent=10, without_consent=9).share, 6) == 0.1


def test_a_build_with_the_plugin_and_one_without_it_are_measured_in_turn() -> None:
    share = consent_share(ROOT, 4, runs=1)
    assert share.without_consent > 0
    assert share.with_consent > 0
