"""What an owner says of a site, once: the settings file of `consent/`, read and checked."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from plugins.inventory.written import written
from plugins.inventory.written_tables import Document, WrittenTable
from plugins.problems import Problem, ProblemsFoundError
from plugins.settings.language_tags import NoLanguageTagError, language_tag
from plugins.site_address import NoSiteAddressError, SiteAddress, site_address
from plugins.text_files import decoded_text

FILE = "settings.toml"


@dataclass(frozen=True)
class Options:
    """Who runs a site, where it is, and where its privacy policy stands, by language.

    `language` is that of pages whose own says nothing, or is one without texts.
    """

    company: str
    address: SiteAddress
    privacy: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    language: str = "en"

    def privacy_in(self, language: str) -> str:
        """Return where the policy stands in a language, or in the site's own, or nothing."""
        return self.privacy.get(language) or self.privacy.get(self.language, "")


def read_options(file: Path, shown_as: str) -> Options:
    """Read the settings of a site. Raises ProblemsFoundError, with file and line of each problem."""
    try:
        text = decoded_text(file.read_bytes(), shown_as)
    except FileNotFoundError as error:
        raise ProblemsFoundError(
            [Problem(shown_as, 1, 1, "there are no settings", "Make them: keptword init")]
        ) from error
    content = written(shown_as, text)
    document = Document(content)
    root = document.root()
    company = root.text("company", "Example Ltd", "who runs the site")
    address = _address(root)
    language = _language(root)
    privacy = root.texts("privacy", (), "where the privacy policy stands, by language")
    for tag, where in privacy.items():
        if not where.startswith("/") or where.startswith("//"):
            root.report("privacy", f'"{where}" is not the address of a page of this site', f'Write {tag} = "/privacy/"')
    root.close()
    if document.problems or address is None:
        raise ProblemsFoundError(document.problems)
    return Options(company, address, MappingProxyType(privacy), language)


def _address(root: WrittenTable) -> SiteAddress | None:
    text = root.text("address", "https://www.example.com", "where visitors find the site")
    try:
        return site_address(text) if text else None
    except NoSiteAddressError as error:
        root.report("address", error.wrong, error.instead)
        return None


def _language(root: WrittenTable) -> str:
    text = root.optional_text("language", "en", "the language of pages that do not say theirs") or "en"
    try:
        return language_tag(text)
    except NoLanguageTagError as error:
        root.report("language", error.wrong, error.instead)
        return text
