"""What each setting has to be: checks of values, which yield what is wrong with them."""

import importlib.util
import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import TypeAlias
from zoneinfo import ZoneInfo

from plugins.keptword.languages.tags import NoLanguageTagError, is_known
from plugins.keptword.languages.tags import language_tag as written_tag
from plugins.keptword.site_address import NoSiteAddressError, site_address


@dataclass(frozen=True)
class Wrong:
    """What is wrong with a value or, with `keys`, with a part of it, and what to write instead."""

    wrong: str
    instead: str
    keys: tuple[object, ...] = ()


Check: TypeAlias = Callable[[object], Iterator[Wrong]]

COMPANY_KEYS = ("name", "address", "email", "telephone", "enterprise_number", "dpo_email")

HSTS_KEYS = ("max_age_days", "include_subdomains", "preload")

# A larger number was probably meant as seconds.
_MOST_DAYS = 3_650

# What Pelican puts into the address of a page.
_ADDRESS_PARTS = ("lang", "slug", "page_id", "date", "author", "category")

_EMAIL = re.compile(r"[^\s@<>:,;]+@[^\s@<>:,;]+\.[^\s@<>:,;]+")


def a_text(example: str, *, empty: bool = False) -> Check:
    """Return the check of a text, which may be empty only where that means something."""

    def check(value: object) -> Iterator[Wrong]:
        if not isinstance(value, str):
            yield Wrong(f"this is {_kind(value)} and not a text", f'Write it between quotes: "{example}"')
        elif not empty and not value.strip():
            yield Wrong("this text is empty", f'Write it, such as "{example}"')

    return check


def a_list_of_texts(example: str, *, empty: bool = True) -> Check:
    """Return the check of a list or tuple of texts."""

    def check(value: object) -> Iterator[Wrong]:
        if not isinstance(value, list | tuple):
            yield Wrong(f"this is {_kind(value)} and not a list", f"Write it as {example}")
            return
        if not value and not empty:
            yield Wrong("this list is empty", f"Write it as {example}")
        for index, one in enumerate(value):
            if not isinstance(one, str):
                yield Wrong(f"this is {_kind(one)} and not a text", "Write it between quotes", (index,))

    return check


def yes_or_no(value: object) -> Iterator[Wrong]:
    if not isinstance(value, bool):
        yield Wrong(f"this is {_kind(value)} and not a yes or no", "Write True or False, without quotes")


def a_table(value: object) -> Iterator[Wrong]:
    if not isinstance(value, dict):
        yield Wrong(f"this is {_kind(value)} and not a table", 'Write it as {"key": "value"}')


def the_company(value: object) -> Iterator[Wrong]:
    """Check the company's data: all keys present, all values texts, and valid addresses."""
    if not isinstance(value, dict):
        yield from a_table(value)
        return
    for key in COMPANY_KEYS:
        if key not in value:
            near = get_close_matches(key, [one for one in value if one not in COMPANY_KEYS], n=1)
            instead = f'Write "{key}" instead of "{near[0]}"' if near else f'Add "{key}": "…"'
            yield Wrong(f'"{key}" is missing', instead, tuple(near))
        elif not isinstance(value[key], str):
            yield Wrong(f'"{key}" is {_kind(value[key])} and not a text', "Write it between quotes", (key,))
        elif not value[key].strip():
            yield Wrong(f'"{key}" is empty', "Write it between the quotes", (key,))
        elif not value[key].isprintable():
            yield Wrong(f'a line of "{key}" ends within it', "Write it on one line", (key,))
        elif key.endswith("email") and not _EMAIL.fullmatch(value[key]):
            yield Wrong(f'"{value[key]}" is not an e-mail address', 'Write it as "name@example.com"', (key,))


def language_tags(value: object) -> Iterator[Wrong]:
    """Check the languages: at least one, each a tag that is known, none twice (RFC 5646)."""
    wrong = list(a_list_of_texts('("en", "nl")', empty=False)(value))
    yield from wrong
    if not wrong and isinstance(value, list | tuple):
        for index, tag in enumerate(value):
            yield from (Wrong(one.wrong, one.instead, (index,)) for one in language_tag(tag))
            if tag in value[:index]:
                yield Wrong(f'"{tag}" stands here twice', "Keep one of them", (index,))


def language_tag(value: object) -> Iterator[Wrong]:
    """Check one tag of a language: known, and written as browsers and catalogues write it."""
    try:
        tag = written_tag(value)
    except NoLanguageTagError as error:
        yield Wrong(error.wrong, error.instead)
        return
    if not is_known(tag):
        yield Wrong(f'"{tag}" is not the tag of a language', 'Write it as "en", "pt-BR" or "zh-Hant" (BCP 47)')


def an_address(value: object) -> Iterator[Wrong]:
    """Check the address of the site: it decides what is third-party."""
    try:
        site_address(value)
    except NoSiteAddressError as error:
        yield Wrong(error.wrong, error.instead)


def hsts(value: object) -> Iterator[Wrong]:
    """Check Strict-Transport-Security: False, or a table of what differs from its default (RFC 6797 §6.1)."""
    if value is False:
        return
    if not isinstance(value, dict):
        instead = 'Write {"max_age_days": 730}, {} for the default, or False to send none'
        yield Wrong(f"this is {_kind(value)} and not a table", instead)
        return
    for key, given in value.items():
        if key not in HSTS_KEYS:
            near = get_close_matches(str(key), HSTS_KEYS, n=1)
            instead = f'Write "{near[0]}"' if near else f"The keys are {', '.join(HSTS_KEYS)}"
            yield Wrong(f"{key!r} is not a key of it", instead, (key,))
        elif key != HSTS_KEYS[0]:
            yield from (Wrong(f'"{key}": {one.wrong}', one.instead, (key,)) for one in yes_or_no(given))
        elif isinstance(given, bool) or not isinstance(given, int):
            yield Wrong(f'"{key}" is {_kind(given)} and not a whole number of days', "Write it as 730", (key,))
        elif not 0 <= given <= _MOST_DAYS:
            instead = f"Write days, not seconds: 0 to {_MOST_DAYS}, such as 730"
            yield Wrong(f'"{key}" is {given:,} days', instead, (key,))
    # What browsers ask of a host before they list it themselves: https://hstspreload.org.
    if value.get("preload") is True and not (value.get("include_subdomains") is True and _is_a_year(value)):
        instead = 'Add "include_subdomains": True and at least 365 days, or remove "preload"'
        yield Wrong('"preload" is for a host with all its subdomains, for a year or more', instead, ("preload",))


def _is_a_year(value: Mapping[object, object]) -> bool:
    days = value.get("max_age_days", 365)
    return isinstance(days, int) and days >= 365


def a_time_zone(value: object) -> Iterator[Wrong]:
    try:
        ZoneInfo(str(value))
    except (OSError, ValueError, LookupError):
        yield Wrong(f'"{value}" is not a time zone', 'Write it as "Europe/Brussels"')


def a_pattern(value: object) -> Iterator[Wrong]:
    try:
        re.compile(str(value))
    except re.error as error:
        yield Wrong(f"this pattern cannot be used: {error}", "Mend it, or take it from the original settings")


def the_path_of_texts(value: object) -> Iterator[Wrong]:
    """Check the pattern that reads a page's language and id from its path."""
    wrong = list(a_pattern(value))
    yield from wrong
    if not wrong:
        for name in ("lang", "page_id"):
            if name not in re.compile(str(value)).groupindex:
                yield Wrong(f'this pattern names no "{name}"', f"Write (?P<{name}>…) for that part of the path")


def an_address_of_pages(example: str) -> Check:
    """Return the check of the address of a page, in which names between braces stand for what its head says."""

    def check(value: object) -> Iterator[Wrong]:
        wrong = list(a_text(example)(value))
        yield from wrong
        if not wrong:
            for name in re.findall(r"\{(\w*)", str(value)):
                if name not in _ADDRESS_PARTS:
                    near = get_close_matches(name, _ADDRESS_PARTS, n=1)
                    yield Wrong(f"{{{name}}} is no part of an address", f"Write {{{near[0] if near else 'slug'}}}")

    return check


def a_folder(value: object) -> Iterator[Wrong]:
    if not isinstance(value, str | Path) or not Path(value).is_dir():
        yield Wrong(f'there is no folder "{value}"', "Write the path of one that exists")


def plugins(value: object) -> Iterator[Wrong]:
    """Check that each plugin can be found, by its name."""
    wrong = list(a_list_of_texts('["plugins.verdict", …]', empty=False)(value))
    yield from wrong
    if not wrong and isinstance(value, list | tuple):
        for index, name in enumerate(value):
            if not _exists(name):
                yield Wrong(f'there is no plugin "{name}"', "Mend its name, or remove it", (index,))


EXPECTED: Mapping[str, Check] = {
    "COMPANY": the_company,
    "SITEURL": an_address,
    "SITENAME": a_text("Example"),
    "LANGUAGES": language_tags,
    "DEFAULT_LANG": language_tag,
    "TIMEZONE": a_time_zone,
    "CONSENT_ENDPOINT": a_text("https://privacy.example.com/consent", empty=True),
    "FORMS": a_table,
    "HSTS": hsts,
    "UNLISTED_PAGES": a_list_of_texts('("not-found", "thank-you")'),
    "PATH": a_text("content"),
    "PAGE_PATHS": a_list_of_texts('["pages"]'),
    "ARTICLE_PATHS": a_list_of_texts('["changes"]'),
    "STATIC_PATHS": a_list_of_texts('["images"]'),
    "THEME": a_folder,
    "PLUGINS": plugins,
    "PATH_METADATA": the_path_of_texts,
    "PAGE_TRANSLATION_ID": a_text("page_id"),
    "PAGE_URL": an_address_of_pages("{lang}/{slug}/"),
    "PAGE_SAVE_AS": an_address_of_pages("{lang}/{slug}/index.html"),
    "PAGE_LANG_URL": an_address_of_pages("{lang}/{slug}/"),
    "PAGE_LANG_SAVE_AS": an_address_of_pages("{lang}/{slug}/index.html"),
    "MARKDOWN": a_table,
    "JINJA_ENVIRONMENT": a_table,
    "PUBLISHING": yes_or_no,
    "UNCONFIRMED_ALLOWED": yes_or_no,
}

# Required settings; the others have safe defaults.
NEEDED: Collection[str] = (
    "COMPANY",
    "SITEURL",
    "SITENAME",
    "LANGUAGES",
    "DEFAULT_LANG",
    "TIMEZONE",
    "THEME",
    "PLUGINS",
    "PATH_METADATA",
    "PAGE_TRANSLATION_ID",
    "PAGE_URL",
    "PAGE_SAVE_AS",
    "PAGE_LANG_URL",
    "PAGE_LANG_SAVE_AS",
    "MARKDOWN",
    "JINJA_ENVIRONMENT",
)


def among_themselves(values: Mapping[str, object]) -> Iterator[tuple[str, Wrong]]:
    """Yield, by name, contradictions between settings that are each valid."""
    languages, first = values["LANGUAGES"], values["DEFAULT_LANG"]
    if isinstance(languages, list | tuple) and first not in languages:
        written = ", ".join(f'"{one}"' for one in languages)
        yield "DEFAULT_LANG", Wrong(f'"{first}" is not one of LANGUAGES', f"Write one of {written}, or add it there")


def _kind(value: object) -> str:
    if value is None:
        return "None"
    names = {str: "a text", bool: "a yes or no", int: "a number", list: "a list", tuple: "a list", dict: "a table"}
    return next((name for kind, name in names.items() if isinstance(value, kind)), f"a {type(value).__name__}")


def _exists(name: str) -> bool:
    try:
        return importlib.util.find_spec(name) is not None
    except (ImportError, ValueError):
        return False
