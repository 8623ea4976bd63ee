"""Makes a new site: the project without this company's data, its services and the permission to publish unconfirmed.

Its texts are proposals, made from those of this site; a language for which there are none begins with copies of the
first one, which count as untranslated.
"""

import ast
import datetime
import re
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from plugins.keptword.languages.tags import NoLanguageTagError, language_tag
from plugins.keptword.site_address import NoSiteAddressError, site_address
from plugins.keptword.text_files import write_text
from plugins.settings.reading import PUBLISHED_SETTINGS, SETTINGS
from plugins.translation_status.project_texts import CONTENT, MARKDOWN_FOLDERS, SERVICES
from plugins.translation_status.translating import SiteLanguages, translate
from tools.new_site.delivery import deliver
from tools.new_site.errors import NotMadeError
from tools.new_site.proposals import proposal, sections_of_services

OWN_SERVICE = "consent-choice.toml"

_COMPANY = {
    "name": "[COMPANY]",
    "address": "[STREET AND NUMBER], [POSTCODE] [TOWN], [COUNTRY]",
    "email": "hello@company.example",
    "telephone": "[TELEPHONE]",
    "legal_form": "[LEGAL FORM]",
    "enterprise_number": "[ENTERPRISE NUMBER]",
    "vat_number": "[VAT NUMBER]",
    "register_court": "[COURT OF THE REGISTER]",
    "dpo_email": "privacy@company.example",
}
_ADDRESS = "https://privacy.company.example"
_VENDOR = re.compile(r'^(?:name|company) = "(\w+)', re.MULTILINE)


@dataclass(frozen=True)
class Wanted:
    """What is known of a new site: its company, address and languages, that of the originals first."""

    languages: tuple[str, ...]
    company: str = ""
    url: str = ""


def wanted_site(languages: Iterable[str], company: str = "", url: str = "") -> Wanted:
    """Return what is wanted once it is sound. Raises NotMadeError, which names the option."""
    try:
        tags = tuple(language_tag(tag.strip()) for tag in languages)
        return Wanted(tuple(dict.fromkeys(tags)), company.strip(), site_address(url).url if url else "")
    except NoLanguageTagError as error:
        raise NotMadeError(f"--languages: {error.wrong}. {error.instead}.") from error
    except NoSiteAddressError as error:
        raise NotMadeError(f"--url: {error}") from error


def make_site(project: Path, folder: Path, wanted: Wanted) -> None:
    """Make a site in a folder that does not exist yet, or is empty; whole, or not at all. Raises NotMadeError."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise NotMadeError(f"{folder} is there already, and not empty.")
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=f".{folder.name}-", dir=folder.parent) as temporary:
        site = Path(temporary) / "site"
        site.mkdir()
        deliver(project, site)
        _write_settings(project, site, wanted)
        _write_texts(project, site, wanted.languages)
        list(translate(site, SiteLanguages(wanted.languages, wanted.languages[0])))
        if folder.exists():
            folder.rmdir()
        shutil.move(site, folder)


def _write_settings(project: Path, site: Path, wanted: Wanted) -> None:
    company = _COMPANY | ({"name": wanted.company} if wanted.company else {})
    lines = "".join(f"    {_quoted(key)}: {_quoted(value)},\n" for key, value in company.items())
    comma = "," if len(wanted.languages) == 1 else ""
    values = {
        "COMPANY": f"{{\n{lines}}}",
        "SITEURL": _quoted(wanted.url or _ADDRESS),
        "CONSENT_ENDPOINT": '""',
        "FORMS": "{}",
        "HSTS": "{}",
        "LANGUAGES": f"({', '.join(map(_quoted, wanted.languages))}{comma})",
        "DEFAULT_LANG": _quoted(wanted.languages[0]),
    }
    write_text(site / SETTINGS, _with_values((project / SETTINGS).read_text("utf-8"), values))
    # Without UNCONFIRMED_ALLOWED, and the comment above it.
    published = (project / PUBLISHED_SETTINGS).read_text("utf-8").partition("PUBLISHING = True\n")
    write_text(site / PUBLISHED_SETTINGS, published[0] + published[1])


def _with_values(settings: str, values: dict[str, str]) -> str:
    """Return settings in which some have other values, written as Python."""
    lines = settings.splitlines(keepends=True)
    for statement in reversed(ast.parse(settings).body):
        target = statement.targets[0] if isinstance(statement, ast.Assign) else getattr(statement, "target", None)
        value = getattr(statement, "value", None)
        if isinstance(target, ast.Name) and target.id in values and value is not None:
            first = lines[statement.lineno - 1].encode()[: value.col_offset].decode()
            lines[statement.lineno - 1 : statement.end_lineno] = [f"{first}{values[target.id]}\n"]
    return "".join(lines)


def _write_texts(project: Path, site: Path, languages: tuple[str, ...]) -> None:
    vendors = {name for file in _vendor_files(project) for name in _VENDOR.findall(file.read_text("utf-8"))}
    for folder in MARKDOWN_FOLDERS:
        sources = project / CONTENT / folder
        known = [path.name for path in sources.iterdir()]
        spare = languages[0] if languages[0] in known else "en"
        originals = {path.name: path.read_text("utf-8") for path in sorted((sources / spare).glob("*.md"))}
        left_out = {name: set(sections_of_services(text, vendors)) for name, text in originals.items()}
        for language in languages:
            texts = sources / (language if language in known else spare)
            target = site / CONTENT / folder / language
            target.mkdir(parents=True)
            for name in _first_editions(originals) if folder == "changes" else originals:
                text = (texts / name).read_text("utf-8")
                changed = text if folder == "changes" else proposal(text, texts.name, left_out[name])
                own_name = f"{datetime.date.today()}.md" if folder == "changes" else name
                own = changed.replace(f"URL: {texts.name}/", f"URL: {language}/")
                own = own.replace(f"Save_as: {texts.name}/", f"Save_as: {language}/")
                write_text(target / own_name, own.replace(f"pages/{texts.name}/", f"pages/{language}/"))
    (site / SERVICES).mkdir(parents=True)
    own_service = (project / SERVICES / OWN_SERVICE).read_text("utf-8")
    write_text(site / SERVICES / OWN_SERVICE, _in_languages(own_service, languages))
    shutil.copy(project / CONTENT / "words.txt", site / CONTENT / "words.txt")


def _vendor_files(project: Path) -> Iterator[Path]:
    return (file for file in sorted((project / SERVICES).glob("*.toml")) if file.name != OWN_SERVICE)


def _first_editions(originals: dict[str, str]) -> list[str]:
    return sorted(originals)[:1]


def _in_languages(service: str, languages: tuple[str, ...]) -> str:
    """Return a service file with each text in these languages: a copy where there is none."""

    def texts(table: re.Match[str]) -> str:
        written = dict(re.findall(r"^([\w-]+) = (.*)$", table[0], re.MULTILINE))
        spare = written.get(languages[0], written["en"])
        return "".join(f"{language} = {written.get(language, spare)}\n" for language in languages)

    return re.sub(r"(?:^(?:en|nl|fr|de) = .*\n)+", texts, service, flags=re.MULTILINE)


def _quoted(text: str) -> str:
    """Return a Python string between double quotes."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
