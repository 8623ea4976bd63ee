"""A small catalogue of its own, so that tests do not depend on what the real one holds."""

from pathlib import Path

from plugins.inventory.entries import Catalogue
from tests.inventory.texts import SOUND

VIDEO = """\
name = "Example Video"
category = "functional"
controller = "Example Ltd"
country = "IE"
privacy-notice = "https://example.com/privacy"
checked = 2026-01-31

[purpose]
en = "Plays a video."
nl = "Speelt een video af."

[data]
en = "What you play."
nl = "Wat u afspeelt."

[hosts]
frame-src = ["https://player.example.net"]

[embed]
src = "https://player.example.net/video/0"
link = "https://example.net/0"
[embed.title]
en = "Video"
nl = "Video"
"""


def small_catalogue(folder: Path) -> Catalogue:
    """Write a catalogue of two services: `example-analytics`, which takes an id, and `example-video`."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "example-analytics.toml").write_text(SOUND, "utf-8")
    (folder / "example-video.toml").write_text(VIDEO, "utf-8")
    return Catalogue(folder, "catalogue")
