"""What an owner says of a site, once: the settings file of `consent/`, read and checked."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path

from ..components.controller import Controller
from ..components.endpoint import Endpoint, receipts_endpoint_at
from ..components.translated_parts import NO_FILES, TEXTS, OwnerFiles
from ..csp.inline import InlineCode
from ..gate.advice import OF_ANY_SITE, ServiceCommands
from ..inventory.tables import Form
from ..inventory.written import Written, written
from ..inventory.written_tables import Document, WrittenTable
from ..problems import Problem, ProblemsFoundError
from ..site_address import NoSiteAddressError, SiteAddress, site_address
from ..text_files import decoded_text

FILE = "settings.toml"
RECEIPTS = "receipts-to"

_LANGUAGE = Form("|".join(TEXTS), "is no language in which there are texts", f"Take some of {', '.join(TEXTS)}")
_COUNTRY = Form("[A-Z]{2}", "is no code of a country", "Write its two letters, such as BE")


# As browsers compare it: in small letters, without port.
_HOST = re.compile(r"(?!-)[a-z0-9-]+(?:\.[a-z0-9-]+)+")


@dataclass(frozen=True)
class Options:
    """Who runs a site, where it is, and where its privacy policy stands, by language.

    `languages` are those in which visitors are asked: the first on pages whose own is none of them. `sends_headers`:
    whether its server sends what `_headers` holds. `scripts_read` are script files that the owner vouches for, with the
    reason, `own_hosts` hosts beside that of the site, with the reason why they are nobody else's, and `known_code` code
    in pages. With `is_strict`, a page whose policy cannot be strict is refused; with `is_themed`, the theme's style
    sheets see to the parts. `receipts_to` is where choices are sent. `file` and `commands` are what messages name.
    """

    controller: Controller
    address: SiteAddress
    privacy: Mapping[str, str] = field(default_factory=dict)
    languages: tuple[str, ...] = ("en",)
    sends_headers: bool = False
    scripts_read: Mapping[str, str] = field(default_factory=dict)
    own_hosts: Mapping[str, str] = field(default_factory=dict)
    known_code: tuple[InlineCode, ...] = ()
    is_strict: bool = False
    is_themed: bool = False
    receipts_to: Endpoint | None = None
    own: OwnerFiles = NO_FILES
    file: str = f"consent/{FILE}"
    commands: ServiceCommands = OF_ANY_SITE

    @property
    def language(self) -> str:
        return self.languages[0]

    @property
    def company(self) -> str:
        return self.controller.name

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
    content = written(shown_as, text)
    document = Document(content)
    root = document.root()
    company = root.text("company", "Example Ltd", "who runs the site")
    address = _address(root)
    languages = root.listed("languages", '["en"]', "the languages in which visitors are asked", _LANGUAGE)
    sends_headers = root.flag("sends-headers", "whether the server sends what _headers holds")
    is_strict = root.flag("strict", "whether pages with code of their own are refused")
    is_themed = root.flag("themed", "whether the theme's style sheets see to banner, settings and embeds")
    scripts_read = root.optional_texts("scripts-read", (), "script files that you have read, and the reason") or {}
    own_hosts = root.optional_texts("own-hosts", (), "hosts of yours, and why they are nobody else's") or {}
    for host in own_hosts:
        if not _HOST.fullmatch(host):
            root.report("own-hosts", f'"{host}" is not the name of one host', 'Write it as "static.example.com" = "…"')
    receipts_to = _receipts_to(root, content)
    controller = _controller(root, company)
    privacy = root.texts("privacy", (), "where the privacy policy stands, by language")
    for tag, where in privacy.items():
        if not where.startswith("/") or where.startswith("//"):
            root.report("privacy", f'"{where}" is not the address of a page of this site', f'Write {tag} = "/privacy/"')
    root.close()
    if document.problems or address is None:
        raise ProblemsFoundError(document.problems)
    with_folder = "" if consent.as_posix() == "consent" else f" --consent {consent.as_posix()}"
    return Options(
        controller,
        address,
        privacy,
        languages or ("en",),
        sends_headers,
        scripts_read,
        own_hosts,
        is_strict=is_strict,
        is_themed=is_themed,
        receipts_to=receipts_to,
        own=_owner_files(consent),
        file=shown_as,
        commands=ServiceCommands(
            f"{consent.as_posix()}/services", f"keptword add{with_folder}", f"keptword new{with_folder}", shown_as
        ),
    )


def _address(root: WrittenTable) -> SiteAddress | None:
    text = root.text("address", "https://www.example.com", "where visitors find the site")
    try:
        return site_address(text) if text else None
    except NoSiteAddressError as error:
        root.report("address", error.wrong, error.instead)
        return None


def _receipts_to(root: WrittenTable, content: Written) -> Endpoint | None:
    example = "https://receipts.example.com/consent"
    address = root.optional_text(RECEIPTS, example, "where each choice is sent, as proof that it was made")
    place = content.problem((RECEIPTS,), "", "")
    at = place.file, place.line, place.column
    return receipts_endpoint_at(RECEIPTS, at, address) if address else None


def _controller(root: WrittenTable, company: str) -> Controller:
    table = root.table(
        "contact", "[contact], and below it email = …", "how visitors reach you, as their receipts say it"
    )
    if table is None:
        return Controller(company)
    names = {one.name: one.name.replace("_", "-") for one in fields(Controller) if one.name not in ("name", "country")}
    texts = {name: table.optional_text(key, "…", "as receipts say it") or "" for name, key in names.items()}
    country = table.optional_text("country", "BE", "the country whose law you follow", _COUNTRY) or ""
    table.close()
    return Controller(company, **texts, country=country)


def _owner_files(consent: Path) -> OwnerFiles:
    """Return which of the folders with an owner's own files there are."""
    there = {name: consent / name for name in ("templates", "translations", "posters") if (consent / name).is_dir()}
    return OwnerFiles(**there)
