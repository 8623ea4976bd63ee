"""The published bytes are those of every other system where a program ends lines with two characters, as on Windows."""

import os
import subprocess
import sys
from pathlib import Path

# Python's own streams, written in Python, end lines as `os.linesep` says; every process begins with this.
_AS_ON_WINDOWS = """
import _pyio, builtins, io, os
os.linesep = "\\r\\n"
io.open = builtins.open = _pyio.open
"""

_BUILD = """
from pathlib import Path
from tools.publication.building import build_site
from tools.deploy import compressed
compressed.compressed_copies = lambda data: ()
Path("plain.txt").write_text("a\\n", "utf-8")
root = Path.cwd()
build_site(root, root / "output", "publishconf.py")
"""

_COMPRESSED = (".br", ".gz")


def test_where_lines_end_with_two_characters_the_site_is_the_same_byte_for_byte(
    project: Path, site: Path, tmp_path: Path
) -> None:
    start = tmp_path / "start"
    start.mkdir()
    (start / "sitecustomize.py").write_text(_AS_ON_WINDOWS, "utf-8")
    begun = os.environ | {"PYTHONPATH": os.pathsep.join((str(start), str(project)))}
    done = subprocess.run([sys.executable, "-c", _BUILD], cwd=project, env=begun, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    # Without this the test would show nothing.
    assert (project / "plain.txt").read_bytes() == b"a\r\n"
    for folder, expected in ((project / "output", site), (project / "server", site.parent / "server")):
        own, others = bytes_of(folder), bytes_of(expected)
        assert own.keys() == others.keys()
        assert [name for name, data in own.items() if data != others[name]] == []


def bytes_of(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.suffix not in _COMPRESSED
    }
