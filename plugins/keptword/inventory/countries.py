"""The ISO 3166 code of a country that someone wrote by its name."""

from babel import Locale

# Languages in which people here write the names of countries.
_LANGUAGES = ("en", "nl", "fr", "de")

# Two letters that the Unicode data has for what is no country.
_OTHERS = frozenset(("EU", "EZ", "QO", "UN", "XA", "XB", "ZZ"))


def country_code(written: str) -> str | None:
    """Return the code for a name in one of four languages, or for a code in small letters; None for anything else."""
    sought = _plain(written)
    for language in _LANGUAGES:
        for code, name in Locale(language).territories.items():
            if len(code) == 2 and code not in _OTHERS and sought in (_plain(code), _plain(name)):
                return str(code)
    return None


def _plain(name: str) -> str:
    return name.strip().casefold().removeprefix("the ").replace("’", "'")
