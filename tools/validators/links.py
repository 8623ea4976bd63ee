"""Every link and anchor of the published site, followed by linkinator; the site's own addresses lead to loopback."""

import html
import json
import re
import subprocess
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urldefrag

from plugins.keptword.browser.system_packages import found_or_installed
from tools.benchmark.npm import npm_package
from tools.validators.nginx import Server
from tools.validators.visits import page_addresses

PACKAGE = ("linkinator", "7.6.1")

# Texts that are no pages, in which the site names addresses of its own.
_NAMING = (".json", ".txt", ".xml")


@dataclass(frozen=True)
class Link:
    """A link that leads nowhere, or elsewhere than it says: where it stands, its address, and the status it got."""

    page: str
    url: str
    status: int

    def __str__(self) -> str:
        return f"{self.page}: {self.url} ({self.status})"


@dataclass(frozen=True)
class Links:
    """What became of each link: how many are whole, which are not, and the addresses elsewhere, which nobody asked."""

    whole: int
    broken: tuple[Link, ...]
    elsewhere: tuple[str, ...]


def followed_links(site: Path, server: Server, cache: Path) -> Links:
    """Follow every link of a site that is served. Raises NoPackageError or NoProgramError."""
    crawler = npm_package(*PACKAGE, cache) / "build" / "src" / "cli.js"
    node = found_or_installed("node", "nodejs")
    own, here = f"https://{server.host}", f"https://127.0.0.1:{server.port}"
    begin = [*page_addresses(site), *named_addresses(site, own)]
    options = {
        "url-rewrite-search": re.escape(own),
        "url-rewrite-replace": here,
        "skip": f"^https?://(?!127\\.0\\.0\\.1:{server.port}(/|$))",
        "redirects": "error",
        "format": "json",
        "verbosity": "info",
        "concurrency": "10",
        "timeout": "20000",
    }
    given = [argument for name, value in options.items() for argument in (f"--{name}", value)]
    checks = ["--recurse", "--check-css", "--check-fragments", "--allow-insecure-certs"]
    command = [str(node), str(crawler), *(here + address for address in begin), *checks, *given]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300)
    found = json.loads(done.stdout[done.stdout.index("{") :])["links"]
    states = {state: [link for link in found if link["state"] == state] for state in ("OK", "BROKEN", "SKIPPED")}
    broken = {
        Link(_shown(link.get("parent", ""), here), _shown(link["url"], here), link["status"])
        for link in states["BROKEN"]
    }
    elsewhere = {link["url"] for link in states["SKIPPED"] if link["url"].startswith("http")}
    return Links(len({link["url"] for link in states["OK"]}), tuple(sorted(broken, key=str)), tuple(sorted(elsewhere)))


def named_addresses(site: Path, own: str) -> list[str]:
    """Return the addresses of its own, from the root, that a site names in its sitemap, feeds and lists."""
    # Feeds hold pages within XML.
    texts = (html.unescape(path.read_text("utf-8")) for path in sorted(site.rglob("*")) if path.suffix in _NAMING)
    named = {urldefrag(url)[0] for text in texts for url in re.findall(rf"{re.escape(own)}/[^\s\"'<>]*", text)}
    return sorted(url.removeprefix(own) for url in named)


def _shown(url: str, here: str) -> str:
    return url.removeprefix(here) or "/"
