"""The gate at work in a build: each page as it is written, then, where pages brought code along, their locks anew."""

from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import Any

from jinja2 import Environment

from plugins.consent.gate import Gate, Pasted
from plugins.consent.headers import headers_file
from plugins.consent.owners import how_to_declare
from plugins.consent.published import script_list
from plugins.consent.site_consent import SiteConsent
from plugins.inventory import Inventory, Service, read_inventory
from plugins.inventory.entries import CATALOGUE
from plugins.languages.current import speak
from plugins.loads import Load
from plugins.loads.files import decoded
from plugins.loads.scripts import csp_hash
from plugins.problems import Problem, ProblemsFoundError

# Attributes of a pasted frame that say nothing to browsers today, or that the placeholder decides.
_DROPPED = frozenset({"frameborder", "scrolling", "marginheight", "marginwidth", "width", "height", "style"})


class GatingBuild:
    """Gates the pages of one build, in the order in which they are written."""

    def __init__(
        self, consent: SiteConsent, environment: Environment, site_url: str, templates: tuple[Path, ...]
    ) -> None:
        self._consent = consent
        self._environment = environment
        self._templates = templates
        self._pages: list[Path] = []
        self._pasted: dict[Pasted, None] = {}
        self.problems: list[Problem] = []
        self._gate = Gate(
            consent.inventory,
            site_url,
            tuple(code.text for code in (*consent.scripts, consent.style)),
            self._write_embed,
        )

    def take(self, path: Path, source: Path | None, language: str, root: Path) -> None:
        """Gate one written page; `source` is the text it was made from, `root` what files are named relative to."""
        if path.suffix != ".html":
            return
        speak(language)
        html = path.read_text("utf-8")
        gated = self._gate.gate_page(html, path.name)
        if gated.html != html:
            path.write_text(gated.html, "utf-8")
        self._pages.append(path)
        self._pasted.update(dict.fromkeys(gated.pasted))
        self.problems += [self._undeclared(load, source, root) for load in gated.undeclared]

    def finish(self, output: Path) -> None:
        """Write down the scripts of the site; where pages brought code along, first write their locks anew."""
        consent = self._renewed(output) if self._pasted else self._consent
        files = {csp_hash(decoded(path.read_bytes())) for path in output.rglob("*") if path.suffix in (".js", ".mjs")}
        locks, own = ({code.csp_source for code in codes} for codes in (consent.locks, consent.scripts))
        (output / "scripts.json").write_text(script_list(locks, own | files), "utf-8")

    def _renewed(self, output: Path) -> SiteConsent:
        """Write locks and headers that allow what pages brought along."""
        hashes: dict[str, list[str]] = {}
        for pasted in self._pasted:
            hashes.setdefault(pasted.service_id, []).append(pasted.hash)
        renewed = self._consent.renewed(hashes)
        for page in self._pages:
            html = page.read_text("utf-8")
            for old, new in zip(self._consent.locks, renewed.locks, strict=True):
                html = html.replace(old.text, new.text)
            page.write_text(html, "utf-8")
        (output / "_headers").write_text(headers_file(renewed.widest, renewed.path), "utf-8")
        return renewed

    def _write_embed(self, service: Service, attributes: Mapping[str, str]) -> str:
        frame = {name: value for name, value in attributes.items() if name not in _DROPPED}
        title = attributes.get("title") or service.name
        template = self._environment.get_template("consent/embed.html")
        return template.render(service=service, frame=frame, title=title, link=attributes["src"])

    def _undeclared(self, load: Load, source: Path | None, root: Path) -> Problem:
        file, line, column = self._origin(load, source, root)
        wrong = f'loads {load.url} from "{load.host}", which no service declares'
        return Problem(file, line, column, wrong, how_to_declare(load, self._consent.inventory, self._catalogue))

    @cached_property
    def _catalogue(self) -> Inventory:
        try:
            return read_inventory(CATALOGUE.folder, (), CATALOGUE.shown_as)
        except ProblemsFoundError as error:
            self.problems += error.problems
            return Inventory()

    def _origin(self, load: Load, source: Path | None, root: Path) -> tuple[str, int, int]:
        """Return where a person wrote what loads this: the text or template that names its URL, or its host."""
        written = [path for path in (source, *self._templates) if path is not None]
        for wanted in (load.url, load.url.partition(":")[2], load.host):
            for path in written:
                text = path.read_text("utf-8")
                at = text.find(wanted)
                if at >= 0:
                    start = max(text.rfind("<", 0, at), text.rfind("\n", 0, at) + 1)
                    shown = path.relative_to(root).as_posix() if path.is_relative_to(root) else path.as_posix()
                    return shown, text.count("\n", 0, start) + 1, start - (text.rfind("\n", 0, start) + 1) + 1
        return load.place.file, load.place.line, load.place.column


def page_origin(context: Mapping[str, Any]) -> tuple[Path | None, str]:
    """Return the source file and the language of what Pelican has just written."""
    content = context.get("page") or context.get("article")
    if content is None:
        return None, str(context["DEFAULT_LANG"])
    return Path(content.source_path), str(content.lang)
