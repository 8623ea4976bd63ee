import pytest

from plugins.keptword.inventory.wildcards import public_suffix_of


@pytest.mark.parametrize("suffix", ["co.uk", "github.io", "com.br", "kawasaki.jp", "s3.amazonaws.com", "xn--55qx5d.cn"])
def test_a_wildcard_over_a_public_suffix_names_everyone(suffix: str) -> None:
    assert public_suffix_of(f"https://*.{suffix}") == suffix
    assert public_suffix_of(f"https://*.{suffix}:8443/path") == suffix
    assert public_suffix_of(f"https://{suffix}") is None
    assert public_suffix_of(f"https://*.one.{suffix}") is None or suffix == "kawasaki.jp"


@pytest.mark.parametrize("host", ["https://*.example.com", "https://*.hotjar.io", "wss://*.a.example"])
def test_a_wildcard_below_one_owners_name_is_his(host: str) -> None:
    assert public_suffix_of(host) is None
