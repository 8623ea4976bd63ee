import pytest

from plugins.keptword.site_address import NoSiteAddressError, SiteAddress, site_address

MEANT = "https://www.example.com"

NO_ADDRESSES = [
    ("", "is empty"),
    ("  ", "is empty"),
    (None, f'Write it between quotes: "{MEANT}"'),
    ("privacy.example.com", 'Write "https://privacy.example.com"'),
    ("//privacy.example.com", 'Write "https://privacy.example.com"'),
    ("http://privacy.example.com", 'Write "https://privacy.example.com"'),
    ("htps://privacy.example.com", 'Write "https://privacy.example.com"'),
    ("https:/privacy.example.com", 'Write "https://privacy.example.com"'),
    ("https//privacy.example.com", 'Write "https://privacy.example.com"'),
    ("https:privacy.example.com", 'Write "https://privacy.example.com"'),
    ("https:///privacy.example.com", 'Write "https://privacy.example.com"'),
    ("https://privacy.example.com/?a=b", 'Write "https://privacy.example.com"'),
    ("https://privacy.example.com#top", 'Write "https://privacy.example.com"'),
    ("https://privacy.example.com/en/index.html", 'Write "https://privacy.example.com/en"'),
    ("https://user:word@privacy.example.com", 'Write "https://privacy.example.com"'),
    (" https://privacy.example.com", 'Write "https://privacy.example.com"'),
    ("https://privacy.example.com/../x", 'Write "https://privacy.example.com"'),
    ("https://privacy.example.com/a//b", 'Write "https://privacy.example.com"'),
    ("https://privacy.example.com/a b", 'Write "https://privacy.example.com/a"'),
    ("https://privacy.example.com\\a", f'Write "{MEANT}"'),
    ("https://privacy,example,com", f'Write "{MEANT}"'),
    ("https://privacy", f'Write "{MEANT}"'),
    ("https://privacy..example.com", f'Write "{MEANT}"'),
    ("https://privacy.example.com:99999", f'Write "{MEANT}"'),
    ("https://", f'Write "{MEANT}"'),
    ("/privacy", f'Write "{MEANT}"'),
    ("javascript:alert(1)", f'Write "{MEANT}"'),
]


@pytest.mark.parametrize(("text", "advice"), NO_ADDRESSES)
def test_07b_what_is_no_address_is_refused_with_what_to_write(text: object, advice: str) -> None:
    """Case 07b."""
    with pytest.raises(NoSiteAddressError) as refused:
        site_address(text)
    assert advice in str(refused.value)


@pytest.mark.parametrize(
    ("text", "url", "host", "path"),
    [
        ("https://privacy.example.com", "https://privacy.example.com", "privacy.example.com", ""),
        ("https://privacy.example.com/", "https://privacy.example.com", "privacy.example.com", ""),
        ("https://example.com/Privacy/", "https://example.com/Privacy", "example.com", "/Privacy"),
        ("https://example.com/a/b", "https://example.com/a/b", "example.com", "/a/b"),
        ("HTTPS://Privacy.Example.COM/A", "https://privacy.example.com/A", "privacy.example.com", "/A"),
        ("https://example.com:8443", "https://example.com:8443", "example.com", ""),
        ("https://münchen.example", "https://xn--mnchen-3ya.example", "xn--mnchen-3ya.example", ""),
        ("http://localhost:8000", "http://localhost:8000", "localhost", ""),
    ],
)
def test_an_address_is_written_as_browsers_write_it(text: str, url: str, host: str, path: str) -> None:
    address = site_address(text)
    assert (address.url, address.host, address.path) == (url, host, path)
    assert address.origin + address.path == url


def test_an_address_that_is_only_looked_at_may_be_unencrypted() -> None:
    assert site_address("http://example.com", secure=False) == SiteAddress("http", "example.com")
