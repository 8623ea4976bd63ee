"""Translations that lack the fields (`%(name)s`) or the HTML of their message.

A missing or misspelt field breaks the page that shows it, in one language only.
"""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from plugins.keptword.languages.catalogue_files import read_catalogue
from plugins.keptword.problems import Problem, shown_file

_NAME = re.compile(r"%\(\w+\)s")
_TAG = re.compile(r"</?[a-z][\w-]*")
# Every other percent sign in a message is doubled.
_STRAY = re.compile(r"%(?!\(\w+\)s|%)(?<!%%)")


def message_problems(file: Path, language: str, root: Path) -> Iterator[Problem]:
    """Yield a problem for each such translation in a `.po` file. Raises ProblemsFoundError for a malformed one."""
    for message in read_catalogue(file, language):
        sources = [message.id] if isinstance(message.id, str) else list(message.id)
        translations = [message.string] if isinstance(message.string, str) else list(message.string or ())
        for translation in translations:
            if message.id and translation:
                for wrong, instead in _differences(sources[-1], translation):
                    yield Problem(shown_file(file, root), message.lineno or 1, 1, wrong, instead)


def _differences(source: str, translation: str) -> Iterator[tuple[str, str]]:
    names, translated = set(_NAME.findall(source)), set(_NAME.findall(translation))
    for name in sorted(names - translated):
        yield f'the translation of "{source}" lacks {name}', f"Put {name} where its text belongs"
    for name in sorted(translated - names):
        yield f'the translation of "{source}" has {name}, which the message does not', "Remove it, or mend its name"
    tags, translated_tags = (Counter(f"{tag}>" for tag in _TAG.findall(text)) for text in (source, translation))
    if tags != translated_tags:
        wrong = f'the translation of "{source}" has not the same HTML'
        yield wrong, f"Write {' '.join(tags.elements()) or 'no HTML'} in it"
    if _STRAY.search(translation):
        yield f'the translation of "{source}" has a % that begins no name', "Write %% for a percent sign"
