"""Reads a settings file, or raises all problems in it and in the settings that it imports."""

import runpy
import sys
import traceback
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from plugins.keptword.problems import Problem, ProblemsFoundError, shown_file
from plugins.keptword.site_address import SiteAddress, site_address
from plugins.keptword.text_files import decoded_text
from plugins.keptword.unseen import unseen_problems
from plugins.settings.expected import EXPECTED, NEEDED, Wrong, among_themselves, yes_or_no
from plugins.settings.python_file import FIRST, Place, Places, parsed, syntax_problem, twice

SETTINGS = "pelicanconf.py"
PUBLISHED_SETTINGS = "publishconf.py"

_CONSTANTS = ("True", "False", "None")

_MODULES = tuple(name.removesuffix(".py") for name in (SETTINGS, PUBLISHED_SETTINGS))


def read_settings(root: Path, file: str = SETTINGS) -> dict[str, Any]:
    """Return the values that a file of settings in the folder `root` gives. Raises ProblemsFoundError."""
    files = tuple(dict.fromkeys((file, SETTINGS)))
    places = _places(root, [name for name in files if (root / name).exists()])
    values = _run(root, file, places)
    if problems := [*_missing(values, places), *_not_as_expected(values, places), *_misspelt(places)]:
        raise ProblemsFoundError(problems)
    if problems := [
        _problem(places, name, wrong) for name, wrong in among_themselves({name: values[name] for name in NEEDED})
    ]:
        raise ProblemsFoundError(problems)
    return values


def checked_address(root: Path, values: Mapping[str, Any], file: str = SETTINGS) -> SiteAddress:
    """Return the address of a site whose settings Pelican itself has read. Raises ProblemsFoundError."""
    address = values.get("SITEURL", "")
    files = tuple(dict.fromkeys((file, SETTINGS)))
    if wrong := list(EXPECTED["SITEURL"](address)):
        places = _places(root, [name for name in files if (root / name).exists()])
        raise ProblemsFoundError([_problem(places, "SITEURL", one) for one in wrong])
    return site_address(address)


def _places(root: Path, files: Collection[str]) -> Mapping[str, Places]:
    """Return the places of names, by file. Raises ProblemsFoundError for files that are not UTF-8 or not Python."""
    places: dict[str, Places] = {}
    problems: list[Problem] = []
    for file in files:
        try:
            text = decoded_text((root / file).read_bytes(), file)
            tree = parsed(file, text)
        except ProblemsFoundError as error:
            problems += error.problems
            continue
        if isinstance(tree, Problem):
            problems.append(tree)
        else:
            places[file] = Places(tree)
            problems += [*unseen_problems(file, text), *twice(file, tree)]
    if problems:
        raise ProblemsFoundError(problems)
    return places


def _run(root: Path, file: str, places: Mapping[str, Places]) -> dict[str, Any]:
    """Run the settings as Pelican does. Raises ProblemsFoundError at the line that cannot be run."""
    with _importing_from(root):
        try:
            return runpy.run_path(str(root / file))
        except SyntaxError as error:
            shown = shown_file(Path(error.filename or file), root)
            raise ProblemsFoundError([syntax_problem(shown, error)]) from error
        except (Exception, SystemExit) as error:
            raise ProblemsFoundError([_run_problem(error, root, file, places)]) from error


@contextmanager
def _importing_from(root: Path) -> Iterator[None]:
    """Let settings import others from `root`; restore `sys.path` and `sys.modules` afterwards."""
    others = {name: module for name, module in sys.modules.items() if name in _MODULES}
    path = list(sys.path)
    for name in others:
        del sys.modules[name]
    sys.path.insert(0, str(root))
    try:
        yield
    finally:
        sys.path[:] = path
        for name in _MODULES:
            sys.modules.pop(name, None)
        sys.modules.update(others)


def _run_problem(error: BaseException, root: Path, file: str, places: Mapping[str, Places]) -> Problem:
    frames = [
        frame for frame in traceback.extract_tb(error.__traceback__) if Path(frame.filename).parent == root.absolute()
    ]
    shown, line = (Path(frames[-1].filename).name, frames[-1].lineno or 1) if frames else (file, 1)
    if isinstance(error, NameError) and error.name:
        if error.name.capitalize() in _CONSTANTS:
            wrong = f"{error.name} is no value that Python knows"
            return Problem(shown, line, 1, wrong, f"Write {error.name.capitalize()}")
        for other, found in places.items():
            if meant := get_close_matches(
                error.name, [one for one in found.names if one not in EXPECTED], n=1, cutoff=0.8
            ):
                place = found.of_name(meant[0]) or FIRST
                return Problem(other, place.line, place.column, f"{meant[0]} is not a setting", f"Write {error.name}")
    said = f'there is no "{error.args[0]}"' if isinstance(error, KeyError) and error.args else str(error)
    wrong = f"this line cannot be run: {said or type(error).__name__}"
    return Problem(shown, line, 1, wrong, "Mend the line, or take it from the original settings")


def _missing(values: Mapping[str, Any], places: Mapping[str, Places]) -> Iterator[Problem]:
    """Yield a problem for each missing required setting, at a name that looks like a misspelling of it if any."""
    written = [(file, name) for file, found in places.items() for name in found.names]
    for name in NEEDED:
        if name not in values:
            others = {one.upper(): one for _, one in written if one not in EXPECTED}
            near = [others[one] for one in get_close_matches(name, others, n=1, cutoff=0.8)]
            if unassigned := [(file, place) for file, found in places.items() if (place := found.unassigned(name))]:
                file, place = unassigned[0]
                yield Problem(file, place.line, place.column, f"{name} is given no value", f"Write {name} = …")
            elif near:
                file = next(file for file, one in written if one == near[0])
                place = places[file].of_name(near[0]) or FIRST
                yield Problem(file, place.line, place.column, f"{near[0]} is not a setting", f"Write {name}")
            else:
                yield Problem(SETTINGS, 1, 1, f"{name} is missing", f"Add {name} = … on a line of its own")


def _not_as_expected(values: Mapping[str, Any], places: Mapping[str, Places]) -> Iterator[Problem]:
    for name, check in {**_pelicans(values), **EXPECTED}.items():
        if name in values:
            yield from (_problem(places, name, wrong) for wrong in check(values[name]))


def _pelicans(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return a check for each of Pelican's boolean settings: a text such as "no" would count as true."""
    from pelican.settings import DEFAULT_CONFIG  # A slow import, which only builds have already done.

    # This may also be a number of articles per page.
    numbers = {"DEFAULT_PAGINATION"}
    return {
        name: yes_or_no
        for name, default in DEFAULT_CONFIG.items()
        if isinstance(default, bool) and name in values and name not in numbers
    }


def _misspelt(places: Mapping[str, Places]) -> Iterator[Problem]:
    """Yield a problem for each name that looks like a misspelt optional setting, and would be ignored."""
    for file, found in places.items():
        for name in found.names:
            # _missing reports misspelt required settings.
            near = get_close_matches(name, [one for one in EXPECTED if one not in NEEDED], n=1, cutoff=0.88)
            if name.isupper() and name not in EXPECTED and near and not _is_pelicans(name):
                place = found.of_name(name) or FIRST
                yield Problem(file, place.line, place.column, f"{name} is not a setting", f"Write {near[0]}")


def _is_pelicans(name: str) -> bool:
    from pelican.settings import DEFAULT_CONFIG

    return name in DEFAULT_CONFIG


def _problem(places: Mapping[str, Places], name: str, wrong: Wrong) -> Problem:
    for file, found in places.items():
        place: Place | None = found.of_value(name, *wrong.keys)
        if place is not None:
            return Problem(file, place.line, place.column, f"{name}: {wrong.wrong}", wrong.instead)
    return Problem(SETTINGS, 1, 1, f"{name}: {wrong.wrong}", wrong.instead)
