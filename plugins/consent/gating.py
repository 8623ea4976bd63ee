"""The gate at work in a build: each page as it is written, then, where pages brought code along, their locks anew."""

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Any

from plugins.consent.script_files import ScriptFile, signed_hashes, unsigned_scripts
from plugins.consent.signatures import Signatures
from plugins.keptword.components.parts import Parts
from plugins.keptword.components.published import script_list
from plugins.keptword.components.site_consent import SiteConsent
from plugins.keptword.components.site_files import service_files
from plugins.keptword.csp.headers import headers_file, page_policy
from plugins.keptword.gate.gate import Gate, Pasted
from plugins.keptword.gate.origin import Origin
from plugins.keptword.gate.refusals import Refusals
from plugins.keptword.inventory.own_paths import files_at_own_paths, has_own_path
from plugins.keptword.languages.current import speak
from plugins.keptword.problems import Problem, ProblemsFoundError
from plugins.keptword.requests import Place
from plugins.keptword.requests.scripts import csp_hash
from plugins.keptword.text_files import end_lines_alike, read_text, write_text
from plugins.page_heads import head_lines


class GatingBuild:
    """Gates the pages of one build, in the order in which they are written."""

    def __init__(self, consent: SiteConsent, parts: Parts, site_url: str, templates: tuple[Path, ...]) -> None:
        self._consent = consent
        self._parts = parts
        self._site_url = site_url
        self._templates = templates
        self._pages: list[Path] = []
        self._pasted: dict[Pasted, None] = {}
        self._missing: set[str] = set()
        self.problems: list[Problem] = []
        self._refusals = Refusals(consent.inventory)
        self._gate = Gate(
            consent.inventory,
            site_url,
            tuple(code.text for code in (*consent.scripts, consent.style)),
            parts.write_embed,
            parts.blanked_in,
        )

    def take(self, path: Path, source: Path | None, language: str, root: Path) -> None:
        """Gate one written page; `source` is the text it was made from, `root` what files are named relative to."""
        origin = Origin(source, self._templates, root)
        end_lines_alike(path)
        if path.suffix != ".html":
            self.problems += _misnamed(path, source, origin)
            return
        speak(language)
        html = path.read_text("utf-8")
        gated = self._gate.gate_page(html, path.name)
        if gated.html != html:
            write_text(path, gated.html)
        self._pages.append(path)
        self._pasted.update(dict.fromkeys(gated.pasted))
        self.problems += self._refusals.of_page(gated, origin)
        for wrong, instead in self._missing_parts(html):
            # One page is enough to know which template lacks it.
            if wrong not in self._missing:
                self._missing.add(wrong)
                self.problems.append(origin.problem(Place(path.name), (), wrong, instead))

    def _missing_parts(self, html: str) -> Iterator[tuple[str, str]]:
        """Yield what a page lacks of the build's own, as what is wrong and what to write."""
        consent = self._consent
        if not any(lock.text in html for lock in consent.locks):
            yield "page without the browser lock", 'Include "consent/head.html" first in its <head>, behind the charset'
        if consent.inventory.optional:
            if self._parts.write("banner").strip() not in html:
                yield "page without the banner", 'Include "consent/banner.html" first in its <body>'
            if not any(code.choice.text in html for code in (consent.page, consent.settings_page)):
                yield "page without the code of the choice", 'Include "consent/scripts.html" last in its <body>'

    def files_of_services(self, files: Collection[str], root: Path) -> list[Problem]:
        """Find files of the site, by their paths from its root, where a service answers; `root` is the project's."""
        services = [service for service in self._consent.inventory if has_own_path(service, self._site_url)]
        texts = {service.id: read_text(root / service.file) for service in services}
        return list(files_at_own_paths(services, self._site_url, files, texts))

    def finish(
        self, output: Path, own_files: Collection[str], others: Collection[ScriptFile], signed: Signatures
    ) -> None:
        """Write down the scripts and headers of the site; where pages brought code along, first write their locks anew.

        All other files are there already. `own_files` are the hashes of what plugins wrote, `others` all other scripts,
        of which only the signed ones are written down. Raises ProblemsFoundError, before anything is written.
        """
        problems = [*self.problems, *self._refusals.problems, *signed.problems, *unsigned_scripts(others, signed)]
        if problems:
            raise ProblemsFoundError(problems)
        consent = self._renewed(output) if self._pasted else self._consent
        locks, own = ({code.csp_source for code in codes} for codes in (consent.locks, consent.scripts))
        waiting = {csp_hash(file.text) for file in service_files(consent.inventory)}
        scripts = own.union(own_files, signed_hashes(others, signed))
        write_text(output / "scripts.json", script_list(locks, scripts - waiting, waiting))
        headers = headers_file(page_policy(consent.widest), files_of(output), path=consent.path)
        write_text(output / "_headers", headers)

    def _renewed(self, output: Path) -> SiteConsent:
        """Write locks that allow what pages brought along."""
        hashes: dict[str, list[str]] = {}
        for pasted in self._pasted:
            hashes.setdefault(pasted.service_id, []).append(pasted.hash)
        renewed = self._consent.renewed(hashes)
        for page in self._pages:
            html = page.read_text("utf-8")
            for old, new in zip(self._consent.locks, renewed.locks, strict=True):
                html = html.replace(old.text, new.text)
            write_text(page, html)
        return renewed


def files_of(directory: Path) -> list[str]:
    """Return the files of a built site, from its root."""
    return [path.relative_to(directory).as_posix() for path in sorted(directory.rglob("*")) if path.is_file()]


def page_origin(context: Mapping[str, Any]) -> tuple[Path | None, str]:
    """Return the source file and the language of what Pelican has just written."""
    content = context.get("page") or context.get("article")
    if content is None:
        return None, str(context["DEFAULT_LANG"])
    return Path(content.source_path), str(content.lang)


def _misnamed(path: Path, source: Path | None, origin: Origin) -> Iterator[Problem]:
    """Yield a problem for a text that is saved under a name by which no browser knows it for a page."""
    if source is not None:
        head = head_lines(source.read_text("utf-8"))
        line = next((line.line for line in head if line.key == "save_as"), 1)
        wrong = f"this page is saved as {path.name}, which is no name of a page: it would not be gated"
        yield Problem(origin.shown(source), line, 1, wrong, "Remove Save_as, or let its name end in .html")
