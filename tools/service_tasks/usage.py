"""Where the services of a site are used: on every page, in which texts, in which templates."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import markdown

from plugins.keptword.gate.owners import needed_directive, owner_of
from plugins.keptword.inventory import Inventory, Service
from plugins.keptword.requests import Load, read_file
from plugins.keptword.requests.load import host_of
from plugins.keptword.text_files import read_text
from plugins.placeholders.markers import find_markers

EVERY_PAGE = "every page"
SITE_ITSELF = "the site itself"


@dataclass(frozen=True)
class Use:
    """A text or a template that shows a service or holds its code; `file` is relative to the project."""

    file: str
    embeds: tuple[str, ...]
    loads: tuple[Load, ...]

    def shows(self, service: Service, inventory: Inventory) -> bool:
        by_embed = service.embed is not None and service.id in self.embeds
        return by_embed or any(True for _ in self._loads_of(service, inventory))

    def runs(self, service: Service, inventory: Inventory) -> bool:
        """Whether the service's own code is pasted here."""
        return any(needed_directive(load) == "script-src" for load in self._loads_of(service, inventory))

    def _loads_of(self, service: Service, inventory: Inventory) -> Iterator[Load]:
        return (load for load in self.loads if owner_of(load, inventory.optional) == service)


def uses(root: Path, site_url: str) -> tuple[Use, ...]:
    """Return what the texts and templates of the site in `root` show of others, in the order of their files."""
    return tuple(_uses(root, site_url))


def _uses(root: Path, site_url: str) -> Iterator[Use]:
    for path in sorted((root / "content/pages").rglob("*.md")):
        text = read_text(path)
        embeds = tuple(marker.argument or "" for marker in find_markers(text) if marker.name == "embed")
        file = path.relative_to(root).as_posix()
        yield Use(file, embeds, _foreign_loads(markdown.markdown(text), file, site_url))
    for path in sorted((root / "theme/templates").rglob("*.html")):
        file = path.relative_to(root).as_posix()
        yield Use(file, (), _foreign_loads(read_text(path), file, site_url))


def _foreign_loads(html: str, file: str, site_url: str) -> tuple[Load, ...]:
    if "//" not in html:
        return ()
    loads = read_file(html.encode(), f"{file}.html", site_url).loads
    return tuple(load for load in loads if load.host and load.host != host_of(site_url))


def where_used(service: Service, inventory: Inventory, used: tuple[Use, ...]) -> tuple[str, ...]:
    """Return in words where a service is used: pages by name, with their languages."""
    if not service.needs_consent:
        return (SITE_ITSELF,)
    files = [use.file for use in used if use.shows(service, inventory)]
    everywhere = [EVERY_PAGE] if service.scripts else []
    return (*everywhere, *_by_page(files)) or (_nowhere(service),)


def run_twice(service: Service, inventory: Inventory, used: tuple[Use, ...]) -> tuple[str, ...]:
    """Return the files in which code is pasted that the service's own file puts on every page already."""
    return tuple(use.file for use in used if use.runs(service, inventory)) if service.scripts else ()


def _nowhere(service: Service) -> str:
    shown = f"write [[embed {service.id}]], alone on its line, or paste" if service.embed else "paste"
    return f"no page yet; {shown} its code into a text"


def directives_of(host: str, used: tuple[Use, ...]) -> dict[str, list[str]]:
    """Return the directives and hosts that what is pasted already needs of a host, as `[hosts]` lists them."""
    needed: dict[str, list[str]] = {}
    for use in used:
        for load in use.loads:
            if load.host == host:
                for directive in load.directives[:1]:
                    needed[directive] = [f"https://{host}"]
    return needed


def _by_page(files: list[str]) -> Iterator[str]:
    """Yield each page once with the languages of its texts, and each template by its file."""
    languages: dict[str, list[str]] = {}
    for file in files:
        folder, _, name = file.removeprefix("content/pages/").rpartition("/")
        if file.startswith("content/pages/"):
            languages.setdefault(name.removesuffix(".md"), []).append(folder)
    yield from (f"{page} ({', '.join(of_page)})" for page, of_page in sorted(languages.items()))
    yield from (file for file in files if not file.startswith("content/pages/"))
