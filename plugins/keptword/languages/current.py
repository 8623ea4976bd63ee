"""The current output language, and gettext in it.

One variable holds the language. Callables that read it work in every template, including imported macros;
translations bound per page or per render context do not.
"""

import datetime
from collections.abc import Iterable, Mapping
from contextvars import ContextVar

from babel import Locale
from babel.dates import format_date
from babel.lists import format_list
from babel.support import Translations

from .tags import language_name, locale_of

_current: ContextVar[str] = ContextVar("language", default="")

FORMATTING_LOCALES = {"en": "en-GB", "nl": "nl-BE", "fr": "fr-BE", "de": "de-DE"}


def speak(language: str) -> None:
    """Make this the current language."""
    _current.set(language)


def language() -> str:
    """Return the code of the current language."""
    return _current.get()


def locale() -> Locale:
    """Return the Babel locale for dates and numbers in the current language."""
    return locale_of(FORMATTING_LOCALES.get(language(), language()))


def long_date(date: datetime.date) -> str:
    """Return a date such as `22 November 2026` in the current language."""
    return format_date(date, format="long", locale=locale())


class Gettext:
    """The gettext callables of a template environment, over one catalogue per language."""

    def __init__(self, catalogues: Mapping[str, Translations]) -> None:
        self._catalogues = dict(catalogues)

    def _catalogue(self) -> Translations:
        return self._catalogues.get(language()) or Translations()

    def gettext(self, message: str) -> str:
        return str(self._catalogue().ugettext(message))

    def ngettext(self, singular: str, plural: str, count: int) -> str:
        return str(self._catalogue().ungettext(singular, plural, count))

    def pgettext(self, context: str, message: str) -> str:
        return str(self._catalogue().upgettext(context, message))

    def npgettext(self, context: str, singular: str, plural: str, count: int) -> str:
        return str(self._catalogue().unpgettext(context, singular, plural, count))


def known_languages(languages: Iterable[str]) -> dict[str, str]:
    """Map each language code to that language's own name for itself, such as `nl` to `Nederlands`."""
    names = ((code, language_name(code, code)) for code in languages)
    return {code: name[:1].upper() + name[1:] for code, name in names}


def languages_in_words(languages: Iterable[str]) -> str:
    """Return the names of languages, as `Dutch, French and German`, in the current language."""
    return format_list([language_name(code, language()) for code in languages], locale=locale())
