"""Compressed files, whole and broken."""

import gzip
import os

import brotli
import pytest

from plugins.keptword.requests import compression
from plugins.keptword.requests.compression import decompressed, without_gzip

TEXTS = (b"", b"text " * 50, os.urandom(200_000))


@pytest.mark.parametrize("data", TEXTS, ids=len)
def test_what_was_compressed_comes_out_again(data: bytes) -> None:
    assert decompressed("a.html.br", brotli.compress(data, quality=4)) == data
    assert decompressed("A.HTML.GZ", gzip.compress(data)) == data
    assert without_gzip(gzip.compress(data)) == data == without_gzip(data)


def test_a_gzip_of_several_parts_is_read_to_its_end() -> None:
    assert decompressed("a.gz", gzip.compress(b"a") + gzip.compress(b"b")) == b"ab"


@pytest.mark.parametrize("raw", [b"", b"text", brotli.compress(b"text " * 99)[:-3], brotli.compress(b"a") + b"more"])
def test_a_broken_file_is_refused(raw: bytes) -> None:
    with pytest.raises(ValueError, match="it is"):
        decompressed("a.br", raw)


@pytest.mark.parametrize(
    "raw", [b"text", gzip.compress(b"text " * 99, mtime=0)[:-9], gzip.compress(b"a", mtime=0) + b"more"]
)
def test_a_broken_gzip_is_refused(raw: bytes) -> None:
    with pytest.raises(ValueError, match="it is"):
        decompressed("a.gz", raw)


def test_what_unfolds_without_end_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compression, "LARGEST", 1_000_000)
    for name, raw in (
        ("a.br", brotli.compress(b"0" * 3_000_000, quality=1)),
        ("a.gz", gzip.compress(b"0" * 3_000_000)),
    ):
        with pytest.raises(ValueError, match="more than any file"):
            decompressed(name, raw)
