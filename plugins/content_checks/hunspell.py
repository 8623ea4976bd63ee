"""Asks hunspell, where installed, which words it knows and what it suggests for others."""

import shutil
import subprocess
from collections.abc import Iterable, Sequence
from pathlib import PurePath

# The dictionaries that fit each language here, the best first, and the Debian package that has it.
DICTIONARIES = {
    "en": (("en_GB",), "hunspell-en-gb"),
    "nl": (("nl_BE", "nl_NL", "nl"), "hunspell-nl"),
    "fr": (("fr_BE", "fr_FR", "fr"), "hunspell-fr"),
    "de": (("de_DE", "de_BE", "de_DE_frami"), "hunspell-de-de"),
}


def installed_dictionaries() -> frozenset[str]:
    """Return the names of all dictionaries that hunspell finds; none where it is not installed."""
    if shutil.which("hunspell") is None:
        return frozenset()
    asked = subprocess.run(["hunspell", "-D"], stdin=subprocess.DEVNULL, capture_output=True, text=True)
    lines = f"{asked.stdout}\n{asked.stderr}".splitlines()
    return frozenset(PurePath(line.strip()).name for line in lines if "/" in line and ":" not in line)


def dictionary_for(language: str, installed: Iterable[str]) -> str | None:
    """Return the best installed dictionary for a language, or None."""
    names, _ = DICTIONARIES.get(language, ((language,), ""))
    available = frozenset(installed)
    return next((name for name in names if name in available), None)


def words_in_dictionary(dictionary: str, words: Iterable[str]) -> frozenset[str]:
    """Return the words that a dictionary has."""
    return frozenset(_ask(dictionary, "-G", words).splitlines())


def suggestions(dictionary: str, words: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """Return, of words that a dictionary does not have, up to three that it would write instead; 0.3 s a word."""
    # A ^ says that what follows is text, whatever it begins with; each answer ends with a blank line.
    answers = _ask(dictionary, "-a", (f"^{word}" for word in words)).partition("\n")[2].split("\n\n")
    return {word: _suggested(answer) for word, answer in zip(words, answers, strict=False)}


def _ask(dictionary: str, how: str, words: Iterable[str]) -> str:
    command = ["hunspell", how, "-d", dictionary, "-i", "utf-8"]
    text = "".join(f"{word}\n" for word in words)
    return subprocess.run(command, input=text, capture_output=True, encoding="utf-8", check=True).stdout


def _suggested(answer: str) -> tuple[str, ...]:
    return tuple(answer.partition(": ")[2].split(", ")[:3]) if answer.startswith("&") else ()
