import gzip
from pathlib import Path

import brotli

from tools.deploy.compressed import compressed_copies, write_compressed_copies


def test_copies_hold_the_same_text_and_are_the_same_each_time() -> None:
    text = b"the same words, " * 50
    copies = dict(compressed_copies(text))
    assert brotli.decompress(copies[".br"]) == gzip.decompress(copies[".gz"]) == text
    assert dict(compressed_copies(text)) == copies
    assert copies[".gz"][4:8] == bytes(4), "no time of making"


def test_what_does_not_gain_has_no_copy(tmp_path: Path) -> None:
    (tmp_path / "short.txt").write_bytes(b"ab")
    (tmp_path / "picture.png").write_bytes(b"a" * 1000)
    (tmp_path / "page.html").write_bytes(b"a" * 1000)
    write_compressed_copies(tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "page.html",
        "page.html.br",
        "page.html.gz",
        "picture.png",
        "short.txt",
    ]
