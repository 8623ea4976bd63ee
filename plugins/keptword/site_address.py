"""The public address of a site: `https://host`, or `https://host/path` for a site below a folder of its host.

Any other text is refused, not guessed at: the address decides which host is the site's own.
"""

import re
from dataclasses import dataclass

import ada_url

EXAMPLE = "https://www.example.com"

# A path of plain names: no dots alone, no signs that the files of servers or scripts would have to escape.
_PATH = re.compile(r"(?:/(?!\.{1,2}(?:/|$))[A-Za-z0-9._~-]+)*")
_HOST = re.compile(
    r"(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z](?:[a-z0-9-]*[a-z0-9])?|localhost|\d+(?:\.\d+){3}|\[[0-9a-f:.]+\]"
)
_ADDRESS = re.compile(r"(https?)://([^/?#@\\\s]+)(/[^?#\\\s]*)?")
_PAGE = re.compile(r"/[^/]+\.(?:html?|php)", re.IGNORECASE)
_LOOPBACK = ("localhost", "127.0.0.1", "[::1]")


@dataclass(frozen=True)
class NoSiteAddressError(Exception):
    """A text is no address of a site: what is wrong, and what to write instead."""

    wrong: str
    instead: str

    def __str__(self) -> str:
        return f"{self.wrong}. {self.instead}."


@dataclass(frozen=True)
class SiteAddress:
    """Where a site is served: scheme, host (as browsers write it, with the port if one is named), and path.

    The path is empty at the root of the host, else it begins with a slash and does not end with one.
    """

    scheme: str
    netloc: str
    path: str = ""

    @property
    def host(self) -> str:
        return self.netloc if self.netloc.endswith("]") else self.netloc.partition(":")[0]

    @property
    def origin(self) -> str:
        return f"{self.scheme}://{self.netloc}"

    @property
    def url(self) -> str:
        """The whole address, without a slash at the end."""
        return self.origin + self.path


def site_address(text: object, *, secure: bool = True) -> SiteAddress:
    """Return the address that a text holds. Raises NoSiteAddressError.

    A slash at the end and capitals in the host are taken as meant. `secure` refuses `http`, save on this machine.
    """
    if not isinstance(text, str):
        raise NoSiteAddressError(f"{text!r} is no address", f'Write it between quotes: "{EXAMPLE}"')
    if not text.strip():
        raise NoSiteAddressError("the address is empty", f'Write where visitors find the site: "{EXAMPLE}"')
    address = _parsed(text)
    if address is None or (secure and address.scheme != "https" and address.host not in _LOOPBACK):
        raise NoSiteAddressError(f'"{text}" is no address of a site', f'Write "{_meant(text)}"')
    return address


def _parsed(text: str) -> SiteAddress | None:
    found = _ADDRESS.fullmatch(text)
    if found is None:
        # Only the scheme and the host may be written in capitals: servers tell the paths apart.
        head, mark, rest = text.partition("://")
        found = _ADDRESS.fullmatch(f"{head.lower()}{mark}{rest}")
    if found is None:
        return None
    try:
        parsed = ada_url.URL(f"{found[1]}://{found[2]}")
    except ValueError:
        return None
    path = (found[3] or "").rstrip("/")
    if not _HOST.fullmatch(parsed.hostname) or not _PATH.fullmatch(path) or _PAGE.search(path):
        return None
    return SiteAddress(found[1], parsed.host, path)


def _meant(text: str) -> str:
    """Return the address that was likely meant, or an example."""
    rest = re.sub(r"^(?:[a-z]*:/*|[a-z]{3,6}/{2,}|/+)", "", text.strip(), flags=re.IGNORECASE)
    rest = re.split(r"[?#\s]", _PAGE.sub("", rest))[0].rpartition("@")[2]
    for meant in (rest, rest.partition("/")[0]):
        address = _parsed(f"https://{meant}")
        if address is not None:
            return address.url
    return EXAMPLE
