"""What servers say with the files of the site: one description, from which each server's configuration is written."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from plugins.audit.content_policy import parse_policies
from plugins.publishing.asset_names import FOLDERS

# Everything in these folders has a name that says what is in it.
NAMED_BY_CONTENT = ("site", *FOLDERS)

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
    "publickey-credentials-get",
    "screen-wake-lock",
    "serial",
    "usb",
    "xr-spatial-tracking",
)
_ALLOW = re.compile(r"""\ballow=\\?(["'])(.*?)\\?\1""")


@dataclass(frozen=True)
class ServedSite:
    """What a server has to know: headers of every answer, and the languages, each with a page for what is not there.

    `path` is that of the site on its host: other sites may share that.
    """

    headers: tuple[tuple[str, str], ...]
    languages: tuple[str, ...]
    path: str = ""


def response_headers(policy: str, delegated: Iterable[str] = ()) -> tuple[tuple[str, str], ...]:
    """Return the headers of every answer, for the site's Content-Security-Policy.

    `delegated` are the features that frames on its pages are given by their `allow`.
    """
    return (
        ("Content-Security-Policy", policy),
        ("Permissions-Policy", _permissions(policy, frozenset(delegated))),
        # Some videos play only where they are told the host of the page; none is told the page itself.
        ("Referrer-Policy", "strict-origin-when-cross-origin"),
        ("Strict-Transport-Security", "max-age=63072000; includeSubDomains"),
        # Frames of other sites are unaffected: this parts the page from windows, not from what it embeds.
        ("Cross-Origin-Opener-Policy", "same-origin"),
        ("X-Content-Type-Options", "nosniff"),
    )


def delegated_features(html: str) -> frozenset[str]:
    """Return the features that frames in a page are given by `allow`, those that wait for consent included."""
    allowed = " ".join(match[2] for match in _ALLOW.finditer(html))
    return frozenset(re.findall(r"[a-z][a-z-]+", allowed))


def _permissions(policy: str, delegated: frozenset[str]) -> str:
    """Return a Permissions-Policy: a feature is open to the hosts of frames where a frame is given it, to none else."""
    (stated, *_) = parse_policies(policy)
    frames = (source for source in stated.sources.get("frame-src", ()) if "://" in source)
    hosts = dict.fromkeys("/".join(source.split("/")[:3]) for source in frames)
    to_frames = " ".join(["self", *(f'"{host}"' for host in hosts)])
    return ", ".join(f"{feature}=({to_frames if feature in delegated else ''})" for feature in _FEATURES)
