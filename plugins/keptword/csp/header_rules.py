"""`_headers` files as Cloudflare Pages reads them: which headers come with an address.

Rules count in their order. A name that several rules give is sent with all their values, joined by commas, unless a
later rule takes it back (`! Name`). Netlify lets the last value stand alone, and does not know `!`: for a policy, what
is read here is then the narrower of the two.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

_TAKEN_BACK = "! "


@dataclass(frozen=True)
class HeaderRule:
    """A pattern of addresses, the headers that it adds by lower-case name, and the names that it takes back first."""

    pattern: str
    added: Mapping[str, str]
    taken_back: frozenset[str]

    def matches(self, address: str) -> bool:
        parts = re.split(r"(\*|:[A-Za-z]\w*)", self.pattern)
        kinds = (".*" if part == "*" else "[^/]+" if part.startswith(":") else re.escape(part) for part in parts)
        return re.fullmatch("".join(kinds), address) is not None


def header_rules(text: str) -> Iterator[HeaderRule]:
    """Yield the rules of a `_headers` file."""
    pattern, added, taken_back = "", dict[str, str](), set[str]()
    for line in (*text.splitlines(), "/"):
        said = line.strip()
        if line[:1] == "/":
            if pattern:
                yield HeaderRule(pattern, added, frozenset(taken_back))
            pattern, added, taken_back = said, {}, set()
        elif said.startswith(_TAKEN_BACK):
            taken_back.add(said.removeprefix(_TAKEN_BACK).lower())
        elif not said.startswith("#"):
            name, colon, value = (part.strip() for part in said.partition(":"))
            if colon:
                added[name.lower()] = _joined(added.get(name.lower()), value)


def sent_headers(text: str, address: str) -> dict[str, str]:
    """Return the headers that come with an address of the site (`/en/`, `/robots.txt`), by lower-case name."""
    sent: dict[str, str] = {}
    for rule in header_rules(text):
        if rule.matches(address):
            sent = {name: value for name, value in sent.items() if name not in rule.taken_back}
            sent |= {name: _joined(sent.get(name), value) for name, value in rule.added.items()}
    return sent


def file_address(file: str) -> str:
    """Return the address, from the root of the site, at which a file is opened: that of a folder for its index."""
    folder, slash, name = f"/{file}".rpartition("/")
    return f"{folder}{slash}{'' if name == 'index.html' else name}"


def _joined(before: str | None, value: str) -> str:
    return value if before is None else f"{before}, {value}"
