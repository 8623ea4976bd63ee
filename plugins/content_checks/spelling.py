"""Spelling of all that visitors read: pages, changes, services and messages, each in its own language."""

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import TypeAlias

from plugins.content_checks.hunspell import (
    DICTIONARIES,
    dictionary_for,
    installed_dictionaries,
    suggestions,
    words_in_dictionary,
)
from plugins.content_checks.prose import prose_of_catalogue, prose_of_markdown, prose_of_service
from plugins.content_checks.words import KnownWords, Word, known_words, words
from plugins.keptword.inventory.written import Written, written
from plugins.keptword.languages.catalogues import SOURCE_LANGUAGE
from plugins.keptword.problems import Problem, ProblemsFoundError
from plugins.keptword.text_files import read_text
from plugins.languages.updating import message_folders
from plugins.translation_status.project_texts import CATALOGUE, CONTENT, MARKDOWN_FOLDERS, SERVICES

WORD_LIST = "content/words.txt"

# Hunspell takes its time over each suggestion: those for a few words are worth it, those for a whole language are not.
SUGGESTED = 5


# A service file with its text and what stands in it.
ServiceFile: TypeAlias = tuple[Path, str, Written]


@dataclass(frozen=True)
class Spelling:
    """The words that no dictionary has, and why languages were not looked at, in sentences."""

    problems: tuple[Problem, ...]
    not_checked: tuple[str, ...]


def spelling(root: Path, languages: Sequence[str]) -> Spelling:
    """Check the texts of the project in the folder `root`, all languages at once."""
    installed = installed_dictionaries()
    services = tuple(_services(root))
    known = _known(root, services)
    dictionaries = {language: dictionary_for(language, installed) for language in languages}

    def misspelt(language: str) -> Sequence[Problem]:
        dictionary = dictionaries[language]
        asked = _words(root, services, language, languages)
        return [] if dictionary is None else _misspelt(asked, language, dictionary, known)

    with ThreadPoolExecutor() as pool:
        problems = tuple(chain.from_iterable(pool.map(misspelt, languages)))
    missing = (language for language, dictionary in dictionaries.items() if dictionary is None)
    return Spelling(problems, tuple(map(_missing, missing)))


def _services(root: Path) -> Iterator[ServiceFile]:
    for folder in (SERVICES, CATALOGUE):
        for path in sorted((root / folder).glob("*.toml")):
            text = read_text(path)
            try:
                yield path, text, written(path.name, text)
            except ProblemsFoundError:
                """Reading the inventory tells what is wrong there."""


def _known(root: Path, services: Sequence[ServiceFile]) -> KnownWords:
    """Return the words of the list, and the names of all services and companies of the inventory."""
    listed = known_words(read_text(root / WORD_LIST) if (root / WORD_LIST).exists() else "")
    names = []
    for _, _, content in services:
        recipients = content.values.get("recipients", ())
        tables = [content.values, *(table for table in recipients if isinstance(table, dict))]
        names += [str(table[key]) for table in tables for key in ("name", "company") if key in table]
    return listed.with_names(word.text for name in names for word in words("", name))


def _missing(language: str) -> str:
    names, package = DICTIONARIES.get(language, ((language,), ""))
    install = f" On Debian and Ubuntu: apt-get install hunspell {package}" if package else ""
    return f"The spelling in {language} was not checked: hunspell has no dictionary {names[0]} here.{install}"


def _misspelt(asked: Iterator[Word], language: str, dictionary: str, known: KnownWords) -> Sequence[Problem]:
    """Return a problem for each word that is neither known whole, nor in all that hyphens join."""
    asked_for = [word for word in asked if not known.has(word.text, language)]
    forms = {form for word in asked_for for form in (word.text, *word.text.split("-"))}
    right = words_in_dictionary(dictionary, sorted(forms))

    def is_right(form: str) -> bool:
        return form in right or known.has(form, language)

    wrong = [word for word in asked_for if word.text not in right and not all(map(is_right, word.text.split("-")))]
    suggested = suggestions(dictionary, list(dict.fromkeys(word.text for word in wrong))[:SUGGESTED])
    return [_problem(word, language, suggested.get(word.text, ())) for word in wrong]


def _problem(word: Word, language: str, suggestions: Sequence[str]) -> Problem:
    wrong = f'"{word.text}" is not in the dictionary ({language})'
    listed = f"add it to {WORD_LIST} if it is right"
    instead = f"Write {' or '.join(suggestions)}, or {listed}" if suggestions else f"Mend it, or {listed}"
    return Problem(word.file, word.line, word.column, wrong, instead)


def _words(root: Path, services: Sequence[ServiceFile], language: str, languages: Sequence[str]) -> Iterator[Word]:
    for file, prose in _prose(root, services, language, languages):
        yield from words(file.relative_to(root).as_posix(), prose)


def _prose(
    root: Path, services: Sequence[ServiceFile], language: str, languages: Sequence[str]
) -> Iterator[tuple[Path, str]]:
    for folder in MARKDOWN_FOLDERS:
        for path in sorted((root / CONTENT / folder / language).glob("*.md")):
            yield path, prose_of_markdown(read_text(path))
    for path, text, content in services:
        yield path, prose_of_service(text, content, language, languages)
    for messages in message_folders(root):
        # The messages themselves are the same in the catalogue of every language.
        is_source = language == SOURCE_LANGUAGE
        if is_source and messages.templates == root / CATALOGUE:
            continue
        name = "*.po" if is_source else f"{language}.po"
        for path in sorted(messages.catalogues.glob(name))[:1]:
            yield path, prose_of_catalogue(read_text(path), translated=not is_source)
