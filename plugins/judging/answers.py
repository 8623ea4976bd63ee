"""Asks a server, as a client does, for what a published site promises: headers, compressed copies, missing pages."""

import gzip
import ssl
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPSConnection
from pathlib import Path

import brotli

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


@dataclass(frozen=True)
class Answer:
    """What a server said: status, headers by lower-case name, body."""

    status: int
    headers: dict[str, str]
    body: bytes


def asked(server: Server, path: str, encoding: str = "identity") -> Answer:
    """Return the answer to one request, made with the name of the site to loopback."""
    connection: HTTPConnection
    if server.authority:
        context = ssl.create_default_context(cadata=server.authority)
        # The certificate is the name's, not the address's.
        context.check_hostname = False
        connection = HTTPSConnection("127.0.0.1", server.port, context=context, timeout=10)
    else:
        connection = HTTPConnection("127.0.0.1", server.port, timeout=10)
    try:
        connection.request("GET", path, headers={"Host": server.host, "Accept-Encoding": encoding})
        answer = connection.getresponse()
        headers = {name.lower(): value for name, value in answer.getheaders()}
        return Answer(answer.status, headers, answer.read())
    finally:
        connection.close()


def wrong_answers(server: Server, site: Path, languages: Iterable[str]) -> Iterator[str]:
    """Yield, as sentences, each answer of the server that is not what the published site promises."""
    promised = _promised_headers(site)
    for path in sorted(path for path in site.rglob("*") if path.is_file()):
        file = path.relative_to(site).as_posix()
        if path.suffix not in COMPRESSED and not file.startswith("_"):
            yield from _wrong_file(server, f"/{file.removesuffix('index.html')}", path, promised)
    for address, page in {
        "/nothing": "404.html",
        **{f"/{code}/nothing/": f"{code}/404.html" for code in languages},
    }.items():
        answer = asked(server, address)
        if answer.status != 404 or answer.body != (site / page).read_bytes():
            yield f"{address}: {answer.status}, and not /{page} with 404"
        yield from _wrong_headers(address, answer, {**promised, "cache-control": ASK_AGAIN})
    for address in (f"/{HEADERS}", "/.git/config", "/theme/"):
        if (status := asked(server, address).status) < 400:
            yield f"{address}: {status}, though it is no part of the site"
    for folder in sorted(path.parent.relative_to(site).as_posix() for path in site.rglob("*/index.html")):
        answer = asked(server, f"/{folder}")
        if answer.status not in (301, 302, 307, 308) or not answer.headers.get("location", "").endswith(f"/{folder}/"):
            yield f"/{folder}: {answer.status}, and no redirection to /{folder}/"


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


def _promised_headers(site: Path) -> dict[str, str]:
    """Return the headers of every answer, as they are stated for hosts that read them from the site."""
    lines = (site / HEADERS).read_text("utf-8").split("\n/")[0].splitlines()[1:]
    return {name.strip().lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}


def _vary(answer: Answer) -> str:
    return answer.headers.get("vary", "").lower()
