"""Words as the end of an address: small Latin letters, digits and single hyphens."""

import re
from unicodedata import category, name, normalize

from anyascii import anyascii


def slug_of(text: str) -> str:
    """Return the slug nearest to a text, letters of other scripts written in Latin ones; "" where it has no words."""
    words = "".join(sign if _is_of_words(sign) else " " for sign in normalize("NFC", text))
    # Apostrophes are transliterated letters here, such as ь.
    return "-".join(re.findall(r"[a-z0-9]+", anyascii(words).lower().replace("'", "")))


def with_plain_letters(text: str) -> str:
    """Return a text with its Latin letters as ASCII: ł as l, œ as oe, ß as ss. Letters of other scripts stay."""
    return "".join(anyascii(letter) if _is_latin(letter) else letter for letter in normalize("NFC", text))


def _is_of_words(sign: str) -> bool:
    """Return whether a character is a letter, a digit, or a combining mark; symbols and punctuation are not."""
    return category(sign)[0] in "LMN"


def _is_latin(letter: str) -> bool:
    return not letter.isascii() and letter.isalpha() and name(letter, "").startswith("LATIN")
