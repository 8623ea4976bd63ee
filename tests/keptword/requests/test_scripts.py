from plugins.keptword.requests.scripts import csp_hash


def test_a_hash_is_the_one_that_browsers_compare_with() -> None:
    assert csp_hash("alert('Hello, world.');") == "'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='"
