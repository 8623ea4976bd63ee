"""Which releases are listed; the registries themselves are asked by `invoke libraries` alone."""

from tools.known_libraries.releases import listed_releases


def test_each_release_is_listed_once_with_an_exact_version() -> None:
    releases = listed_releases()
    assert len(releases) == len(set(releases)) > 100
    assert {release.registry for release in releases} == {"npm", "pypi"}
    assert all(release.version[0].isdigit() and " " not in release.name for release in releases)
