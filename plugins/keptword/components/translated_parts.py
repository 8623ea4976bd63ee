"""The banner, list and settings of any site, in each language that has texts: rendered without Pelican."""

from collections.abc import Callable, Iterable, Mapping

from jinja2 import Environment, FileSystemLoader

from ..inventory import Service
from ..languages.alternates import PageLink
from ..languages.catalogue_files import finished_languages
from ..languages.catalogues import SOURCE_LANGUAGE, read_catalogues
from ..languages.current import Gettext, language, locale, long_date
from ..languages.tags import is_same_language, text_direction
from .frame_box import frame_box
from .parts import FILTERS, MESSAGES, Parts
from .site_consent import SiteConsent

TEXTS = tuple(sorted([SOURCE_LANGUAGE, *finished_languages(MESSAGES.catalogues)]))
"""The languages in which there are texts that a second person has read."""


def language_of(tag: str, languages: Iterable[str], default: str) -> str:
    """Return which of the languages a page with this tag is in: one with `nl-BE` is in `nl`."""
    return next((text for text in languages if is_same_language(text.lower(), tag.lower())), default)


class SiteParts:
    """Writes the parts of one site; `pages` holds where pages are that parts link to, by language and then by name."""

    def __init__(self, consent: SiteConsent, company: str, pages: Mapping[str, Mapping[str, PageLink]]) -> None:
        self._consent = consent
        self.boxes: dict[str, str] = {}
        self._environment = _environment(lambda name: pages[language()][name])
        context = {"consent": consent, "COMPANY": {"name": company}}
        self._parts = Parts(self._environment, context, language)
        self._environment.globals.update(context)

    def write(self, name: str, /, **values: object) -> str:
        """Return a part in the language that is spoken now."""
        return str(self._parts.write(name, **values))

    def write_embed(self, service: Service, attributes: Mapping[str, str]) -> str:
        """Return what stands in the place of a frame; `boxes` then holds its style."""
        box = frame_box(attributes)
        self.boxes[box.name] = box.css
        frame = {name: value for name, value in attributes.items() if name != "style"}
        values = {"frame": frame, "title": attributes.get("title") or service.name, "link": attributes["src"]}
        return self.write("frame", service=service, box=box.name if box.css else "", **values)

    def settings_page(self, home: str, style: str) -> str:
        """Return a page with settings and list, for a site that has no place for them."""
        values = {"tag": language(), "direction": text_direction(language()), "home": home, "style": style}
        return self._environment.get_template("keptword/settings-page.html").render(values)


def _environment(page_of: Callable[[str], PageLink]) -> Environment:
    environment = Environment(
        loader=FileSystemLoader(MESSAGES.templates), autoescape=True, trim_blocks=True, lstrip_blocks=True
    )
    environment.add_extension("jinja2.ext.i18n")
    environment.policies["ext.i18n.trimmed"] = True
    gettext = Gettext(read_catalogues([MESSAGES], TEXTS))
    environment.install_gettext_callables(  # type: ignore[attr-defined]
        gettext.gettext, gettext.ngettext, newstyle=True, pgettext=gettext.pgettext, npgettext=gettext.npgettext
    )
    environment.filters.update(FILTERS, long_date=long_date)
    environment.globals.update(page_of=page_of, locale_code=lambda: str(locale()).replace("_", "-"))
    return environment
