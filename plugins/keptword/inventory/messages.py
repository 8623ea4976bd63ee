"""What the texts of services say in other languages: `.po` catalogues, one a language, beside the entries.

A text that stands alone in a service file is a message, in English; each sentence is translated once for all services.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from ..languages.catalogue_files import is_draft, read_catalogue
from ..languages.catalogues import needs_catalogue
from ..languages.tags import is_same_language

# Where the catalogues stand, in the folder of the entries.
FOLDER = "translations"


@dataclass(frozen=True)
class Messages:
    """The catalogues in a folder; problems name their files as `shown_as`."""

    folder: Path
    shown_as: str

    def file(self, language: str) -> str:
        """Return the file in which a language is, or would be, as problems name it."""
        return f"{self.shown_as}/{self._file(language).name}"

    def translation(self, text: str, language: str) -> str | None:
        """Return a message in a language, `pt-BR` taking what `pt` has; None where there is none that is finished.

        Raises ProblemsFoundError for a malformed catalogue.
        """
        return _translation(text, self._file(language)) if needs_catalogue(language) else text

    def is_known(self, text: str) -> bool:
        """Tell whether any language has a translation of a text, so that it is English."""
        return any(_translation(text, file) for file in self.folder.glob("*.po"))

    def _file(self, language: str) -> Path:
        """Return the catalogue of a language: under its own tag, or one of the same language."""
        own = self.folder / f"{language}.po"
        others = () if own.exists() else sorted(self.folder.glob("*.po"))
        return next((other for other in others if is_same_language(other.stem, language)), own)


def _translation(text: str, file: Path) -> str | None:
    return _translations(file, file.stat().st_mtime_ns).get(text) if file.exists() else None


@lru_cache(maxsize=64)
def _translations(file: Path, changed: int) -> Mapping[str, str]:
    """Return what a file translates, none of a draft; `changed` is when it last did: a newer one is read anew."""
    messages = () if is_draft(file) else read_catalogue(file, file.stem)
    return {str(message.id): str(message.string) for message in messages if message.string and not message.fuzzy}
