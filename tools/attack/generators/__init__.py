"""Random documents: markup, drawings, style sheets and refreshes, each naming hosts of its own wherever it can."""

import random
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from tools.attack.generators.drawings import drawing_file, formula_file
from tools.attack.generators.markup import markup
from tools.attack.generators.refreshes import refresh
from tools.attack.generators.sheets import style_sheet
from tools.attack.vectors import DOMAIN

# In generated text this stands for a host; each place gets one of its own.
_HOST = re.compile("HOST")

_PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Attack</title>
<link rel="stylesheet" href="/slow.css?{name}"><script>window.ready = true</script>
{head}
</head><body>
{body}
</body></html>
"""


@dataclass(frozen=True)
class Document:
    """A generated document: its file's name, its text, and the hosts that stand in it."""

    file: str
    text: str
    hosts: tuple[str, ...]

    @property
    def body(self) -> str:
        """What was generated, without the page around it."""
        return self.text.partition("</head><body>\n")[2].removesuffix("\n</body></html>\n") or self.text


def page(name: str, body: str, head: str = "") -> str:
    """Return a page as ours are: its parser waits for a style sheet and a script, so that scanners run ahead."""
    return _PAGE.format(name=name, head=head, body=body)


def document(name: str, text: str, ending: str) -> Document:
    """Return a document in which each HOST is a host of its own."""
    hosts: list[str] = []

    def numbered(_: re.Match[str]) -> str:
        hosts.append(f"{name}-{len(hosts)}.{DOMAIN}")
        return hosts[-1]

    return Document(f"{name}.{ending}", _HOST.sub(numbered, text), tuple(hosts))


def _markup(rng: random.Random, name: str) -> Document:
    head = markup(rng, 1) if rng.random() < 0.25 else ""
    return document(name, page(name, markup(rng, rng.randint(1, 4)), head), "html")


def _sheet(rng: random.Random, name: str) -> Document:
    body = f"<style>{style_sheet(rng)}</style><div class=a id=b><p>x</p><ul><li>y</ul><a href=/>z</a></div>"
    return document(name, page(name, body), "html")


def _refresh(rng: random.Random, name: str) -> Document:
    return document(name, page(name, refresh(rng)), "html")


def _drawing(rng: random.Random, name: str) -> Document:
    return document(name, drawing_file(rng), "svg")


def _formula(rng: random.Random, name: str) -> Document:
    return document(name, formula_file(rng), "xhtml")


GENERATORS: Mapping[str, Callable[[random.Random, str], Document]] = {
    "markup": _markup,
    "refreshes": _refresh,
    "style sheets": _sheet,
    "drawings": _drawing,
    "XHTML": _formula,
}
_SHARES = (55, 12, 13, 12, 8)


def documents(seed: int, prefix: str = "r") -> Iterator[tuple[str, Document]]:
    """Yield documents without end, each with the name of its generator; the same seed gives the same ones."""
    number = 0
    while True:
        rng = random.Random(f"{seed} {number}")
        kind = rng.choices(list(GENERATORS), _SHARES)[0]
        yield kind, GENERATORS[kind](rng, f"{prefix}{number}")
        number += 1
