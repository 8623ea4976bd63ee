"""The texts of this site as proposals for another company: without its services, and marked to be confirmed.

A page with its mark is not published: whoever takes it away says that the page is true of the new company.
"""

import re
from collections.abc import Collection, Iterator

_SECTION = re.compile(r"(?=^## )", re.MULTILINE)
_ID = re.compile(r"\{#([\w-]+)\}")
_EMBED = re.compile(r"^\[\[embed ", re.MULTILINE)
_FIRST_SENTENCE = re.compile(r"(\n\n)[^\n]*?\[\[company\]\][^\n.]*\. (?=[^\n]*\[\[company\]\])")

_MARKS = {
    "en": "everything on this page: it is a proposal, and was written for another company",
    "nl": "alles op deze pagina: het is een voorstel, geschreven voor een ander bedrijf",
    "fr": "tout ce qui figure sur cette page : c'est une proposition, écrite pour une autre entreprise",
    "de": "alles auf dieser Seite: Es ist ein Vorschlag, geschrieben für ein anderes Unternehmen",
}


def sections_of_services(markdown: str, vendors: Collection[str]) -> Iterator[str]:
    """Yield the ids of sections that are about a service: its embed stands there, or its vendor in the heading."""
    for section in _SECTION.split(markdown):
        heading = section.partition("\n")[0]
        names = set(re.findall(r"\w+", heading))
        found = _ID.search(heading)
        if found and (_EMBED.search(section) or not names.isdisjoint(vendors)):
            yield found[1]


def proposal(markdown: str, language: str, left_out: Collection[str]) -> str:
    """Return a page without some of its sections, nor what it says of this company, and with a mark to confirm."""
    sections = _SECTION.split(markdown)
    kept = (part for part in sections if not ((found := _ID.search(part.partition("\n")[0])) and found[1] in left_out))
    text = "".join(_FIRST_SENTENCE.sub(r"\1", part) if part.startswith("## ") else part for part in kept)
    head, _, body = text.partition("\n\n")
    return f"{head}\n\n<!-- confirm: {_MARKS.get(language, _MARKS['en'])} -->\n\n{body.strip()}\n"
