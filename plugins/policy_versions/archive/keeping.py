"""Archives the consent version of a built site; never changes an existing one."""

import datetime
import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from plugins.keptword.replacement import work_folder
from plugins.policy_versions.archive.artefact import MANIFEST, Artefact, altered_files, is_kept
from plugins.policy_versions.archive.screenshots import screenshots
from plugins.policy_versions.archive.shown import shown_texts

KEPT = "kept"

TakeScreenshots = Callable[[Path, Iterable[str]], dict[str, bytes]]


class AlteredError(Exception):
    """Archived files have changed; the message names them."""


def keep(
    site: Path,
    content: Path,
    kept: Path,
    languages: tuple[str, ...],
    site_url: str,
    take_screenshots: TakeScreenshots = screenshots,
) -> Path | None:
    """Keep what the built site shows and the content it was made from; return the new folder, if any is new.

    Raises AlteredError if an archived file has changed since; then nothing is written.
    """
    if altered := altered_files(kept):
        raise AlteredError("\n".join(f"{kept.name}/{file} is not as it was kept: restore it" for file in altered))
    inventory = (site / "cookies.json").read_bytes()
    files = {**dict(shown_texts(site, languages)), "inventory/cookies.json": inventory}
    files |= {f"inventory/services/{path.name}": path.read_bytes() for path in content.glob("services/*.toml")}
    files |= {f"sources/{path.relative_to(content).as_posix()}": path.read_bytes() for path in _sources(content)}
    now = datetime.datetime.now(datetime.UTC)
    artefact = Artefact(json.loads(inventory)["version"], site_url, now, files)
    if is_kept(kept, artefact.content_hash):
        return None
    return _write(replace(artefact, files={**files, **take_screenshots(site, languages)}), kept)


def _sources(content: Path) -> Iterator[Path]:
    """Yield the texts of both policies, and their changes: the newest of these says which version this is."""
    for pattern in ("pages/*/privacy.md", "pages/*/cookies.md", "changes/*/*.md"):
        yield from content.glob(pattern)


def _write(artefact: Artefact, kept: Path) -> Path:
    """Write the folder in one atomic step: never a partial folder, and no overwriting."""
    with work_folder(kept) as work:
        new = work.path / "new"
        for path, data in {**artefact.files, MANIFEST: artefact.manifest().encode()}.items():
            (new / path).parent.mkdir(parents=True, exist_ok=True)
            (new / path).write_bytes(data)
        kept.mkdir(exist_ok=True)
        return new.rename(kept / artefact.name)
