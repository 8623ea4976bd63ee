import pytest
from hypothesis import given
from hypothesis import strategies as st

from tools.benchmark.spread import spread


def test_half_of_the_measurements_lie_between_lower_and_upper() -> None:
    found = spread([9, 1, 5, 3, 7])
    assert (found.lower, found.median, found.upper, found.largest) == (3, 5, 7, 9)


def test_one_outlier_moves_neither_the_median_nor_the_middle_half_far() -> None:
    calm, disturbed = spread([10, 11, 12, 13, 14]), spread([10, 11, 12, 13, 900])
    assert (calm.median, calm.upper) == (disturbed.median, disturbed.upper)
    assert disturbed.largest == 900


@given(st.lists(st.floats(0, 1e6), min_size=2))
def test_the_order_of_measurements_does_not_matter_and_the_figures_are_in_order(values: list[float]) -> None:
    found = spread(values)
    assert found == spread(sorted(values))
    assert min(values) <= found.lower <= found.median <= found.upper <= found.largest == max(values)


def test_a_single_measurement_has_no_spread() -> None:
    with pytest.raises(ValueError, match="1 measurements"):
        spread([4])
