"""What servers say with the files of the site: one description, from which each server's configuration is written.

The policy of pages goes to pages that are there, and to the page that says what is not; all else, what the server says
by itself included, gets the closed one.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from html import unescape

from ..csp.content_policy import parse_policies
from .hsts import NAME as HSTS
from .hsts import Hsts

# File names in these folders contain a fingerprint.
NAMED_BY_CONTENT = ("site", "posters", "theme")

FOR_GOOD = "public, max-age=31536000, immutable"
ASK_AGAIN = "no-cache"

# What a page can ask of a visitor's device. No embed may, unless the markup of its frame says so.
_FEATURES = (
    "accelerometer",
    "camera",
    "display-capture",
    "geolocation",
    "gyroscope",
    "hid",
    "idle-detection",
    "local-fonts",
    "magnetometer",
    "microphone",
    "midi",
    "payment",
    "publickey-credentials-create",
    "publickey-credentials-get",
    "screen-wake-lock",
    "serial",
    "usb",
    "xr-spatial-tracking",
)
# A link that a visitor can follow, wherever in the text of a page it stands: what waits for consent has some, too.
_LINKED = re.compile(r"""\bhref=\\?["']?(https?://[^/"'?#\s<>\\]+|[a-z][a-z0-9+.-]*:(?!//))""", re.IGNORECASE)
_NO_LINKS = frozenset({"http:", "https:", "javascript:", "data:", "blob:"})
_ALLOW = re.compile(r"""\ballow=\\?(["'])(.*?)\\?\1""")


@dataclass(frozen=True)
class ServedSite:
    """What a server has to know: the policy of pages, the headers of every answer, the languages, and all files.

    Each language has a page for what is not there. `path` is that of the site on its host: other sites may share that.
    """

    policy: str
    headers: tuple[tuple[str, str], ...]
    languages: tuple[str, ...]
    files: tuple[str, ...] = ()
    path: str = ""

    @property
    def path_pattern(self) -> str:
        """The path, escaped for servers' regular expressions."""
        return self.path.replace(".", "\\.")


def response_headers(
    policy: str, delegated: Iterable[str] = (), linked: Iterable[str] = (), hsts: Hsts | None = None
) -> tuple[tuple[str, str], ...]:
    """Return the headers of every answer beside the Content-Security-Policy, for the one that pages have.

    `delegated` are the features that frames on its pages are given by their `allow`, `linked` where links on
    its pages lead.
    """
    return (
        ("Connection-Allowlist", _connections(policy, linked)),
        ("Permissions-Policy", _permissions(policy, frozenset(delegated))),
        # Some videos play only where they are told the host of the page; none is told the page itself.
        ("Referrer-Policy", "strict-origin-when-cross-origin"),
        *(((HSTS, hsts.value),) if hsts else ()),
        # Frames of other sites are unaffected: this parts the page from windows, not from what it embeds.
        ("Cross-Origin-Opener-Policy", "same-origin"),
        ("X-Content-Type-Options", "nosniff"),
        # Firefox then asks for no address that a script merely hints at; Chromium has the allowlist for that.
        ("X-DNS-Prefetch-Control", "off"),
    )


def delegated_features(html: str) -> frozenset[str]:
    """Return the features that frames in a page are given by `allow`, those that wait for consent included."""
    allowed = " ".join(match[2] for match in _ALLOW.finditer(html))
    return frozenset(re.findall(r"[a-z][a-z-]+", allowed))


def linked_places(html: str) -> frozenset[str]:
    """Return where the links of a page lead: origins of other sites, and schemes (`mailto:`)."""
    found = (match[1].lower() for match in _LINKED.finditer(unescape(html)))
    return frozenset(re.sub("//[^/]*@", "//", place) for place in found) - _NO_LINKS


def _connections(policy: str, linked: Iterable[str]) -> str:
    """Return a Connection-Allowlist: what a page may connect to at all, be it to send a visitor there.

    It holds for what no Content-Security-Policy reaches: questions for addresses, connections ahead of requests,
    WebRTC, and where a page leads. Its parameter for redirections speaks of those of the hosts on the list.
    """
    (stated, *_) = parse_policies(policy)
    sources = {source for sources in stated.sources.values() for source in sources}
    origins = {"/".join(source.split("/")[:3]).replace("wss://", "https://") for source in sources if "://" in source}
    schemes = {source for source in sources if source.endswith(":")}
    places = sorted({*origins, *schemes, *linked})
    listed = "".join(f' "{place}*"' if place.endswith(":") else f' "{place}"' for place in places)
    return f"(response-origin{listed});redirects=allow"


def _permissions(policy: str, delegated: frozenset[str]) -> str:
    """Return a Permissions-Policy: a feature is open to the hosts of frames where a frame is given it, to none else."""
    (stated, *_) = parse_policies(policy)
    frames = (source for source in stated.sources.get("frame-src", ()) if "://" in source)
    hosts = dict.fromkeys("/".join(source.split("/")[:3]) for source in frames)
    to_frames = " ".join(["self", *(f'"{host}"' for host in hosts)])
    return ", ".join(f"{feature}=({to_frames if feature in delegated else ''})" for feature in _FEATURES)
