"""What is left to do in a `.po` file: messages that are untranslated, only copied, or fuzzy."""

from collections.abc import Iterator
from pathlib import Path

from plugins.keptword.languages.catalogue_files import is_draft, read_catalogue
from plugins.keptword.languages.catalogues import is_copied
from plugins.keptword.problems import Problem, shown_file


def unfinished(file: Path, language: str, root: Path) -> Iterator[Problem]:
    """Yield a problem for each message that a catalogue leaves open. Raises ProblemsFoundError for a malformed one."""
    shown = shown_file(file, root)
    if file.exists() and is_draft(file):
        wrong = f"nobody but their translator has read the messages in {language}: the head is marked fuzzy"
        yield Problem(shown, 1, 1, wrong, "Have a second person read them, then remove the word fuzzy at the head")
    for message in read_catalogue(file, language):
        if not message.id:
            continue
        source = message.id if isinstance(message.id, str) else message.id[0]
        texts = [message.string] if isinstance(message.string, str) else list(message.string or [""])
        if message.fuzzy:
            wrong = f'the translation of "{source}" is that of a similar text: it is marked fuzzy'
            yield Problem(shown, message.lineno or 1, 1, wrong, "Make it fit, and remove the word fuzzy above it")
        elif is_copied(message):
            wrong = f'"{source}" is only copied, and not translated into {language}'
            yield Problem(shown, message.lineno or 1, 1, wrong, "Translate it in msgstr")
        elif not all(texts):
            yield Problem(
                shown, message.lineno or 1, 1, f'"{source}" is not translated into {language}', "Fill in msgstr"
            )
