"""A small catalogue of its own, so that tests do not depend on what the real one holds."""

from pathlib import Path

from plugins.keptword.inventory.entries import Catalogue
from tests.keptword.inventory.texts import LANGUAGES, SOUND

VIDEO = """\
# Group: video
# Evidence: none, it is made up.
name = "Example Video"
category = "embedded"
company = "Example Ltd"
country = "IE"
privacy-notice = "https://example.com/privacy"
checked = 2026-01-31
id = "000000000" # confirm: the number of the video
role = "controller"
[purpose]
en = "Plays a video."
nl = "Speelt een video af."

[data]
en = "What you play."
nl = "Wat u afspeelt."

[hosts]
frame-src = ["https://player.example.net"]

[embed]
src = "https://player.example.net/video/{id}"
link = "https://example.net/{id}"
[embed.title]
en = "Video"
nl = "Video"
"""


def small_catalogue(folder: Path, languages: tuple[str, ...] = LANGUAGES) -> Catalogue:
    """Write a catalogue of two services: `example-analytics`, which needs an id, and `example-video`, which may do."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in (("example-analytics", SOUND), ("example-video", VIDEO)):
        (folder / f"{name}.toml").write_text(in_languages(text, languages), "utf-8")
    return Catalogue(folder, "catalogue")


def in_languages(text: str, languages: tuple[str, ...]) -> str:
    """Return a service file in Dutch and English with its Dutch texts for all further languages."""
    further = [language for language in languages if language not in LANGUAGES]
    lines = []
    for line in text.splitlines():
        lines += [line, *(line.replace("nl", language, 1) for language in further if line.startswith("nl = "))]
    return "\n".join(lines) + "\n"
