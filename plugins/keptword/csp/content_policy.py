"""Content-Security-Policies as browsers read them: does one let a load of the page itself through?"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from ..inventory.rules import allows
from ..requests.load import host_of
from .header_rules import sent_headers

POLICY = "content-security-policy"

_FALLBACKS = {"frame-src": ("child-src",)}
_INLINE = "'unsafe-inline'"


@dataclass(frozen=True)
class ContentPolicy:
    """The sources of each directive, as written."""

    sources: Mapping[str, tuple[str, ...]]

    def lets_through(self, directive: str, url: str, own_url: str) -> bool:
        """Whether a URL may be fetched by a page of the site at `own_url` (CSP3 §6.7.2.5)."""
        _, sources = self._deciding(directive)
        return sources is None or any(_matches(source, url, own_url) for source in sources)

    def lets_inline(self, directive: str, csp_hash: str, *, is_attribute: bool) -> bool:
        """Whether code or style that stands in the page may run, in an element or an attribute (CSP3 §6.7.3.2)."""
        _, sources = self._deciding(directive)
        if sources is None or (csp_hash in sources and (not is_attribute or "'unsafe-hashes'" in sources)):
            return True
        return _INLINE in sources and not any(source.startswith(("'sha", "'nonce")) for source in sources)

    def deciding(self, directive: str) -> str:
        """Return the name of the directive that applies: itself, or its fallback (CSP3 §6.8.3)."""
        return self._deciding(directive)[0]

    def _deciding(self, directive: str) -> tuple[str, tuple[str, ...] | None]:
        for name in (directive, *_FALLBACKS.get(directive, ()), "default-src"):
            if name in self.sources:
                return name, self.sources[name]
        return directive, None


def parse_policies(text: str) -> Iterator[ContentPolicy]:
    """Yield the policies of a header or `<meta>`, separated by commas; of each directive the first counts."""
    for policy in text.split(","):
        sources: dict[str, tuple[str, ...]] = {}
        for directive in policy.split(";"):
            words = directive.split()
            if words:
                sources.setdefault(words[0].lower(), tuple(words[1:]))
        if sources:
            yield ContentPolicy(sources)


def header_policies(headers: str, address: str) -> tuple[ContentPolicy, ...]:
    """Return the policies that a `_headers` file sends with an address of the site."""
    return tuple(parse_policies(sent_headers(headers, address).get(POLICY, "")))


def _matches(source: str, url: str, own_url: str) -> bool:
    scheme = urlsplit(url).scheme
    if source == "*":
        return scheme in ("http", "https", "ws", "wss")
    if source.lower() == "'self'":
        return host_of(url) == host_of(own_url) and scheme == urlsplit(own_url).scheme
    if source.endswith(":"):
        return scheme == source[:-1].lower()
    return allows(source if "://" in source else f"{scheme}://{source}", url)
