from plugins.measuring.build_share import BuildShare


def test_the_share_is_the_part_of_the_build_that_the_plugin_takes() -> None:
    assert round(BuildShare(1000, with_consent=10, without_consent=9).share, 6) == 0.1
