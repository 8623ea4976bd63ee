"""The smallest part of a document whose host is still contacted and still not found."""

import random
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from plugins.keptword.requests import read_file
from tools.attack.generators import Document, page
from tools.attack.vectors import DOMAIN

SITE_HOST = "site.example"

_MOST_ROUNDS = 12
_MOST_AT_ONCE = 48
_PIECES = re.compile(r"<[/!?]?[^\s<>/]*|[^\s<>]+|\s+|>|/")

# Opens documents and returns the hosts that are contacted.
Contacted = Callable[[Sequence[Document]], set[str]]


def found_in(document: Document, *, is_own: bool = True) -> str:
    """Return all that reading a document finds, as one text: what is named in it is found.

    Of the own site everything counts that stands where a browser may fetch it; of others, what is known to be fetched.
    What names nothing, such as code that cannot be read, refuses a page whatever else is in it.
    """
    raw, url = document.text.encode(), f"https://{SITE_HOST}/{document.file}"
    reading = read_file(raw, document.file, url, own_host=SITE_HOST if is_own else None)
    found = [load.url for load in reading.loads] + [form.url for form in reading.forms]
    if is_own:
        found += [mention.url for mention in reading.mentions]
        found += [script.code for script in reading.scripts]
    if reading.distrusts or any(load.is_opaque for load in reading.loads):
        found += document.hosts
    return "\n".join(found).lower()


def reduced(document: Document, host: str, contacted: Contacted) -> str:
    """Return the smallest part of a document's text that still contacts the host without its being found."""
    text = document.body
    for round_ in range(_MOST_ROUNDS):
        candidates = [
            _candidate(document, shorter.replace(host, f"reduced{round_}-{number}.{DOMAIN}"), f"-{round_}-{number}")
            for number, shorter in enumerate(_shorter(text))
        ]
        seen = contacted(candidates) if candidates else set()
        hosts = [(made, f"reduced{made.file.partition('.')[0].partition('-')[2]}.{DOMAIN}") for made in candidates]
        left = [(made, new) for made, new in hosts if new in seen and new not in found_in(made)]
        if not left:
            break
        best, new = min(left, key=lambda pair: len(pair[0].text))
        text = best.body.replace(new, host)
    return text.replace(host, "HOST")


def _candidate(document: Document, body: str, suffix: str) -> Document:
    name, _, ending = document.file.partition(".")
    text = page(name + suffix, body) if ending == "html" else body
    return replace(document, file=f"{name}{suffix}.{ending}", text=text, hosts=())


def _shorter(text: str) -> Iterator[str]:
    """Yield a text without each of some parts, large and small."""
    pieces = _PIECES.findall(text)
    cuts = []
    size = len(pieces) // 2
    while size >= 1:
        cuts += [(start, start + size) for start in range(0, len(pieces) - size + 1, max(1, size // 2))]
        size //= 2
    chosen = cuts if len(cuts) <= _MOST_AT_ONCE else random.Random(len(text)).sample(cuts, _MOST_AT_ONCE)
    for start, end in chosen:
        yield "".join([*pieces[:start], *pieces[end:]])
