"""Pelican plugin: protects what Pelican wrote, at the end of its run, as `keptword protect` would.

Settings and services are those of `consent/`, beside the folder of the texts; `KEPTWORD_CONSENT` names another folder.
Whatever cannot be protected leaves no page behind, and ends the run with exit status 1.
"""

import logging
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pelican import Pelican
from pelican.plugins import signals

from .cli.beginning import begin
from .inventory import read_inventory
from .problems import Problem, ProblemsFoundError
from .protection.folder import protect
from .protection.manifest import Manifest, read_manifest
from .protection.options import FILE, read_options
from .protection.origin import Origin

SETTING = "KEPTWORD_CONSENT"

_PAGES = ("*.htm", "*.html", "*.xhtml")


class NotProtectedError(Exception):
    """The pages could not be protected, and are gone; why was told before."""


def register() -> None:
    """Connect to Pelican."""
    signals.initialized.connect(_begin)
    logging.getLogger("pelican").addFilter(_without_steps)


def _begin(pelican: Pelican) -> None:
    """Take away what was protected the last time: Pelican writes over its own files and knows nothing of ours."""
    output, consent = Path(pelican.output_path), _consent_folder(pelican.settings)
    remove_protected(output)
    run = _Run(output, consent, tuple(sorted(Path(pelican.theme).rglob("*.html"))))
    signals.content_written.connect(run.remember, weak=False)
    # Once all other plugins have connected, so that what they write at the end is protected too.
    signals.finalized.connect(run.protect, weak=False)


class _Run:
    """One run of Pelican: which page was made from which text, and what becomes of them at the end."""

    def __init__(self, output: Path, consent: Path, templates: tuple[Path, ...]) -> None:
        self._output = output
        self._consent = consent
        self._templates = templates
        self._sources: dict[Path, Path] = {}

    def remember(self, path: str, context: Mapping[str, Any]) -> None:
        """Remember the text of a page that was just written."""
        content = context.get("article") or context.get("page")
        if content is not None:
            self._sources[Path(path)] = Path(content.source_path)

    def protect(self, _: Pelican) -> None:
        """Protect what was written. Raises NotProtectedError, with no page left."""
        signals.content_written.disconnect(self.remember)
        signals.finalized.disconnect(self.protect)
        consent = self._consent
        try:
            if not (consent / FILE).exists():
                _propose(self._output, consent)
            options = read_options(consent)
            inventory = read_inventory(consent / "services", options.languages)
            report = protect(self._output, inventory, options, self._origin_of)
        except (ProblemsFoundError, OSError) as error:
            remove_pages(self._output)
            print(error, file=sys.stderr)
            raise NotProtectedError("Nothing was published: the pages could not be protected.") from None
        for note in report.notes:
            print(note)

    def _origin_of(self, file: str) -> Origin:
        """Return the text of a page and the templates; for a page that lists texts, all of them."""
        source = self._sources.get(self._output / file)
        others = () if source else tuple(sorted(set(self._sources.values())))
        return Origin(source, (*self._templates, *others), Path.cwd())


def _propose(output: Path, consent: Path) -> None:
    """Write the settings for what was built. Raises ProblemsFoundError: nobody has filled them in yet."""
    *written, _ = begin(output, consent)
    print("\n".join(written))
    new = Problem(f"{consent.as_posix()}/{FILE}", 1, 1, "there were no settings", "Fill in these, and build again")
    raise ProblemsFoundError([new])


def _consent_folder(settings: dict[str, Any]) -> Path:
    """Return the folder of the settings as messages are to name it: from where Pelican was started, if below it."""
    folder = Path(settings.get(SETTING) or Path(settings["PATH"]).parent / "consent").absolute()
    here = Path.cwd()
    return folder.relative_to(here) if folder.is_relative_to(here) else folder


def remove_protected(output: Path) -> None:
    """Remove each file that keptword wrote into a folder, pages and its own."""
    manifest = read_manifest(output)
    for file in manifest.files if manifest else ():
        (output / file).unlink(missing_ok=True)
    if manifest:
        Manifest.path_in(output).unlink()


def remove_pages(output: Path) -> None:
    """Remove all pages: what is not protected is not to be published by mistake."""
    for pattern in _PAGES:
        for page in output.rglob(pattern):
            page.unlink()


def _without_steps(record: logging.LogRecord) -> bool:
    """Take the program's own steps from what Pelican says at the end: what is to be mended was told."""
    error = record.exc_info[1] if record.exc_info else None
    if isinstance(error, NotProtectedError):
        record.msg, record.args, record.exc_info = str(error), (), None
    return True
