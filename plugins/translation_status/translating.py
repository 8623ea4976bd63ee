"""Implements `invoke translate`: updates catalogues, records translations, and lists what is left."""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from plugins.keptword.languages.catalogues import needs_catalogue
from plugins.keptword.problems import Problem, ProblemsFoundError, shown_file
from plugins.keptword.text_files import project_encoding_problems, read_text, write_text
from plugins.languages.unfinished import unfinished
from plugins.languages.updating import languages_of, message_folders, updated_texts
from plugins.translation_status.judging import Standing, renewed, stale_problems, standing
from plugins.translation_status.parts import Pair
from plugins.translation_status.project_texts import TextCollection, missing_texts, site_texts
from plugins.translation_status.records import Records, read_records, records_text

# Affirms all translations at once, for example after the original language was changed.
ALL = "all"


class NothingToAffirmError(Exception):
    """A file was affirmed that is neither a translation nor an original."""


@dataclass(frozen=True)
class SiteLanguages:
    """The languages of a site, and the original language of its texts."""

    all: Sequence[str]
    original: str

    @property
    def with_catalogue(self) -> tuple[str, ...]:
        """The languages into which messages are translated: the site's own may be one of them."""
        return tuple(filter(needs_catalogue, self.all))

    @property
    def translated(self) -> tuple[str, ...]:
        """The languages into which anything is translated, texts or messages."""
        return tuple(one for one in self.all if one != self.original or needs_catalogue(one))


def translate(root: Path, languages: SiteLanguages, affirmed: Collection[str] = ()) -> Iterator[str]:
    """Update and record; yield what was done and then, for each language, what is left to do.

    `affirmed` are files or folders, relative to the root, whose translations are confirmed as up to date; `all` means
    everything. Raises NothingToAffirmError, and ProblemsFoundError for files that cannot be read.
    """
    if unread := list(project_encoding_problems(root)):
        raise ProblemsFoundError(unread)
    texts = site_texts(root, languages.all, languages.original)
    known = {file for pair in texts.pairs for file in (pair.file, pair.original_file)}
    affirmed_files = {file for name in affirmed for file in _affirmed_by(name, known)}
    yield from _update_catalogues(root, languages)
    yield from _record(root, texts, affirmed_files)
    yield from _left_in_library(root, languages)
    for language in languages.translated:
        yield from _left(language, sorted(_open(root, texts, languages, language)))


def _affirmed_by(name: str, known: Collection[str]) -> Collection[str]:
    """Return the files that a name affirms: all, those in a folder, or itself. Raises NothingToAffirmError."""
    found = [file for file in known if name == ALL or file == name or file.startswith(f"{name.rstrip('/')}/")]
    if not found:
        raise NothingToAffirmError(f"{name} is neither a translation nor the original of one.")
    return found


def _update_catalogues(root: Path, languages: SiteLanguages) -> Iterator[str]:
    for folder in message_folders(root):
        for file, text in updated_texts(folder, languages_of(folder, languages.with_catalogue, root), root):
            if not file.exists() or read_text(file) != text:
                write_text(file, text)
                yield f"Updated {shown_file(file, root)}."


def _record(root: Path, texts: TextCollection, affirmed: Collection[str]) -> Iterator[str]:
    """Write the records of a collection; yield a message for each file that now counts as up to date."""
    old = read_records(root, texts.records)
    new = renewed(texts.pairs, old, affirmed)
    if new != old:
        write_text(root / texts.records, records_text(new))
    taken = Counter(pair.file for pair in texts.pairs if _is_taken(pair, old, new))
    for file, count in taken.items():
        yield f"{file} now counts as following its original, in {count} {'part' if count == 1 else 'parts'}."


def _is_taken(pair: Pair, old: Records, new: Records) -> bool:
    """Return whether a pair counts as following now and did not before."""
    return standing(pair, old) is not Standing.FOLLOWS and standing(pair, new) is Standing.FOLLOWS


def _open(root: Path, texts: TextCollection, languages: SiteLanguages, language: str) -> Iterator[Problem]:
    for folder in message_folders(root) if needs_catalogue(language) else ():
        yield from unfinished(folder.catalogues / f"{language}.po", language, root)
    if language != languages.original:
        yield from missing_texts(root, [language], languages.original)
    pairs = (pair for pair in texts.pairs if pair.language == language)
    yield from stale_problems(pairs, read_records(root, texts.records))


def _left_in_library(root: Path, languages: SiteLanguages) -> Iterator[str]:
    """Yield what is left to translate in languages of the library that the site does not have."""
    left: dict[str, list[Problem]] = {}
    for folder in message_folders(root):
        for language in languages_of(folder, (), root):
            if language not in languages.all:
                file = folder.catalogues / f"{language}.po"
                left.setdefault(language, []).extend(unfinished(file, language, root))
    for language, problems in sorted(left.items()):
        if problems:
            yield f"Of the library, in {language}, {len(problems)} left to translate:"
            yield from (f"  {problem}" for problem in sorted(problems))


def _left(language: str, problems: Sequence[Problem]) -> Iterator[str]:
    if not problems:
        yield f"{language}: nothing left to translate."
        return
    yield f"{language}: {len(problems)} left to translate:"
    yield from (f"  {problem}" for problem in problems)
