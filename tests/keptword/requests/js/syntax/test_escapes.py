import pytest

from plugins.keptword.requests.js.syntax.escapes import unescape_text


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        (r"\x68\x69", "hi"),
        (r"\u0068\u{69}", "hi"),
        (r"\150i", "hi"),
        (r"\0", "\0"),
        (r"\400", "\x200"),
        ("a\\\nb\\\r\nc\\\u2028d", "abcd"),
        (r"\n\t\b\v\f\r", "\n\t\b\v\f\r"),
        (r"\/\q\'", "/q'"),
        (r"\ud83d\ude00", "😀"),
        (r"\u{110000}", "\ufffd"),
        (r"\u{fdd0}\ufdd1", "\ufffd\ufffd"),
        ("end\\", "end"),
    ],
)
def test_escapes_mean_what_they_mean_to_browsers(written: str, meant: str) -> None:
    assert unescape_text(written) == meant
