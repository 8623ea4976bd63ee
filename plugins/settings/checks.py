"""What single settings must be: each check takes a value, and says what is wrong with it where it stands.

A check yields nothing for a value that is as it should be.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from plugins.problems import Problem, ProblemsFoundError
from plugins.settings.language_tags import NoLanguageTagError, language_tag
from plugins.settings.places import Place, place_of
from plugins.site_address import EXAMPLE, NoSiteAddressError, SiteAddress, site_address

# Name and text of each file that may hold a setting; what stands in an earlier one counts.
Files = Iterable[tuple[str, str]]


def checked_address(values: Mapping[str, Any], files: Files) -> SiteAddress:
    """Return the address of the site, `SITEURL`. Raises ProblemsFoundError."""
    place = place_of("SITEURL", files)
    if "SITEURL" not in values:
        instead = f'Add SITEURL = "{EXAMPLE}", with the address at which visitors find the site'
        raise ProblemsFoundError([_problem(place, "SITEURL is missing", instead)])
    try:
        return site_address(values["SITEURL"])
    except NoSiteAddressError as error:
        raise ProblemsFoundError([_problem(place, f"SITEURL: {error.wrong}", error.instead)]) from error


def checked_languages(values: Mapping[str, Any], files: Files) -> tuple[str, ...]:
    """Return the tags in `LANGUAGES`. Raises ProblemsFoundError for these and for `DEFAULT_LANG`."""
    files = tuple(files)
    if problems := list(_language_problems(values, files)):
        raise ProblemsFoundError(problems)
    return tuple(values["LANGUAGES"])


def _language_problems(values: Mapping[str, Any], files: Files) -> Iterator[Problem]:
    files = tuple(files)
    place = place_of("LANGUAGES", files)
    written = values.get("LANGUAGES")
    if not isinstance(written, tuple | list) or not written:
        yield _problem(place, "LANGUAGES is no list of languages", 'Write LANGUAGES = ("en",) with the tag of each')
        return
    tags = []
    for tag in written:
        try:
            tags.append(language_tag(tag))
        except NoLanguageTagError as error:
            yield _problem(place, f"LANGUAGES: {error.wrong}", error.instead)
    for tag in dict.fromkeys(tag for tag in tags if tags.count(tag) > 1):
        yield _problem(place, f'LANGUAGES holds "{tag}" twice', "Keep one of them")
    default = values.get("DEFAULT_LANG")
    if len(tags) == len(written) and default not in tags:
        wrong = f"DEFAULT_LANG {default!r} is not one of LANGUAGES"
        yield _problem(place_of("DEFAULT_LANG", files), wrong, f'Write DEFAULT_LANG = "{tags[0]}", or add it there')


def _problem(place: Place, wrong: str, instead: str) -> Problem:
    return Problem(place.file, place.line, place.column, wrong, instead)
