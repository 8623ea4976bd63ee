import threading
import time
from pathlib import Path

from tools.publication.watching import Changes, watched

READ = (
    "content/pages/nl/home.md",
    "content/services/x.toml",
    "theme/templates/base.html",
    "theme/translations/nl.po",
    "plugins/keptword/inventory/catalogue/x.toml",
    "plugins/keptword/components/wording.py",
    "tools/publication/finishing.py",
    "pelicanconf.py",
)
WRITTEN = ("output/index.html", "plugins/consent/__pycache__/wording.cpython-311.pyc", "README.md")


def test_all_that_a_build_reads_is_watched_and_what_it_writes_is_not(tmp_path: Path) -> None:
    for file in READ + WRITTEN:
        (tmp_path / file).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / file).touch()
    seen: set[Path] = set()
    with watched(tmp_path) as changes:
        threading.Thread(target=gather, args=(changes, seen), daemon=True).start()
        for _ in range(300):
            for file in WRITTEN + READ:
                # As many editors save: a new file takes the old one's name.
                new = tmp_path / f"{file}~"
                new.write_text("changed", "utf-8")
                new.rename(tmp_path / file)
            time.sleep(0.1)
            if seen >= {tmp_path / file for file in READ}:
                break
    assert seen == {tmp_path / file for file in READ}


def gather(changes: Changes, seen: set[Path]) -> None:
    while True:
        seen.update(changes.take())
