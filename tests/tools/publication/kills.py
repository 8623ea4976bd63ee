"""Kills builds that publish at random moments (-9), and looks at what stands there after each.

    python -m tests.tools.publication.kills 200

The build is played by something quick; locking, writing down, exchanging and clearing up are the real ones.
"""

import os
import random
import signal
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from plugins.keptword.replacement import Move, put_in_place, work_folder
from tools.deploy.targets.folder import replace_folder
from tools.deploy.targets.mark import MARK, Owner, mark_text

URL = "https://privacy.codedor.example"
FILES = 40

# The places, in the order in which they are replaced.
PLACES = ("output", "server", "www")


def build_and_publish(root: Path, version: int) -> None:
    """Do what `invoke publish` does once the pages are made."""
    with work_folder(root / "output") as work:
        for name in PLACES[:2]:
            (work.path / name).mkdir()
            for number in range(FILES):
                (work.path / name / f"{number}.html").write_text(f"{version}")
            (work.path / name / MARK).write_text(mark_text(URL))
        put_in_place(work, *(Move(work.path / name, root / name) for name in PLACES[:2]))
        replace_folder(root / "output", root / "www", Owner(URL))


def version_at(place: Path) -> int:
    """Return which version stands at a place. Raises AssertionError where none stands there whole."""
    texts = {file.read_text() for file in place.glob("*.html")}
    assert len(texts) == 1, f"{place.name} holds a mixture: {sorted(texts)}"
    assert len(list(place.iterdir())) == FILES + 1, f"{place.name} is not whole"
    return int(texts.pop())


def kill_again_and_again(root: Path, count: int, chance: random.Random) -> Counter[str]:
    """Kill runs at random moments and return how often each moment was met. Raises AssertionError for a broken site."""
    begun = time.perf_counter()
    build_and_publish(root, 0)
    lasts, version, met = time.perf_counter() - begun, 0, Counter[str]()
    for _ in range(count):
        version += 1
        if (child := os.fork()) == 0:
            build_and_publish(root, version)
            os._exit(0)
        time.sleep(chance.uniform(0, lasts * 1.2))
        os.kill(child, signal.SIGKILL)
        _, status = os.waitpid(child, 0)
        there = [version_at(root / name) for name in PLACES]
        assert there == sorted(there, reverse=True), f"server or www is newer than output: {there}"
        new = sum(found == version for found in there)
        met[("old everywhere", "output new", "output and server new", "all new")[new]] += 1
        met["killed"] += os.WIFSIGNALED(status)
    build_and_publish(root, version + 1)
    assert [version_at(root / name) for name in PLACES] == [version + 1] * len(PLACES)
    left = {path.name for path in root.iterdir()} - set(PLACES)
    assert not left, f"left behind: {left}"
    return met


def main() -> None:
    """Kill as often as is said on the command line, in a folder of its own."""
    with tempfile.TemporaryDirectory() as folder:
        for moment, times in sorted(kill_again_and_again(Path(folder), int(sys.argv[1]), random.Random()).items()):
            print(f"{moment}: {times}")


if __name__ == "__main__":
    main()
