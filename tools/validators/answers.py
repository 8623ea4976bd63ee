"""Asks a server, as a client does, for what a published site promises: headers, compressed copies, missing pages."""

import gzip
import socket
import ssl
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path

import brotli

from plugins.keptword.csp.content_policy import POLICY
from plugins.keptword.csp.header_rules import file_address, sent_headers
from plugins.keptword.headers.netlify import HEADERS
from plugins.keptword.headers.response_headers import ASK_AGAIN, FOR_GOOD, NAMED_BY_CONTENT
from tools.deploy.compressed import COMPRESSED
from tools.validators.nginx import Server

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

# What a script on a page can have the browser open, to get words of the server's own: method, address within the site,
# cookie.
_OPENED = (
    ("POST", "/", ""),
    ("POST", "/404.html", ""),
    ("GET", "/theme/", ""),
    ("GET", "/404.html/", ""),
    ("GET", "/404.html%20", ""),
    ("GET", "//nothing//", ""),
    ("GET", "/%2fnothing", ""),
    ("GET", "/theme%2f%2e%2e%2fnothing", ""),
    ("GET", f"/{'a' * 300}", ""),
)

# Servers answer these before they look at the address, so below a path they are the host's to close.
_UNREAD = (("GET", "/%00", ""), ("GET", f"/{'a' * 9_000}", ""), ("GET", "/", "a" * 9_000))

# What a script can ask for, but no window shows: method and further header.
_FETCHED = (
    ("PUT", ""),
    ("DELETE", ""),
    ("OPTIONS", ""),
    ("GET", "Range: bytes=0-9"),
    ("GET", "Range: bytes=9999999-"),
    ("GET", 'If-Match: "x"'),
)

_REDIRECTIONS = (301, 302, 307, 308)

# A client may take an encoding, and may say that it does not.
_NO_ENCODING = "identity, br;q=0, gzip;q=0.0"


@dataclass(frozen=True)
class Answer:
    """What a server said: status, headers by lower-case name, body."""

    status: int
    headers: dict[str, str]
    body: bytes


def asked(
    server: Server, path: str, encoding: str = "identity", method: str = "GET", cookie: str = "", more: str = ""
) -> Answer:
    """Return the answer to one request, made with the name of the site to loopback; `more` is one more header."""
    connection = HTTPConnection("127.0.0.1", server.port, timeout=10)
    if server.authority:
        # The certificate is the name's, and by the name a server knows which site is asked for.
        context = ssl.create_default_context(cadata=server.authority)
        plain = socket.create_connection(("127.0.0.1", server.port), timeout=10)
        connection.sock = context.wrap_socket(plain, server_hostname=server.host)
    try:
        headers = {"Host": server.host, "Accept-Encoding": encoding, "Cookie": cookie}
        if more:
            name, _, headers[name] = more.partition(": ")
        connection.request(method, path, headers=headers)
        answer = connection.getresponse()
        said: dict[str, str] = {}
        for name, value in answer.getheaders():
            said[name.lower()] = f"{said[name.lower()]}, {value}" if name.lower() in said else value
        return Answer(answer.status, said, answer.read())
    finally:
        connection.close()


def wrong_answers(server: Server, site: Path, languages: Iterable[str], path: str = "") -> Iterator[str]:
    """Yield, as sentences, each answer of the server that is not what the published site promises.

    `path` is that of the site on its host.
    """
    headers = (site / HEADERS).read_text("utf-8")
    closed = _sent(headers, f"{path}/nothing")
    for file in sorted(file for file in site.rglob("*") if file.is_file()):
        name = file.relative_to(site).as_posix()
        if file.suffix not in COMPRESSED and not name.startswith("_"):
            address = f"{path}{file_address(name)}"
            kept = FOR_GOOD if name.partition("/")[0] in NAMED_BY_CONTENT else ASK_AGAIN
            yield from _wrong_file(server, address, file, {**_sent(headers, address), "cache-control": kept})
    yield from _wrong_missing(server, site, languages, path, headers)
    yield from _wrong_first_page(server, f"{path}/", {**_sent(headers, f"{path}/"), "cache-control": ASK_AGAIN})
    for address in (f"{path}/{HEADERS}", f"{path}/.git/config", f"{path}/theme/"):
        if (status := asked(server, address).status) < 400:
            yield f"{address}: {status}, though it is no part of the site"
    yield from _unlocked(server, site, path, closed[POLICY], _sent(headers, f"{path}/")[POLICY])
    folders = [index.parent.relative_to(site).as_posix() for index in sorted(site.rglob("*/index.html"))]
    for folder in [*([path] if path else []), *(f"{path}/{folder}" for folder in folders)]:
        answer = asked(server, folder)
        if answer.status not in _REDIRECTIONS or not answer.headers.get("location", "").endswith(f"{folder}/"):
            yield f"{folder}: {answer.status}, and no redirection to {folder}/"
        yield from _wrong_headers(folder, answer, closed)


def _sent(headers: str, address: str) -> dict[str, str]:
    """Return what the site's own description promises for an address; how long it is kept is another matter."""
    return {name: value for name, value in sent_headers(headers, address).items() if name != "cache-control"}


def _wrong_missing(server: Server, site: Path, languages: Iterable[str], path: str, headers: str) -> Iterator[str]:
    pages = {"/nothing": "404.html", **{f"/{code}/nothing/": f"{code}/404.html" for code in languages}}
    for address, page in pages.items():
        answer = asked(server, f"{path}{address}")
        if answer.status != 404 or answer.body != (site / page).read_bytes():
            yield f"{path}{address}: {answer.status}, and not {path}/{page} with 404"
        promised = {**_sent(headers, f"{path}/{page}"), "cache-control": ASK_AGAIN}
        yield from _wrong_headers(f"{path}{address}", answer, promised)
        yield from _wrong_headers(f"HEAD {path}{address}", asked(server, f"{path}{address}", method="HEAD"), promised)


def _wrong_first_page(server: Server, address: str, promised: dict[str, str]) -> Iterator[str]:
    """Yield what is wrong with the ways in which a client asks for a page without wanting all of it as it is."""
    yield from _wrong_headers(f"HEAD {address}", asked(server, address, method="HEAD"), promised)
    yield from _wrong_headers(f"{address}, unchanged", asked(server, address, more="If-None-Match: *"), promised)
    if encoding := asked(server, address, _NO_ENCODING).headers.get("content-encoding"):
        yield f"{address}: {encoding}, though it was refused"


def _unlocked(server: Server, site: Path, path: str, closed: str, opened: str) -> Iterator[str]:
    """Yield what is wrong where a server may speak for itself: with a page of the site, or closed."""
    pages = [page.read_bytes() for page in (site / "404.html", site / "index.html")]
    for method, address, cookie in _OPENED if path else _OPENED + _UNREAD:
        answer = asked(server, f"{path}{address}", method=method, cookie=cookie)
        is_own_word = answer.body not in pages and answer.status not in _REDIRECTIONS
        if wrong := _wrong_policy(answer, {closed} if is_own_word else {closed, opened}):
            yield f"{method} {path}{address[:20]}: {wrong}"
    for method, more in _FETCHED:
        if wrong := _wrong_policy(asked(server, f"{path}/", method=method, more=more), {closed, opened}):
            yield f"{method} {path}/ {more}: {wrong}"


def _wrong_policy(answer: Answer, allowed: set[str]) -> str:
    # nginx says its headers twice with some messages: all policies hold.
    stated = answer.headers.get(POLICY, "")
    return "" if set(stated.split(", ")) <= allowed else f"{answer.status} with {POLICY} {stated!r}"


def _wrong_file(server: Server, address: str, path: Path, promised: dict[str, str]) -> Iterator[str]:
    answer = asked(server, address)
    if answer.status != 200 or answer.body != path.read_bytes():
        yield f"{address}: {answer.status}, {len(answer.body)} bytes, and not the file"
        return
    yield from _wrong_headers(address, answer, promised)
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
            elif expanded(compressed.body) != answer.body or not _is_told_to_vary(answer, compressed):
                yield f"{address}: {encoding} is another text, or caches are not told that it varies"
            yield from _wrong_headers(f"{address}, {encoding}", compressed, promised)


def _wrong_headers(address: str, answer: Answer, promised: dict[str, str]) -> Iterator[str]:
    for name, value in promised.items():
        if answer.headers.get(name) != value:
            yield f"{address}: {name} is {answer.headers.get(name)!r}, not {value!r}"


def _is_told_to_vary(*answers: Answer) -> bool:
    return all("accept-encoding" in answer.headers.get("vary", "").lower() for answer in answers)
