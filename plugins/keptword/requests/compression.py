"""Compressed files: what is in them, as far as anyone should look."""

import zlib

import brotli

# More than any file of a site: what unfolds to more is made to fill memories.
LARGEST = 64 * 1024 * 1024

_STEP = 1024 * 1024
_GZIP = b"\x1f\x8b"


def decompressed(name: str, raw: bytes) -> bytes:
    """Return what is in a `.gz` or `.br` file. Raises ValueError where it is broken, or holds more than LARGEST."""
    return _from_brotli(raw) if name.lower().endswith(".br") else _from_gzip(raw)


def without_gzip(raw: bytes) -> bytes:
    """Return what is in a gzip file, and anything else as it is. Raises ValueError as above."""
    return _from_gzip(raw) if raw.startswith(_GZIP) else raw


def _from_gzip(raw: bytes) -> bytes:
    parts: list[bytes] = []
    size = 0
    while raw:
        unfolding = zlib.decompressobj(wbits=31)
        try:
            part = unfolding.decompress(raw, LARGEST - size + 1)
        except zlib.error as error:
            raise ValueError(f"it is no gzip: {error}") from error
        size += len(part)
        if size > LARGEST:
            raise ValueError("it unfolds to more than any file of a site")
        if not unfolding.eof:
            raise ValueError("it is cut off")
        parts.append(part)
        raw = unfolding.unused_data
    return b"".join(parts)


def _from_brotli(raw: bytes) -> bytes:
    unfolding = brotli.Decompressor()
    parts: list[bytes] = []
    size = 0
    waiting = raw
    try:
        while not unfolding.is_finished():
            given, waiting = waiting, b""
            parts.append(unfolding.process(given, output_buffer_limit=_STEP))
            size += len(parts[-1])
            if size > LARGEST:
                raise ValueError("it unfolds to more than any file of a site")
            if not given and not parts[-1] and not unfolding.is_finished():
                raise ValueError("it is cut off")
    except brotli.error as error:
        raise ValueError("it is no brotli") from error
    return b"".join(parts)
