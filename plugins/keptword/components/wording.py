"""Lifetimes, countries and lists in words of the current language."""

from collections.abc import Iterable

from babel.dates import format_timedelta
from babel.lists import format_list
from markupsafe import Markup, escape

from ..inventory import Lifetime, Service, Text
from ..inventory.entries import CATALOGUE
from ..languages.current import language, locale


def translated(text: Text) -> str:
    """Return the text in the current language."""
    return text.in_language(language())


def lifetime_in_words(lifetime: Lifetime) -> str:
    """Return a lifetime of fixed length such as `13 months`, in the unit in which it was given (CL-04).

    Raises ValueError for one without a fixed length.
    """
    duration = lifetime.duration
    if duration is None:
        raise ValueError(f"a lifetime of {lifetime.unit!r} has no fixed length")
    # A threshold beyond any lifetime keeps Babel from rounding up to the next unit.
    return format_timedelta(duration, granularity=lifetime.unit, threshold=1e9, locale=locale())  # type: ignore[arg-type]


def country_name(code: str) -> str:
    """Return the name of a country from its ISO 3166 code."""
    return str(locale().territories.get(code, code))


def kind_of_embeds(services: Iterable[Service]) -> str:
    """Return `maps`, `videos` or `maps and videos` where the catalogue says that services show nothing else."""
    kinds = {CATALOGUE.group(service.id) if service.id in CATALOGUE.ids else "" for service in services}
    return " and ".join(f"{kind}s" for kind in sorted(kinds)) if kinds and kinds <= {"map", "video"} else ""


def in_one_sentence(items: Iterable[str]) -> Markup:
    """Return the items as `a, b and c`; what is no markup is taken as text."""
    return Markup(format_list([escape(item) for item in items], locale=locale()))
