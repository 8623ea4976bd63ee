"""Writes a new site's settings, the service that stores the choice, and the services its built folder uses."""

import datetime
import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from urllib.parse import quote, urljoin, urlsplit

from ..components.translated_parts import TEXTS, language_of
from ..gate.owners import service_id_for
from ..inventory import read_inventory
from ..inventory.described_tables import service_keys
from ..inventory.entries import CATALOGUE
from ..inventory.known_by import closest_services
from ..inventory.reading import HOST
from ..inventory.service_texts import entry_text, new_text, with_id
from ..languages.catalogues import SOURCE_LANGUAGE
from ..problems import Problem, ProblemsFoundError
from ..protection.html_page import HtmlPage
from ..protection.options import FILE
from ..protection.site_folder import read_pages
from ..requests import Load
from ..requests.deciding import deciding_directives
from ..requests.element_reader import Document
from ..requests.files import read_file, read_nested
from ..requests.html import read_html
from ..requests.load import Place, host_of
from ..requests.reading import Reading
from ..site_address import NoSiteAddressError, site_address
from ..text_files import write_text

_STARTER = Path(__file__).parent / "starter"
OWN_SERVICE = "consent-choice.toml"

_IN_THE_PAGES = "# The code is in the pages already.\nscripts = []\n"

# An address that no site has, so that every URL with a host counts as third-party.
_NOWHERE = "https://own.invalid/"

_POLICY = re.compile(r"privacy|datenschutz|confidentialit", re.IGNORECASE)


def begin(folder: Path, consent: Path, address: str = "") -> Iterator[str]:
    """Write `consent/` for a built folder, and yield what was written. Existing files are kept.

    `address` is the site's address; if empty, it is taken from the canonical links of the pages.

    Raises ProblemsFoundError if pages cannot be read.
    """
    pages, problems = read_pages(folder)
    if problems:
        raise ProblemsFoundError(problems)
    own_address = _as_address(address) or _own_address(pages)
    texts = {
        FILE: _settings(pages, own_address),
        f"services/{OWN_SERVICE}": (_STARTER / OWN_SERVICE).read_text("utf-8"),
    }
    why = {}
    unknown: dict[str, str] = {}
    own_host = host_of(own_address)
    for found, place in _used(folder, pages, own_host, unknown).items():
        texts[f"services/{found}.toml"] = f'use = "{found}"\n{_IN_THE_PAGES}'
        why[f"services/{found}.toml"] = f", which {place} uses"
    for name, text in texts.items():
        target = consent / name
        if target.exists():
            yield f"Kept: {target}"
            continue
        target.parent.mkdir(parents=True, exist_ok=True)
        write_text(target, text)
        yield f"Written: {target}{why.get(name, '')}"
    with_folder = "" if consent == Path("consent") else f" --consent {consent}"
    for host, place in sorted(unknown.items()):
        yield f"Not known: {host}, in {place}. Describe it: keptword new{with_folder} {host}"
    yield f"Now fill in {consent / FILE}, then: keptword protect{with_folder} {folder}"


def _settings(pages: Mapping[str, HtmlPage], address: str) -> str:
    """Return the settings text, with the address, the languages and the likely policy pages filled in if known."""
    languages = [text for text in TEXTS if any(language_of(page.language, [text], "") for page in pages.values())]
    languages = languages or [SOURCE_LANGUAGE]
    policies: dict[str, str] = {}
    for file, page in pages.items():
        language = language_of(page.language, languages, languages[0])
        if _POLICY.search(file):
            policies.setdefault(language, f"{urlsplit(address).path}/{file.removesuffix('index.html')}")
    lines = [f'{language} = "{policies.get(language, "/privacy/")}"' for language in languages]
    text = (_STARTER / FILE).read_text("utf-8")
    text = text.replace("[ADDRESS]", address or "[ADDRESS]")
    return text.replace("{languages}", json.dumps(languages)).replace("{privacy}", "\n".join(lines))


def _own_address(pages: Mapping[str, HtmlPage]) -> str:
    """Return a site's address from the canonical links of its pages (RFC 6596), or "" if unknown.

    The link of `index.html` counts in full; without one, the origin counts if all other pages agree on it.
    """
    said = {file: address for file, page in pages.items() if (address := _canonical(page))}
    origins = {urljoin(address, "/") for address in said.values()}
    address = said.get("index.html") or (origins.pop() if len(origins) == 1 else "")
    return _as_address(address)


def _as_address(text: str) -> str:
    """Return an address in the form that the settings use, or "" if it is invalid."""
    try:
        return site_address(text.rstrip("/")).url
    except NoSiteAddressError:
        return ""


def _canonical(page: HtmlPage) -> str:
    links = page.parsed.find_all("link") if "canonical" in page.text.lower() else []
    return next(
        ((link.attr("href") or "").strip() for link in links if (link.attr("rel") or "").lower() == "canonical"), ""
    )


def _used(folder: Path, pages: Mapping[str, HtmlPage], own_host: str, unknown: dict[str, str]) -> dict[str, str]:
    """Return the catalogue entries that a site uses, each with its first place; adds other hosts to `unknown`."""
    catalogue = read_inventory(CATALOGUE.folder, (), CATALOGUE.shown_as)
    used: dict[str, str] = {}
    for load in _loads(folder, pages):
        if load.host in ("", own_host, host_of(_NOWHERE)):
            continue
        where = f"{load.place.file}:{load.place.line}"
        closest = closest_services(load.url, deciding_directives(load), catalogue.optional)
        if closest:
            used.setdefault(closest[0].id, where)
        else:
            unknown.setdefault(load.host, where)
    return used


def _loads(folder: Path, pages: Mapping[str, HtmlPage]) -> Iterator[Load]:
    """Yield the loads of the pages and style sheets."""
    for file, page in pages.items():
        reading = Reading()
        read_html(page.text, Document(_NOWHERE), Place(file), reading, read_nested)
        yield from reading.loads
    for path in sorted(folder.rglob("*.css")):
        file = path.relative_to(folder).as_posix()
        yield from read_file(path.read_bytes(), file, f"{_NOWHERE}{quote(file)}").loads


def described(consent: Path, host: str, languages: tuple[str, ...]) -> str:
    """Write a file to fill in for a service that is not in the catalogue. Raises ProblemsFoundError."""
    service_id = service_id_for(host, ())
    target = consent / "services" / f"{service_id}.toml"
    if not re.fullmatch(HOST.pattern, f"https://{host}"):
        wrong = Problem(target.as_posix(), 1, 1, f'"{host}" is not a host', "Write it as keptword new example.com")
        raise ProblemsFoundError([wrong])
    hosts = {name: [f"https://{host}"] for name in ("script-src", "style-src", "img-src", "font-src", "connect-src")}
    _write_new(target, new_text(service_keys(languages), {}, hosts, datetime.date.today()))
    return f"Written: {target}. Write a text in place of each that stands between brackets."


def entry_added(consent: Path, entry: str, site_id: str) -> str:
    """Write the file of a catalogue service; return what was done. Raises ProblemsFoundError.

    If the service needs a vendor id and none is given, its code is assumed to be in the pages already.
    """
    target = consent / "services" / f"{entry}.toml"
    shown = target.as_posix()
    if entry not in CATALOGUE.ids:
        raise ProblemsFoundError([Problem(shown, 1, 1, *CATALOGUE.unknown(entry))])
    text = entry_text(entry, CATALOGUE.file(entry))
    wanted = CATALOGUE.wanted_id(entry)
    if wanted and wanted.is_needed and not site_id:
        _write_new(target, f"{text}{_IN_THE_PAGES}")
        otherwise = f'in place of the last two lines there: id = "{wanted.example}", with yours: {wanted.words}'
        return f"Written: {target}, for code that is in the pages. To have it put into each page, write {otherwise}"
    _write_new(target, with_id(text, site_id) if site_id else text)
    return f"Written: {target}"


def _write_new(target: Path, text: str) -> None:
    """Write a new service file. Raises ProblemsFoundError if it already exists."""
    if target.exists():
        wrong = Problem(target.as_posix(), 1, 1, "this service is there already", "Change it in an editor")
        raise ProblemsFoundError([wrong])
    target.parent.mkdir(parents=True, exist_ok=True)
    write_text(target, text)
