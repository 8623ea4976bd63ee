"""What an owner says of a site, once: the settings file of `consent/`, read and checked."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from ..components.translated_parts import TEXTS
from ..gate.advice import ServiceCommands
from ..inventory.tables import Form
from ..inventory.written import written
from ..inventory.written_tables import Document, WrittenTable
from ..problems import Problem, ProblemsFoundError
from ..site_address import NoSiteAddressError, SiteAddress, site_address
from ..text_files import decoded_text

FILE = "settings.toml"

_LANGUAGE = Form("|".join(TEXTS), "is no language in which there are texts", f"Take some of {', '.join(TEXTS)}")


@dataclass(frozen=True)
class Options:
    """Who runs a site, where it is, and where its privacy policy stands, by language.

    `languages` are those in which visitors are asked: the first on pages whose own is none of them. `sends_headers`:
    whether its server sends what `_headers` holds. `scripts_read` are script files that the owner vouches for, with the
    reason. `consent` is how messages name the folder of the settings.
    """

    company: str
    address: SiteAddress
    privacy: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    languages: tuple[str, ...] = ("en",)
    sends_headers: bool = False
    scripts_read: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    consent: str = "consent"

    @property
    def language(self) -> str:
        return self.languages[0]

    @property
    def file(self) -> str:
        """The file of these settings, as messages name it."""
        return f"{self.consent}/{FILE}"

    @property
    def commands(self) -> ServiceCommands:
        """The commands of which messages tell."""
        with_folder = "" if self.consent == "consent" else f" --consent {self.consent}"
        return ServiceCommands(f"{self.consent}/services", f"keptword add{with_folder}", f"keptword new{with_folder}")

    def privacy_in(self, language: str) -> str:
        """Return where the policy stands in a language, or in the site's own, or nothing."""
        return self.privacy.get(language) or self.privacy.get(self.language, "")


def read_options(consent: Path) -> Options:
    """Read the settings in a folder. Raises ProblemsFoundError, with file and line of each problem."""
    shown_as = f"{consent.as_posix()}/{FILE}"
    try:
        text = decoded_text((consent / FILE).read_bytes(), shown_as)
    except FileNotFoundError as error:
        missing = Problem(shown_as, 1, 1, "there are no settings", "Make them: keptword init")
        raise ProblemsFoundError([missing]) from error
    document = Document(written(shown_as, text))
    root = document.root()
    company = root.text("company", "Example Ltd", "who runs the site")
    address = _address(root)
    languages = root.listed("languages", '["en"]', "the languages in which visitors are asked", _LANGUAGE)
    sends_headers = root.flag("sends-headers", "whether the server sends what _headers holds")
    scripts_read = root.optional_texts("scripts-read", (), "script files that you have read, and the reason") or {}
    privacy = root.texts("privacy", (), "where the privacy policy stands, by language")
    for tag, where in privacy.items():
        if not where.startswith("/") or where.startswith("//"):
            root.report("privacy", f'"{where}" is not the address of a page of this site', f'Write {tag} = "/privacy/"')
    root.close()
    if document.problems or address is None:
        raise ProblemsFoundError(document.problems)
    return Options(
        company,
        address,
        MappingProxyType(privacy),
        languages or ("en",),
        sends_headers,
        MappingProxyType(scripts_read),
        consent.as_posix(),
    )


def _address(root: WrittenTable) -> SiteAddress | None:
    text = root.text("address", "https://www.example.com", "where visitors find the site")
    try:
        return site_address(text) if text else None
    except NoSiteAddressError as error:
        root.report("address", error.wrong, error.instead)
        return None
