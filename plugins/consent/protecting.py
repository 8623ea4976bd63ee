"""Collects what a build knows about its pages, until the library protects them all at the end."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import Any

from plugins.keptword.components.controller import Controller
from plugins.keptword.components.endpoint import Endpoint
from plugins.keptword.components.posters import FOLDER as POSTERS
from plugins.keptword.components.published import script_list
from plugins.keptword.components.site_consent import site_consent
from plugins.keptword.components.site_files import SERVICE_FILE
from plugins.keptword.components.translated_parts import OwnerFiles, SiteParts
from plugins.keptword.csp.headers import headers_file, page_policy
from plugins.keptword.csp.inline import InlineCode
from plugins.keptword.gate.advice import OF_THE_SITE
from plugins.keptword.gate.origin import Origins
from plugins.keptword.inventory import Inventory
from plugins.keptword.inventory.own_paths import files_at_own_paths, has_own_path
from plugins.keptword.languages.current import language as spoken
from plugins.keptword.languages.current import speak
from plugins.keptword.problems import Problem, ProblemsFoundError, shown_file
from plugins.keptword.protection.folder import Report, protect
from plugins.keptword.protection.html_page import HtmlPage
from plugins.keptword.protection.options import Options
from plugins.keptword.protection.places import filled
from plugins.keptword.requests.scripts import csp_hash
from plugins.keptword.site_address import site_address
from plugins.keptword.text_files import read_text, write_text
from plugins.page_heads import head_lines
from plugins.site_build import SiteBuild

# The ids of the pages that the parts link to.
COOKIES, PRIVACY = "cookies", "privacy"

# The country of this site's supervisory authority.
_COUNTRY = "BE"


class SiteProtection:
    """The inventory of a site as written, its protection options, and the source text of each page."""

    def __init__(
        self, build: SiteBuild, inventory: Inventory, options: Options, root: Path, templates: Sequence[Path]
    ) -> None:
        self._build = build
        self._inventory = inventory
        self._options = options
        self._root = root
        self._templates = tuple(templates)
        self._texts: dict[Path, Path] = {}
        self._problems: list[Problem] = []

    def note(self, path: Path, source: Path | None) -> None:
        """Record the text that a page was made from; record a problem if the file name does not end in .html."""
        if source is None:
            return
        self._texts[path] = source
        if path.suffix != ".html":
            self._problems.append(_misnamed(path, source, self._root))

    def filled(self, html: str, language: str) -> str:
        """Return a page with its requested parts filled in, as in the protected page."""
        before = spoken()
        speak(language)
        written = filled(HtmlPage("", html, "utf-8"), self._parts, self._inventory)
        speak(before)
        return written

    def protect(self, output: Path, others: Iterable[Problem]) -> Report:
        """Protect all pages. Raises ProblemsFoundError, with `others` included; then nothing may be published."""
        # If the site's own files counted as a service's, every page would be reported.
        if clashes := self.files_of_services(output):
            raise ProblemsFoundError(clashes)
        problems = [*self._problems, *others]
        texts = {path.relative_to(output).as_posix(): text for path, text in self._texts.items()}
        origins = Origins(self._root, texts, self._templates)
        try:
            report = protect(output, self._inventory, self._with_policy, origins)
        except ProblemsFoundError as error:
            raise ProblemsFoundError([*error.problems, *problems]) from None
        if problems:
            raise ProblemsFoundError(problems)
        return report

    def files_of_services(self, output: Path) -> list[Problem]:
        """Return a problem for each of the site's files at a path of a service: it would count as the service's."""
        address = self._options.address.url
        services = [service for service in self._as_read if has_own_path(service, address)]
        texts = {service.id: read_text(self._root / service.file) for service in services}
        return list(files_at_own_paths(services, address, files_of(output), texts))

    @property
    def _as_read(self) -> Inventory:
        assert self._build.inventory is not None, "it is set before pages are written"
        return self._build.inventory

    @cached_property
    def _with_policy(self) -> Options:
        """The options, with the addresses of the privacy policy by language."""
        pages, languages = self._build.page_index, self._options.languages
        if pages is None or PRIVACY not in pages:
            return self._options
        return replace(self._options, privacy={code: pages.find(PRIVACY, code).address for code in languages})

    @cached_property
    def _parts(self) -> SiteParts:
        options, pages = self._options, self._build.page_index
        assert pages is not None, "pages are written once it is known where they are"
        links = {code: {name: pages.find(name, code) for name in (COOKIES, PRIVACY)} for code in options.languages}
        consent = site_consent(self._as_read, path=options.address.path)
        return SiteParts(consent, options.controller, options.address, links, options.own)


def site_options(
    settings: Mapping[str, Any], content: Path, known: Iterable[InlineCode], sent: Endpoint | None
) -> Options:
    """Return the protection options; `known` is the plugins' inline code, `sent` the endpoint for receipts, if any."""
    company = settings["COMPANY"]
    return Options(
        Controller(
            company["name"],
            company["address"],
            company["email"],
            company["telephone"],
            company["enterprise_number"],
            company["dpo_email"],
            _COUNTRY,
        ),
        site_address(settings["SITEURL"]),
        languages=(
            settings["DEFAULT_LANG"],
            *(code for code in settings["LANGUAGES"] if code != settings["DEFAULT_LANG"]),
        ),
        sends_headers=True,
        known_code=tuple(known),
        is_strict=True,
        is_themed=True,
        receipts_to=sent,
        own=OwnerFiles(posters=content / POSTERS),
        file="pelicanconf.py",
        commands=OF_THE_SITE,
    )


def files_of(directory: Path) -> list[str]:
    """Return the paths of all files of a built site, relative to its root."""
    return [path.relative_to(directory).as_posix() for path in sorted(directory.rglob("*")) if path.is_file()]


def write_down(output: Path, report: Report, own_files: Collection[str], signed: Collection[str], path: str) -> None:
    """Write `scripts.json`, the list of the site's scripts, and `_headers` for all files.

    `own_files` are the hashes of the scripts that plugins wrote, `signed` those of signed scripts; `path` is the path
    of the site on its host.
    """
    waiting = {csp_hash(file.text) for file in report.files if file.name == SERVICE_FILE}
    beside = {csp_hash(file.text) for file in report.files}
    locks = {code.csp_source for code in report.locks}
    scripts = {code.csp_source for code in report.scripts}.union(locks, beside, own_files, signed)
    write_text(output / "scripts.json", script_list(locks, scripts - waiting, waiting))
    if report.sent is not None:
        write_text(output / "_headers", headers_file(page_policy(report.sent), files_of(output), path=path))


def _misnamed(path: Path, source: Path, root: Path) -> Problem:
    head = head_lines(source.read_text("utf-8"))
    line = next((line.line for line in head if line.key == "save_as"), 1)
    wrong = f"this page is saved as {path.name}, which is no name of a page: it would not be protected"
    return Problem(shown_file(source, root), line, 1, wrong, "Remove Save_as, or let its name end in .html")
