"""Words as the end of an address: small Latin letters, digits and single hyphens."""

import re
from unicodedata import name, normalize

from unidecode import unidecode


def slug_of(text: str) -> str:
    """Return the slug nearest to a text, letters of other scripts written in Latin ones; "" where it has no words."""
    words = re.sub("['’]", " ", normalize("NFC", text))
    # What is left of apostrophes stands for letters, such as ь.
    return "-".join(re.findall(r"[a-z0-9]+", unidecode(words).lower().replace("'", "")))


def with_plain_letters(text: str) -> str:
    """Return a text with its Latin letters as ASCII: ł as l, œ as oe, ß as ss. Letters of other scripts stay."""
    return "".join(unidecode(letter) if _is_latin(letter) else letter for letter in normalize("NFC", text))


def _is_latin(letter: str) -> bool:
    return not letter.isascii() and letter.isalpha() and name(letter, "").startswith("LATIN")
