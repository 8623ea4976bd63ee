import pytest

from plugins.loads.css import css_urls


@pytest.mark.parametrize(
    ("css", "found"),
    [
        ("a{background:url(https://t.example/x)}", ["https://t.example/x"]),
        ("a{background:URL( 'https://t.example/x' )}", ["https://t.example/x"]),
        ("@import 'https://t.example/x' print;", ["https://t.example/x"]),
        ("@media print{@font-face{src:url(https://t.example/x) format('woff2')}}", ["https://t.example/x"]),
        ("a{background:u\\72l(https\\3a//t.example/x)}", ["https://t.example/x"]),
        ("/* url(https://t.example/x) */", []),
        ("a{content:'url(https://t.example/x)'}", []),
    ],
)
def test_urls_are_found_as_the_css_tokenizer_sees_them(css: str, found: list[str]) -> None:
    assert [url for url, _, _ in css_urls(css)] == found
