"""All texts of the project that have translations, in the collections in which they are recorded."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from plugins.keptword.inventory.entries import catalogue_of
from plugins.keptword.problems import Problem
from plugins.keptword.text_files import read_text
from plugins.translation_status.inventory_pairs import inventory_pairs
from plugins.translation_status.markdown_parts import markdown_parts
from plugins.translation_status.parts import Pair

CONTENT = "content"
MARKDOWN_FOLDERS = ("pages", "changes")
SERVICES = "content/services"
CATALOGUE = "plugins/keptword/inventory/catalogue"


@dataclass(frozen=True)
class TextCollection:
    """Texts in originals and translations, and the file of the project that records which follows which."""

    records: str
    pairs: tuple[Pair, ...]


def site_texts(root: Path, languages: Sequence[str], original: str) -> TextCollection:
    """Return the texts of the site itself: pages, changes, and its own service files."""
    pairs = [*_markdown(root, languages, original), *_services(root, languages, original)]
    return TextCollection(f"{CONTENT}/translated.toml", tuple(pairs))


def missing_texts(root: Path, languages: Sequence[str], original: str) -> Iterator[Problem]:
    """Yield a problem for each page or change that does not exist in a language."""
    for folder in MARKDOWN_FOLDERS:
        for path in sorted((root / CONTENT / folder / original).glob("*.md")):
            for language in languages:
                other = path.parents[1] / language / path.name
                if not other.exists():
                    file = other.relative_to(root).as_posix()
                    wrong = f"this translation of {path.relative_to(root).as_posix()} does not exist"
                    yield Problem(file, 1, 1, wrong, "Add it")


def _markdown(root: Path, languages: Sequence[str], original: str) -> Iterator[Pair]:
    for folder in MARKDOWN_FOLDERS:
        for path in sorted((root / CONTENT / folder / original).glob("*.md")):
            first = markdown_parts(read_text(path))
            for language in languages:
                other = root / CONTENT / folder / language / path.name
                if language != original and other.exists():
                    second = markdown_parts(read_text(other))
                    for key in dict.fromkeys([*first, *second]):
                        files = [written.relative_to(root).as_posix() for written in (other, path)]
                        yield Pair(files[0], language, key, files[1], original, first.get(key), second.get(key))


def _services(root: Path, languages: Sequence[str], original: str) -> Iterator[Pair]:
    for path in sorted((root / SERVICES).glob("*.toml")):
        file = f"{SERVICES}/{path.name}"
        yield from inventory_pairs(file, read_text(path), languages, original, catalogue_of(root))
