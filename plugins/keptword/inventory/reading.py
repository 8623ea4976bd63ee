"""Reads `content/services/*.toml` into an inventory, or raises every problem of every file at once.

What a single key must be is checked here; what a service as a whole must be is in `rules`.
"""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from ..problems import Problem, ProblemsFoundError
from ..text_files import decoded_text
from ..unseen import unseen_problems
from .countries import country_code
from .entries import CATALOGUE, ID_HERE, Catalogue, with_entry
from .rules import broken_rules, broken_together
from .services import (
    HOST_DIRECTIVES,
    Call,
    Category,
    Cookie,
    Embed,
    Evidence,
    Inventory,
    Lifetime,
    Party,
    Recipient,
    Rewrite,
    Role,
    Safeguard,
    Script,
    Service,
    Source,
    Storage,
    Text,
    Transfers,
    Witness,
    in_reading_order,
)
from .tables import Form, Table
from .unproven import unproven_points
from .written import Written, written
from .written_tables import Document

COUNTRY = Form(
    "[A-Z]{2}", "is not a country code of two capitals", 'Write its two capitals, such as "BE"', country_code
)
LIFETIME = Form(
    rf"[1-9][0-9]* ({'|'.join(Lifetime.UNITS)})s?|{Lifetime.SESSION}|{Lifetime.PERSISTENT}",
    "is not a time",
    'Write a number and a unit ("13 months", "30 minutes"), "session" or "persistent"',
)
PICTURE = Form(
    r"[\w.-]+\.(?:avif|jpe?g|png|webp)",
    "is not the name of a picture",
    'Write the name of a file in content/posters/, such as poster = "video.webp"',
)
_LABEL = "[a-z0-9]([a-z0-9-]*[a-z0-9])?"
_OWN_PATH = "/[A-Za-z0-9._~@%-][A-Za-z0-9._~@%/-]*"
HOST = Form(
    rf"(https|wss)://(\*\.)?{_LABEL}(\.{_LABEL})+(:[1-9][0-9]{{0,4}})?(/[A-Za-z0-9._~@%/-]*)?|{_OWN_PATH}",
    "is not a host",
    'Write it as "https://example.com" or "https://*.example.com", in small letters, digits, hyphens and dots, '
    'or as "/stats/" for a path of this site\'s own host',
)
KNOWN_BY = Form(
    rf"https://(\*\.)?{_LABEL}(\.{_LABEL})*(\.{_LABEL}|\.\*)(/[A-Za-z0-9._~@%/-]*)?",
    "is not a host",
    'Write it as "https://example.com", "https://*.example.com", or "https://example.*" for all of its countries',
)
BEGINNING = Form(
    rf"https://{_LABEL}(\.{_LABEL})*(\.{_LABEL}|\.\*)/[A-Za-z0-9._~@%/?=&-]*",
    "is not the beginning of an address",
    'Write it from https:// to behind the host at least, such as "https://www.example.com/embed/"',
)
ADDRESS = Form(
    r"""https://[^\s/?#."<>]+(\.[^\s/?#."<>]+)+([/?#][^\s"<>]*)?""",
    "is not a whole address",
    'Write it from https:// on, such as "https://example.com/privacy"',
    lambda text: "https://" + re.sub(r"^([a-z]*:)?//", "", text, flags=re.IGNORECASE),
)
SCRIPT_ADDRESS = replace(ADDRESS, pattern=rf"""{ADDRESS.pattern}|{_OWN_PATH}(\?[^\s"<>]*)?""")
SITE_ID = Form(
    r"[^'\"`\\<>\t\n\r]+",
    "is not the number alone",
    "Write it without quotes and the code around it",
)

_WHERE = "country: its ISO 3166 code, two capitals"


def read_inventory(
    folder: Path, languages: Iterable[str], shown_as: str | None = None, catalogue: Catalogue = CATALOGUE
) -> Inventory:
    """Read every service of the folder, in the given languages.

    Messages name files as `shown_as` (default: the folder as given). Raises ProblemsFoundError.
    """
    languages = tuple(languages)
    services: list[Service] = []
    problems: list[Problem] = []
    for path in sorted(folder.glob("*.toml")):
        file = f"{shown_as or folder.as_posix()}/{path.name}"
        try:
            text = decoded_text(path.read_bytes(), file)
        except ProblemsFoundError as error:
            problems += error.problems
            continue
        service, found = read_service(path.stem, file, text, languages, catalogue)
        problems += found
        if service is not None:
            services.append(service)
    for service, broken in broken_together(services):
        text = (folder / f"{service.id}.toml").read_text("utf-8")
        problems.append(with_entry(written(service.file, text), catalogue).content.problem(*broken))
    if problems:
        raise ProblemsFoundError(problems)
    return in_reading_order(services)


def read_service(
    service_id: str, file: str, text: str, languages: tuple[str, ...], catalogue: Catalogue = CATALOGUE
) -> tuple[Service | None, list[Problem]]:
    """Return the service of one file, or None, and what is wrong in it."""
    try:
        own = written(file, text)
        if problems := [*unseen_problems(file, text), *_capitals(own)]:
            return None, problems
        whole = with_entry(own, catalogue)
    except ProblemsFoundError as error:
        return None, list(error.problems)
    document = Document(whole.content, is_part=whole.is_part, file=file, messages=catalogue.messages)
    service = read_keys(service_id, file, document.root(), languages)
    problems = [*whole.problems, *document.problems]
    if not problems:
        problems += [whole.content.problem(*broken) for broken in broken_rules(service)]
    if problems:
        return None, [*problems, *document.untranslated]
    unproven = tuple(whole.content.problem(*point) for point in unproven_points(service))
    return replace(service, untranslated=tuple(document.untranslated), unproven=unproven), []


def _capitals(own: Written) -> Iterator[Problem]:
    """Yield a problem for each key that would count in small letters: without it much else would seem to be missing."""
    for key in own.values:
        if key != key.lower():
            yield own.problem((key,), f'"{key}" is not a known key', f'Write "{key.lower()}"')


def read_keys(service_id: str, file: str, root: Table, languages: tuple[str, ...]) -> Service:
    """Ask a table for all that makes a service. This is the format of service files; there is no other list of it."""
    entry = root.optional_text("use", "google-analytics", "the service of the catalogue from which all else comes")
    site_id = root.optional_text("id", "G-XXXXXXXXXX", "the site's own number with the vendor", SITE_ID) or ""
    service = Service(
        id=service_id,
        file=file,
        name=root.text("name", "Example Analytics", "what the service is called"),
        category=root.choice("category", Category, "its category: why it is there") or Category.NECESSARY,
        company=root.text("company", "Example Ltd", "the company that runs it, by its legal name"),
        role=root.choice("role", Role, "what that company is to the data: whose purposes it serves") or Role.CONTROLLER,
        country=root.text("country", "IE", f"the company's {_WHERE}", COUNTRY),
        privacy_notice=root.optional_text(
            "privacy-notice", "https://example.com/privacy", "the address of the company's own privacy notice", ADDRESS
        ),
        checked=root.date("checked", "the day on which this file was last checked"),
        revoke=tuple(
            _call(values)
            for values in root.calls(
                "revoke", '[["fbq", "consent", "revoke"]]', "calls of its own code when consent is withdrawn"
            )
        ),
        purpose=Text(root.texts("purpose", languages, "what the service is for")),
        data=Text(root.texts("data", languages, "which data it gets")),
        reason=_reason(root, languages),
        recipients=tuple(_recipient(table) for table in root.tables("recipients", "a company that receives the data")),
        transfers=_transfers(root),
        cookies=tuple(
            _cookie(table, languages) for table in root.tables("cookies", "something it keeps in the browser")
        ),
        sources=(hosts := _hosts(root)).sources,
        scripts=tuple(_script(table, site_id) for table in root.tables("scripts", "what it puts on each page")),
        embed=_embed(root, languages, site_id),
        entry=entry or "",
        known_by=hosts.known_by,
        rewrites=tuple(
            _rewrite(table)
            for table in root.tables("rewrites", "what replaces the beginning of a pasted frame's address")
        ),
    )
    root.close()
    return service


def _reason(root: Table, languages: tuple[str, ...]) -> Text | None:
    texts = root.optional_texts("reason", languages, "why no consent is needed; for necessary services only")
    return None if texts is None else Text(texts)


def _recipient(table: Table) -> Recipient:
    recipient = Recipient(
        name=table.text("name", "Example Inc.", "the company's legal name"),
        country=table.text("country", "US", f"the company's {_WHERE}", COUNTRY),
        safeguard=table.optional_choice(
            "safeguard", Safeguard, "what allows the transfer outside the European Economic Area"
        ),
        framework_entry=table.optional_text(
            "framework-entry", "Example Inc.", "the name under which it is on the list of the Data Privacy Framework"
        ),
        looked_up=table.optional_date("looked-up", "the day on which someone saw it on that list"),
        remote_access=table.flag(
            "remote-access", "whether it only looks from there at data that are kept elsewhere, which is a transfer too"
        ),
    )
    table.close()
    return recipient


def _transfers(root: Table) -> Transfers | None:
    example = 'transfers = { date = 2026-11-22, source = "https://example.com/subprocessors" }'
    about = "what the recipients' countries rest on, once someone has checked that no other can reach the data"
    table = root.table("transfers", example, about)
    if table is None:
        return None
    transfers = Transfers(
        date=table.date("date", "the day on which that was looked at"),
        source=table.text("source", "https://example.com/subprocessors", "the vendor's page that says so", ADDRESS),
    )
    table.close()
    return transfers


def _cookie(table: Table, languages: tuple[str, ...]) -> Cookie:
    cookie = Cookie(
        name=table.text("name", "_example", "its name in the browser; a * stands for anything"),
        storage=table.choice("storage", Storage, "where the browser keeps it") or Storage.COOKIE,
        lifetime=_lifetime(table),
        party=table.choice("party", Party, "first: on this site's own domain; third: on another's") or Party.FIRST,
        domain=table.optional_text("domain", "example.com", "the domain of a third party's item"),
        evidence=_evidence(table),
        advertising=table.flag(
            "advertising", "whether it serves adverts: where a browser asks not to be followed, the service stays off"
        ),
        purpose=Text(table.texts("purpose", languages, "what the item is for")),
    )
    table.close()
    return cookie


def _evidence(cookie: Table) -> Evidence | None:
    example = 'evidence = { by = "vendor", date = 2026-11-22, source = "https://example.com/cookies" }'
    table = cookie.table("evidence", example, "what name, lifetime and purpose rest on, once someone has checked them")
    if table is None:
        return None
    evidence = Evidence(
        by=table.choice("by", Witness, "who says so: the vendor itself, or a browser that was watched")
        or Witness.VENDOR,
        date=table.date("date", "the day on which that was looked at"),
        source=table.optional_text("source", "https://example.com/cookies", "the vendor's page that says so", ADDRESS),
    )
    table.close()
    return evidence


def _lifetime(table: Table) -> Lifetime:
    """Read `"13 months"`, `"session"` or `"persistent"`; anything vaguer is a problem (CL-04)."""
    text = table.text("lifetime", "13 months", "how long it stays", LIFETIME)
    amount, _, unit = text.partition(" ")
    return Lifetime(unit.removesuffix("s"), int(amount)) if unit else Lifetime(text or Lifetime.SESSION)


@dataclass(frozen=True)
class _Hosts:
    """What `[hosts]` holds."""

    sources: tuple[Source, ...] = ()
    known_by: tuple[str, ...] = ()


def _hosts(root: Table) -> _Hosts:
    example = '["https://example.com"]'
    table = root.table("hosts", f"[hosts] with script-src = {example}", "the hosts it needs, by what comes from them")
    if table is None:
        return _Hosts()
    sources = tuple(
        Source(directive, host)
        for directive in HOST_DIRECTIVES
        for host in table.listed(directive, example, f"hosts of its {_LOADED[directive]}", HOST)
    )
    about = "further hosts under which the vendor gives out its code; none of them is allowed"
    hosts = _Hosts(sources, table.listed("known-by", example, about, KNOWN_BY))
    table.close()
    return hosts


def _rewrite(table: Table) -> Rewrite:
    rewrite = Rewrite(
        beginning=table.text("from", "https://www.example.com/embed/", "how a pasted address begins", BEGINNING),
        instead=table.text("to", "https://player.example.com/", "how it begins on this site", ADDRESS),
    )
    table.close()
    return rewrite


_LOADED = {
    "script-src": "scripts",
    "style-src": "style sheets",
    "img-src": "images",
    "font-src": "fonts",
    "media-src": "sound and video files",
    "connect-src": "messages that its code sends and fetches",
    "frame-src": "frames: maps, videos, forms",
    "worker-src": "workers",
    "form-action": "receivers of this site's forms",
}


def _script(table: Table, site_id: str) -> Script:
    src = table.optional_text(
        "src", "https://example.com/tag.js", "the script's address; {id} stands for the id", SCRIPT_ADDRESS
    )
    code = table.optional_text("code", "example('start')", "the script itself; {id} stands for the id")
    if (src is None) == (code is None):
        table.report(None, "a script has either src or code", "Keep one of the two")
    script = Script(
        src=src and src.replace(ID_HERE, site_id),
        code=code and code.replace(ID_HERE, site_id),
        asynchronous=table.flag("async", "whether it may run as soon as it has arrived"),
        site_id=site_id,
    )
    table.close()
    return script


def _call(values: list[object]) -> Call:
    return Call(str(values[0]), json.dumps(values[1:]))


def _embed(root: Table, languages: tuple[str, ...], site_id: str) -> Embed | None:
    table = root.table("embed", "[embed] with src, link and title", "what [[embed …]] shows in a text")
    if table is None:
        return None
    embed = Embed(
        src=table.text(
            "src", "https://example.com/embed", "what the frame shows; {id} stands for the id", ADDRESS
        ).replace(ID_HERE, site_id),
        link=table.text(
            "link", "https://example.com/", "the same outside this site, for those who say no", ADDRESS
        ).replace(ID_HERE, site_id),
        title=Text(table.texts("title", languages, "what is shown, for those who cannot see it")),
        poster=table.optional_text("poster", "poster.webp", "a picture in content/posters/ to show before", PICTURE),
    )
    table.close()
    return embed
