"""`[[company]]` in a sentence: the name of the company, as the settings have it.

It may stand anywhere in a text, in its head, and in the texts of services. What the other placeholders show is a part
of a page, and stands alone on its line.
"""

import re

COMPANY = "[[company]]"

_WRITTEN = re.compile(r"\[\[\s*company\s*\]\]")

# What may stand within a sentence.
WITHIN_SENTENCES = frozenset({"company"})

# How other programs call a part, by which an editor may know it.
OTHER_NAMES = {"toc": "table-of-contents"}


def with_company(text: str, name: str) -> str:
    """Return a text in which the name stands in the place of its placeholder."""
    return _WRITTEN.sub(lambda _: name, text)
