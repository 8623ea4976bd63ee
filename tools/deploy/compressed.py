"""Compressed copies of a site's files, for servers that send them unchanged."""

import gzip
from collections.abc import Iterator
from pathlib import Path

import brotli

COMPRESSED = (".br", ".gz")

_TEXTS = frozenset({".css", ".html", ".ico", ".js", ".json", ".svg", ".txt", ".webmanifest", ".xml"})


def write_compressed_copies(directory: Path) -> None:
    """Write a brotli and a gzip copy beside each text that is smaller so. The same texts give the same copies."""
    for path in sorted(directory.rglob("*")):
        if path.suffix in _TEXTS and path.is_file():
            for suffix, data in compressed_copies(path.read_bytes()):
                path.with_name(path.name + suffix).write_bytes(data)


def compressed_copies(data: bytes) -> Iterator[tuple[str, bytes]]:
    """Yield what each suffix stands for, where that is smaller than the data."""
    for suffix, copy in zip(COMPRESSED, (brotli.compress(data), gzip.compress(data, 9, mtime=0)), strict=True):
        if len(copy) < len(data):
            yield suffix, copy
