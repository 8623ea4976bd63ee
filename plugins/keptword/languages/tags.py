"""Language tags (BCP 47), such as `nl`, `pt-BR` and `sr-Latn`, in the case that browsers and catalogues use."""

import re
from contextlib import suppress
from dataclasses import dataclass

from babel import Locale, UnknownLocaleError

_TAG = re.compile(
    r"(?P<language>[a-z]{2,3})(?:-(?P<script>[A-Z][a-z]{3}))?(?:-(?P<territory>[A-Z]{2}|\d{3}))?"
    r"(?P<variants>(?:-(?:[a-z0-9]{5,8}|\d[a-z0-9]{3}))*)"
)


@dataclass(frozen=True)
class NoLanguageTagError(Exception):
    """A text is not a language tag: what is wrong, and what to write instead."""

    wrong: str
    instead: str


def language_tag(text: object) -> str:
    """Return `text` if it is a language tag in its customary case. Raises NoLanguageTagError otherwise."""
    if not isinstance(text, str):
        raise NoLanguageTagError(f"{text!r} is not the tag of a language", 'Write tags between quotes, such as "nl"')
    tag = _canonical(text)
    if not _TAG.fullmatch(tag):
        instead = 'Write its BCP 47 tag, such as "nl", "pt-BR" or "sr-Latn"'
        raise NoLanguageTagError(f'"{text}" is not the tag of a language', instead)
    if tag != text:
        raise NoLanguageTagError(f'"{text}" is not how this tag is written', f'Write "{tag}"')
    return tag


def locale_of(tag: str) -> Locale:
    """Return the Babel locale of a tag, or the nearest that Babel supports; English if there is none."""
    found = _TAG.fullmatch(tag)
    if found is not None:
        language, script, territory = found["language"], found["script"], found["territory"]
        for parts in ((language, script, territory), (language, script), (language, territory), (language,)):
            with suppress(UnknownLocaleError, ValueError):
                return Locale.parse("_".join(part for part in parts if part))
    return Locale.parse("en")


def is_language(text: str) -> bool:
    """Return whether a text is a language tag that Babel supports."""
    return _TAG.fullmatch(text) is not None and _primary(str(locale_of(text))) == _primary(text)


def is_known(tag: str) -> bool:
    """Return whether Babel supports the language of a tag, or at least has an English name for it."""
    return is_language(tag) or _primary(tag) in Locale("en").languages


def is_same_language(one: str, other: str) -> bool:
    """Return whether two tags share a primary language, whatever their territory or script: `pt` and `pt-BR`."""
    return _primary(one) == _primary(other)


def language_name(tag: str, read_in: str) -> str:
    """Return the name of language `tag` in the language `read_in`; the tag itself if Babel has no name for it."""
    return locale_of(tag).get_display_name(str(locale_of(read_in))) or tag if is_language(tag) else tag


def text_direction(tag: str) -> str:
    """Return `rtl` for a language that is written from right to left, else `ltr`."""
    return str(locale_of(tag).text_direction)


def _primary(tag: str) -> str:
    return re.split("[-_]", tag)[0]


def _canonical(text: str) -> str:
    """Return a tag in its customary case (RFC 5646 §2.1.1), with hyphens."""
    first, *others = text.strip().replace("_", "-").split("-")
    parts = [first.lower()]
    for part in others:
        is_script, is_territory = len(part) == 4 and part.isalpha(), len(part) == 2
        parts.append(part.title() if is_script else part.upper() if is_territory else part.lower())
    return "-".join(parts)
