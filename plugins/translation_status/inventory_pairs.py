"""The texts of a service file, each in its original and in its translations."""

from collections.abc import Collection, Iterator
from typing import Any

from plugins.keptword.inventory.entries import Catalogue, with_entry
from plugins.keptword.inventory.positions import Path, nearest
from plugins.keptword.inventory.written import Written, written
from plugins.keptword.languages.tags import is_language
from plugins.keptword.problems import ProblemsFoundError
from plugins.translation_status.parts import Pair, Part


def inventory_pairs(
    file: str, text: str, languages: Collection[str], original: str, catalogue: Catalogue
) -> Iterator[Pair]:
    """Yield the pairs of one file; none if it cannot be read, which is reported elsewhere.

    A text that is the site's own in one language and the catalogue's in another is a pair of this file; a translation
    that the catalogue made from its own original is none of the site's.
    """
    try:
        own = written(file, text)
        whole = with_entry(own, catalogue).content
    except ProblemsFoundError:
        return
    names: set[str] = set()
    for path, name, texts in _texts(whole.values, (), "", languages):
        unique = name if name not in names else f"{name} ({sum(known.startswith(name) for known in names) + 1})"
        names.add(unique)
        for language in languages:
            places = [nearest((*path, code), whole.places) for code in (original, language)]
            is_here = [place.file == file for place in places]
            if language != original and any(is_here) and original in texts and language in texts:
                start = Part(texts[original], places[0].line, places[0].column, unique)
                key = f"{unique}.{language}"
                translation = _part(own, (*path, language), texts[language], key) if is_here[1] else None
                yield Pair(file, language, key, places[0].file, original, start, translation)


def _part(own: Written, path: Path, text: str, title: str) -> Part:
    place = nearest(path, own.places)
    return Part(text, place.line, place.column, title)


def _texts(
    value: object, path: Path, name: str, languages: Collection[str]
) -> Iterator[tuple[Path, str, dict[str, Any]]]:
    """Yield path, name and texts of each table that holds one text in several languages.

    Members of a list are named by their own name: their number changes when another is added above.
    """
    if isinstance(value, dict):
        if value and all(key in languages or is_language(key) for key in value):
            yield path, name, value
            return
        for key, inner in value.items():
            yield from _texts(inner, (*path, key), f"{name}.{key}" if name else key, languages)
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            inner_name = str(inner.get("name", index)) if isinstance(inner, dict) else str(index)
            yield from _texts(inner, (*path, index), f"{name}.{inner_name}", languages)
