"""Whose hosts a wildcard stands for: one owner's, or, below a public suffix such as `co.uk` or `github.io`, anyone's.

The Public Suffix List is the one inside the pinned package `publicsuffixlist`.
"""

import re
from functools import cache
from urllib.parse import urlsplit

from publicsuffixlist import PublicSuffixList


def public_suffix_of(host_source: str) -> str | None:
    """Return the public suffix below which a CSP host source (CSP3 §2.3.1) names every host, None where it does not."""
    name = urlsplit(host_source).hostname or ""
    below = name.removeprefix("*.")
    return below if below != name and _suffixes().is_public(below) else None


def is_public_suffix(name: str) -> bool:
    """Tell whether anyone may register a name below this one: `be`, `co.uk`, `github.io`."""
    return bool(name) and _suffixes().is_public(name)


def domain_of(host: str) -> str:
    """Return the registered domain of a host, `example.co.uk` of `a.b.example.co.uk`; empty where it has none."""
    return "" if re.fullmatch(r"[\d.]+|\[.*\]", host) else _suffixes().privatesuffix(host) or ""


@cache
def _suffixes() -> PublicSuffixList:
    return PublicSuffixList()
