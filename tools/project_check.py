"""All that `invoke check` looks at, in one run: what is wrong, by kind, and what is open."""

import re
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from plugins.content_checks.built_links import dead_links, read_site
from plugins.content_checks.late_pasted import late_pasted
from plugins.content_checks.message_parts import message_problems
from plugins.content_checks.open_points import open_points
from plugins.content_checks.spelling import spelling
from plugins.content_checks.written_links import dead_link_problems, markdown_texts, unknown_file_problems
from plugins.keptword.inventory.entries import catalogue_of
from plugins.keptword.inventory.late_code import late_code
from plugins.keptword.problems import Problem, ProblemsFoundError
from plugins.keptword.text_files import project_encoding_problems
from plugins.languages.updating import message_folders
from plugins.settings.reading import PUBLISHED_SETTINGS, SETTINGS, read_settings
from plugins.translation_status.judging import new_problems, stale_problems
from plugins.translation_status.project_texts import site_texts
from plugins.translation_status.records import read_records
from tools.publication.building import SiteSettings, pelican_command

_SERVICES = "content/services"

# What stands above the list of problems that ended a build.
_TOLD_PLAINLY = " to mend:"

_PROBLEM = re.compile(r"\s*(\S.*?:\d+:\d+: .+)")


@dataclass(frozen=True)
class Kind:
    """One kind of findings, each in a line; not all are errors. `remarks` say what could not be looked at."""

    title: str
    findings: tuple[str, ...]
    is_error: bool = True
    remarks: tuple[str, ...] = ()


def check_project(root: Path, settings: SiteSettings) -> tuple[Kind, ...]:
    """Check the project in the folder `root`; kinds without findings and remarks are left out."""
    if unread := [*_settings_to_publish(root), *project_encoding_problems(root)]:
        return (Kind("What cannot be read", tuple(map(str, unread))),)
    with tempfile.TemporaryDirectory() as folder:
        command = pelican_command(root, Path(folder), SETTINGS)
        build = subprocess.Popen(command, cwd=root, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        spelt = spelling(root, settings.languages)
        in_texts = set(map(str, _texts(root, settings)))
        in_messages = tuple(map(str, _messages(root, settings)))
        said, _ = build.communicate()
        links, remarks = _links(root, Path(folder), settings, is_built=build.returncode == 0)
    told = {match[1] for line in said.splitlines() if (match := _PROBLEM.fullmatch(line))}
    if build.returncode and _TOLD_PLAINLY not in said:
        told.add(f"the site cannot be built: {said.strip().splitlines()[-1]}")
    late = [*late_code(root, _SERVICES, catalogue_of(root)), *late_pasted(root)]
    kinds = (
        Kind("To be filled in or confirmed", tuple(map(str, open_points(root))), is_error=False),
        Kind("Code of services that waits in vain", tuple(map(str, late)), is_error=False),
        Kind("Texts and translations", tuple(sorted(in_texts | told - {*links, *in_messages}))),
        Kind("Messages of templates", in_messages),
        Kind("Links", links, remarks=remarks),
        Kind("Spelling", tuple(map(str, spelt.problems)), remarks=spelt.not_checked),
    )
    return tuple(kind for kind in kinds if kind.findings or kind.remarks)


def _settings_to_publish(root: Path) -> Sequence[Problem]:
    """Return what is wrong with the settings for visitors; those for who writes were read by whoever asks."""
    try:
        if (root / PUBLISHED_SETTINGS).exists():
            read_settings(root, PUBLISHED_SETTINGS)
    except ProblemsFoundError as error:
        return error.problems
    return ()


def check_lines(kinds: tuple[Kind, ...]) -> Iterator[str]:
    """Yield what there is to say of each kind, and in the end how many errors there are."""
    for kind in kinds:
        yield f"{kind.title}: {len(kind.findings)}"
        yield from (f"  {line}" for line in (*kind.findings, *kind.remarks))
        yield ""
    count = error_count(kinds)
    yield "Nothing wrong." if not count else f"{count} {'error' if count == 1 else 'errors'} to mend."


def error_count(kinds: tuple[Kind, ...]) -> int:
    return sum(len(kind.findings) for kind in kinds if kind.is_error)


def _texts(root: Path, settings: SiteSettings) -> Iterator[Problem]:
    """Yield a problem for each translation that does not follow its original, or of which that is not recorded."""
    texts = site_texts(root, settings.languages, settings.original)
    try:
        records = read_records(root, texts.records)
    except ProblemsFoundError as error:
        yield from error.problems
        return
    yield from stale_problems(texts.pairs, records)
    yield from new_problems(texts.pairs, records)


def _messages(root: Path, settings: SiteSettings) -> Iterator[Problem]:
    for folder in message_folders(root):
        for language in settings.languages:
            try:
                yield from message_problems(folder.catalogues / f"{language}.po", language, root)
            except ProblemsFoundError as error:
                yield from error.problems


def _links(
    root: Path, built: Path, settings: SiteSettings, *, is_built: bool
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the dead links in order of places, and what to say where there are no pages to look at."""
    texts = markdown_texts(root)
    problems = set(unknown_file_problems(root, texts))
    if is_built:
        dead = tuple(dead_links(read_site(built, settings.url)))
        problems.update(dead_link_problems(root, texts, dead, settings.address.path))
    remark = "Only links between texts were looked at: the site cannot be built. The reason stands above."
    return tuple(map(str, sorted(problems))), () if is_built else (remark,)
