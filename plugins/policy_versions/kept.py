"""The archived copies of the policy: the pages of each version, and their sources."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from plugins.policy_versions.archive.artefact import MANIFEST
from plugins.policy_versions.archive.shown import PAGES


@dataclass(frozen=True)
class KeptPolicy:
    """One archived copy; `change_id` is the newest change at that time."""

    folder: Path
    change_id: str

    @property
    def change_ids(self) -> tuple[str, ...]:
        """The ids of all changes at that time, in order."""
        return _change_ids(self.folder)

    def page_file(self, page_id: str, language: str) -> Path:
        """Return the path of an archived page, as visitors saw it; it may not exist for languages added later."""
        return self.folder / f"texts/{language}/{PAGES[page_id]}.html"

    def source(self, page_id: str, language: str) -> str | None:
        """Return the Markdown from which the page was made."""
        file = self.folder / f"sources/pages/{language}/{page_id}.md"
        return file.read_text("utf-8") if file.exists() else None

    @property
    def services(self) -> Mapping[str, Mapping[str, Any]]:
        """The services as the site published them then, by id."""
        published = json.loads((self.folder / "inventory/cookies.json").read_text("utf-8"))
        return {service["id"]: service for service in published["services"]}


def kept_policies(kept: Path) -> dict[str, KeptPolicy]:
    """Return the last archived copy of each version, by the id of its change, in the order of versions."""
    copies = []
    for manifest in kept.glob(f"*/{MANIFEST}"):
        if ids := _change_ids(manifest.parent):
            when = str(json.loads(manifest.read_text("utf-8"))["kept"])
            copies.append((ids[-1], when, manifest.parent))
    return {change_id: KeptPolicy(folder, change_id) for change_id, _, folder in sorted(copies)}


def _change_ids(folder: Path) -> tuple[str, ...]:
    return tuple(sorted({path.stem for path in folder.glob("sources/changes/*/*.md")}))
