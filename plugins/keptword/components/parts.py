"""The parts of a page that the build itself writes: banner, lock, settings, list, receipt, embeds.

They come from this plugin's own templates and nobody else's. Each is remembered as it was written, so that what a page
holds besides is known to be a text's or a theme's.
"""

from collections.abc import Callable, Mapping
from pathlib import Path

from jinja2 import Environment, FileSystemLoader
from markupsafe import Markup

from ..inventory import Service
from ..languages.catalogues import MessageFolder
from .inert import inert_markup
from .wording import country_name, in_one_sentence, kind_of_embeds, lifetime_in_words, translated

_HERE = Path(__file__).parent

MESSAGES = MessageFolder(_HERE / "templates", _HERE / "translations")
"""Where the templates of the parts are, and what they say in other languages."""

# Attributes of a pasted frame that say nothing to browsers today, or that the placeholder decides.
_DROPPED = frozenset({"frameborder", "scrolling", "marginheight", "marginwidth", "width", "height", "style"})


FILTERS = {
    "country_name": country_name,
    "inert_for": lambda html, service: Markup(inert_markup(service.id, html)),
    "in_one_sentence": in_one_sentence,
    "kind_of_embeds": kind_of_embeds,
    "lifetime_in_words": lifetime_in_words,
    "translated": translated,
}
"""What the templates of the parts call, by name."""


class Parts:
    """Renders the parts of one build; `context` is what all templates know, `language` the one that is spoken now."""

    def __init__(self, environment: Environment, context: Mapping[str, object], language: Callable[[], str]) -> None:
        self._environment = environment.overlay(loader=FileSystemLoader(MESSAGES.templates))
        self._context = context
        self._language = language
        self._in_language: dict[tuple[str, str], Markup] = {}
        self._written: dict[str, None] = {}

    def write(self, name: str, /, **values: object) -> Markup:
        """Return the part of that name; without values it is the same on every page of a language."""
        key = (name, self._language())
        if values or key not in self._in_language:
            text = self._environment.get_template(f"consent/parts/{name}.html").render({**self._context, **values})
            self._remember(text)
            if values:
                return Markup(text)
            self._in_language[key] = Markup(text)
        return self._in_language[key]

    def write_embed(self, service: Service, attributes: Mapping[str, str]) -> str:
        """Return what stands in the place of a pasted frame until its service is allowed."""
        frame = {name: value for name, value in attributes.items() if name not in _DROPPED}
        title = attributes.get("title") or service.name
        return self.write("embed", service=service, frame=frame, title=title, link=attributes["src"])

    def names_in(self, html: str) -> frozenset[str]:
        """Return which parts without values stand in a page, or in its text, as they were written."""
        written = ((name, part.strip()) for (name, _), part in self._in_language.items())
        return frozenset(name for name, part in written if part and part in html)

    def _remember(self, text: str) -> None:
        if stripped := text.strip():
            self._written[stripped] = None

    def blanked_in(self, html: str) -> str:
        """Return a page in which spaces stand in the place of the build's own parts; lines and columns stay."""
        for part in sorted(self._written, key=len, reverse=True):
            if part in html:
                html = html.replace(part, _blank(part))
        return html


def _blank(part: str) -> str:
    return "\n".join(" " * len(line) for line in part.split("\n"))
