"""Asks a server, as a client does, for what a published site promises: headers, compressed copies, missing pages."""

import gzip
import socket
import ssl
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path

import brotli

from plugins.audit.content_policy import POLICY
from plugins.audit.header_rules import file_address, sent_headers
from plugins.judging.nginx import Server
from plugins.publishing.compressed import COMPRESSED
from plugins.publishing.headers import ASK_AGAIN, FOR_GOOD, NAMED_BY_CONTENT
from plugins.publishing.netlify import HEADERS

_TYPES = {
    ".css": ("text/css",),
    ".html": ("text/html",),
    ".ico": ("image/x-icon", "image/vnd.microsoft.icon"),
    ".js": ("application/javascript", "text/javascript"),
    ".json": ("application/json",),
    ".png": ("image/png",),
    ".svg": ("image/svg+xml",),
    ".txt": ("text/plain",),
    ".woff2": ("font/woff2",),
    ".xml": ("text/xml", "application/xml"),
}

# What a script on a page can have the browser ask for, to get words of the server's own: method, address, cookie.
_AWKWARD = (
    ("POST", "/", ""),
    ("POST", "/404.html", ""),
    ("GET", "/theme/", ""),
    ("GET", "/%00", ""),
    ("GET", f"/{'a' * 9_000}", ""),
    ("GET", "/", "a" * 9_000),
)


@dataclass(frozen=True)
class Answer:
    """What a server said: status, headers by lower-case name, body."""

    status: int
    headers: dict[str, str]
    body: bytes


def asked(server: Server, path: str, encoding: str = "identity", method: str = "GET", cookie: str = "") -> Answer:
    """Return the answer to one request, made with the name of the site to loopback."""
    connection = HTTPConnection("127.0.0.1", server.port, timeout=10)
    if server.authority:
        # The certificate is the name's, and by the name a server knows which site is asked for.
        context = ssl.create_default_context(cadata=server.authority)
        plain = socket.create_connection(("127.0.0.1", server.port), timeout=10)
        connection.sock = context.wrap_socket(plain, server_hostname=server.host)
    try:
        connection.request(method, path, headers={"Host": server.host, "Accept-Encoding": encoding, "Cookie": cookie})
        answer = connection.getresponse()
        headers = {name.lower(): value for name, value in answer.getheaders()}
        return Answer(answer.status, headers, answer.read())
    finally:
        connection.close()


def wrong_answers(server: Server, site: Path, languages: Iterable[str]) -> Iterator[str]:
    """Yield, as sentences, each answer of the server that is not what the published site promises."""
    headers = (site / HEADERS).read_text("utf-8")
    closed = {name: value for name, value in sent_headers(headers, "/nothing").items() if name != "cache-control"}
    for path in sorted(path for path in site.rglob("*") if path.is_file()):
        file = path.relative_to(site).as_posix()
        if path.suffix not in COMPRESSED and not file.startswith("_"):
            address = file_address(file)
            yield from _wrong_file(server, address, path, sent_headers(headers, address))
    for address, page in {
        "/nothing": "404.html",
        **{f"/{code}/nothing/": f"{code}/404.html" for code in languages},
    }.items():
        answer = asked(server, address)
        if answer.status != 404 or answer.body != (site / page).read_bytes():
            yield f"{address}: {answer.status}, and not /{page} with 404"
        promised = {**sent_headers(headers, f"/{page}"), "cache-control": ASK_AGAIN}
        yield from _wrong_headers(address, answer, promised)
    for address in (f"/{HEADERS}", "/.git/config", "/theme/"):
        if (status := asked(server, address).status) < 400:
            yield f"{address}: {status}, though it is no part of the site"
    for method, address, cookie in _AWKWARD:
        yield from _unlocked(server, method, address, cookie, site, closed)
    for folder in sorted(path.parent.relative_to(site).as_posix() for path in site.rglob("*/index.html")):
        answer = asked(server, f"/{folder}")
        if answer.status not in (301, 302, 307, 308) or not answer.headers.get("location", "").endswith(f"/{folder}/"):
            yield f"/{folder}: {answer.status}, and no redirection to /{folder}/"
        yield from _wrong_headers(f"/{folder}", answer, closed)


def _unlocked(
    server: Server, method: str, address: str, cookie: str, site: Path, closed: dict[str, str]
) -> Iterator[str]:
    """Yield what is wrong where a server may speak for itself: with a page of the site, or closed."""
    answer = asked(server, address, method=method, cookie=cookie)
    if answer.body not in (page.read_bytes() for page in (site / "404.html", site / "index.html")):
        yield from _wrong_headers(f"{method} {address[:20]}", answer, {POLICY: closed[POLICY]})


def _wrong_file(server: Server, address: str, path: Path, promised: dict[str, str]) -> Iterator[str]:
    answer = asked(server, address)
    if answer.status != 200 or answer.body != path.read_bytes():
        yield f"{address}: {answer.status}, {len(answer.body)} bytes, and not the file"
        return
    kept = FOR_GOOD if address.split("/")[1] in NAMED_BY_CONTENT else ASK_AGAIN
    yield from _wrong_headers(address, answer, {**promised, "cache-control": kept})
    stated = answer.headers.get("content-type", "").partition(";")[0]
    if stated not in _TYPES.get(path.suffix, (stated,)):
        yield f"{address}: sent as {stated}"
    for suffix, encoding, expanded in zip(
        COMPRESSED, ("br", "gzip"), (brotli.decompress, gzip.decompress), strict=True
    ):
        copy = path.with_name(path.name + suffix)
        if copy.exists():
            compressed = asked(server, address, encoding)
            if compressed.headers.get("content-encoding") != encoding or compressed.body != copy.read_bytes():
                yield f"{address}: no {encoding}, though it is there"
            elif expanded(compressed.body) != answer.body or "accept-encoding" not in _vary(compressed):
                yield f"{address}: {encoding} is another text, or caches are not told that it varies"


def _wrong_headers(address: str, answer: Answer, promised: dict[str, str]) -> Iterator[str]:
    for name, value in promised.items():
        if answer.headers.get(name) != value:
            yield f"{address}: {name} is {answer.headers.get(name)!r}, not {value!r}"


def _vary(answer: Answer) -> str:
    return answer.headers.get("vary", "").lower()
