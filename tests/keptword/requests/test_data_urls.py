import pytest

from plugins.keptword.requests.data_urls import data_url_text


@pytest.mark.parametrize(
    ("url", "kind", "text"),
    [
        ("data:text/html,<b>x</b>", "text/html", "<b>x</b>"),
        ("data:text/html;charset=utf-8,%3Cb%3E", "text/html", "<b>"),
        ("data:text/html;base64,PGI+", "text/html", "<b>"),
        ("data:text/html;base64,PG I%2B", "text/html", "<b>"),
        ("data:;base64,!!", "text/plain", ""),
        ("data:,x#fragment", "text/plain", "x"),
        ("data:text/html;charset=nonsense,x", "text/html", "x"),
    ],
)
def test_a_data_url_is_decoded_as_browsers_decode_it(url: str, kind: str, text: str) -> None:
    assert data_url_text(url) == (kind, text)
