"""The parts that pages get: banner, lock, list, settings, receipt, embeds, in each language that has texts.

An owner may put a template of the same name, or other words for a message, in the place of each.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from jinja2 import ChoiceLoader, Environment, FileSystemLoader, PrefixLoader
from jinja2.utils import htmlsafe_json_dumps
from markupsafe import Markup

from ..inventory import Service
from ..languages.alternates import PageLink
from ..languages.catalogue_files import finished_languages
from ..languages.catalogues import SOURCE_LANGUAGE, MessageFolder, read_catalogues
from ..languages.current import Gettext, language, locale, long_date, speak
from ..languages.tags import is_same_language, text_direction
from ..site_address import SiteAddress
from .controller import Controller
from .frame_box import frame_box
from .inert import inert_markup
from .receipt import Notice, receipt_data
from .site_consent import SiteConsent
from .wording import country_name, in_one_sentence, kind_of_embeds, lifetime_in_words, translated

_HERE = Path(__file__).parent

MESSAGES = MessageFolder(_HERE / "templates", _HERE / "translations")
"""Where the templates of the parts are, and what they say in other languages."""

TEXTS = tuple(sorted([SOURCE_LANGUAGE, *finished_languages(MESSAGES.catalogues)]))
"""The languages in which there are texts that a second person has read."""

FILTERS = {
    "country_name": country_name,
    "inert_for": lambda html, service: Markup(inert_markup(service.id, html)),
    "in_one_sentence": in_one_sentence,
    "kind_of_embeds": kind_of_embeds,
    "lifetime_in_words": lifetime_in_words,
    "translated": translated,
}
"""What the templates of the parts call, by name."""

# What a frame that an editor places may do without asking again.
_ALLOWED_FRAME = "fullscreen"

# Templates of parts are named consent/parts/<part>.html.
_PARTS, _DELIMITER = "consent", "/parts/"

PageLinks = Mapping[str, Mapping[str, PageLink]]


def language_of(tag: str, languages: Iterable[str], default: str) -> str:
    """Return which of the languages a page with this tag is in: one with `nl-BE` is in `nl`."""
    return next((text for text in languages if is_same_language(text.lower(), tag.lower())), default)


@dataclass(frozen=True)
class OwnerFiles:
    """What an owner puts in the place of what comes along: folders of templates, of `.po` files, of posters."""

    templates: Path | None = None
    translations: Path | None = None
    posters: Path | None = None


NO_FILES = OwnerFiles()


class SiteParts:
    """Writes the parts of one site; `pages` holds where pages are that parts link to, by language and then by name."""

    def __init__(
        self,
        consent: SiteConsent,
        controller: Controller,
        address: SiteAddress,
        pages: PageLinks,
        own: OwnerFiles = NO_FILES,
    ) -> None:
        self._consent = consent
        self._controller = controller
        self._address = address
        self._pages = pages
        self._environment = _environment(own, lambda name: pages[language()][name])
        self._environment.globals.update(
            consent=consent, COMPANY={"name": controller.name}, receipt_data=self._receipt_data
        )
        self._in_language: dict[tuple[str, str], str] = {}
        self.boxes: dict[str, str] = {}

    def write(self, name: str, /, **values: object) -> str:
        """Return a part in the language that is spoken now; without values it is the same on every page."""
        key = (name, language())
        if not values and key in self._in_language:
            return self._in_language[key]
        written = self._environment.get_template(f"{_PARTS}{_DELIMITER}{name}.html").render(values)
        if not values:
            self._in_language[key] = written
        return written

    def write_frame(self, service: Service, attributes: Mapping[str, str]) -> str:
        """Return the placeholder of a pasted frame, and add its style to `boxes`."""
        box = frame_box(attributes)
        self.boxes[box.name] = box.css
        frame = {name: value for name, value in attributes.items() if name != "style"}
        values = {"frame": frame, "title": attributes.get("title") or service.name, "link": attributes["src"]}
        return self.write("frame", service=service, box=box.name if box.css else "", **values)

    def write_embed(self, service: Service) -> str:
        """Return the part for an embed of a service that an editor asked for."""
        embed = service.embed
        assert embed is not None
        frame = {"src": embed.src, "allow": _ALLOWED_FRAME}
        values = {"title": translated(embed.title), "link": embed.link, "poster": embed.poster, "frame": frame}
        return self.write("embed", service=service, **values)

    def settings_page(self, home: str, style: str) -> str:
        """Return a page with settings and list, for a site that has no place for them."""
        values = {"tag": language(), "direction": text_direction(language()), "home": home, "style": style}
        return self._environment.get_template("keptword/settings-page.html").render(values)

    def _receipt_data(self) -> Markup:
        """Return, as JSON, what a receipt made on a page of this language says, in the order of its fields."""
        current = language()
        notices: dict[str, Notice] = {}
        for code, links in self._pages.items():
            speak(code)
            notices[code] = Notice(
                f"{self._address.origin}{links['cookies'].address}#list", self.write("banner").strip()
            )
        speak(current)
        data = receipt_data(self._consent.inventory, self._controller, self._address, current, notices)
        return htmlsafe_json_dumps(data, sort_keys=False)


def _environment(own: OwnerFiles, page_of: Callable[[str], PageLink]) -> Environment:
    others = [PrefixLoader({_PARTS: FileSystemLoader(own.templates)}, _DELIMITER)] if own.templates else []
    environment = Environment(
        loader=ChoiceLoader([*others, FileSystemLoader(MESSAGES.templates)]),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.add_extension("jinja2.ext.i18n")
    environment.policies["ext.i18n.trimmed"] = True
    messages = [MESSAGES, *([MessageFolder(MESSAGES.templates, own.translations)] if own.translations else [])]
    gettext = Gettext(read_catalogues(messages, TEXTS))
    environment.install_gettext_callables(  # type: ignore[attr-defined]
        gettext.gettext, gettext.ngettext, newstyle=True, pgettext=gettext.pgettext, npgettext=gettext.npgettext
    )
    environment.filters.update(FILTERS, long_date=long_date)
    environment.globals.update(page_of=page_of, locale_code=lambda: str(locale()).replace("_", "-"))
    return environment
