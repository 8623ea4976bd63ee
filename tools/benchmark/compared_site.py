"""A folder to serve with the same page several times: ours, without any consent tool, and with each peer."""

import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from plugins.keptword.inventory import Inventory
from tools.benchmark.bare_page import bare_page
from tools.benchmark.peer_pages import peer_page, peer_settings
from tools.benchmark.peers import OWN_BANNER, Banner, Peer
from tools.benchmark.visits import with_probe
from tools.benchmark.weight import Weight, consent_weights, weight

OURS = "ours"
BARE = "no consent tool"


@dataclass(frozen=True)
class Compared:
    """One of the pages: whose it is, where it is served, its banner, and what its consent tool weighs, whole and, where
    that is known, in parts.
    """

    name: str
    path: str
    banner: Banner | None = None
    weight: Weight | None = None
    parts: tuple[Weight, ...] = ()


def write_compared(
    folder: Path, theme: Path, html: str, inventory: Inventory, packages: Mapping[Peer, Path]
) -> tuple[Compared, ...]:
    """Write the pages into a folder, made from a built page and the theme's files; the packages are the peers'."""
    shutil.copytree(theme, folder / "theme")
    bare = {"index.html": with_probe(bare_page(html), None)}
    ours = {"index.html": with_probe(html, OWN_BANNER)}
    *parts, together = consent_weights(html)
    written = [
        Compared(BARE, _write(folder, "bare", bare)),
        Compared(OURS, _write(folder, "ours", ours), OWN_BANNER, together, tuple(parts)),
    ]
    for peer, package in packages.items():
        files = {Path(file).name: (package / file).read_text("utf-8") for file in peer.files}
        files["config.js"] = peer_settings(html, peer, inventory)
        whole = _together(peer.name, [weight(name, text) for name, text in files.items()])
        files["index.html"] = with_probe(peer_page(html, peer, inventory), peer.banner)
        path = _write(folder, peer.name, files)
        written.append(Compared(peer.name, path, peer.banner, whole))
    return tuple(written)


def _together(name: str, parts: Sequence[Weight]) -> Weight:
    """Return the weight of files that are sent, and so compressed, one by one."""
    return Weight(name, sum(p.raw for p in parts), sum(p.gzip for p in parts), sum(p.brotli for p in parts))


def _write(folder: Path, name: str, files: Mapping[str, str]) -> str:
    """Write the files into a folder of that name; return its path in addresses."""
    (folder / name).mkdir()
    for file, text in files.items():
        (folder / name / file).write_text(text, "utf-8")
    return f"/{name}/"
