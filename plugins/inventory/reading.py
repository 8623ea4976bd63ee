"""Reads `content/services/*.toml` into an inventory, or raises every problem of every file at once.

What a single key must be is checked here; what a service as a whole must be is in `rules`.
"""

import json
from collections.abc import Iterable
from pathlib import Path

from plugins.inventory.rules import broken_rules
from plugins.inventory.services import (
    Call,
    Category,
    Cookie,
    Embed,
    Inventory,
    Lifetime,
    Party,
    Recipient,
    Safeguard,
    Script,
    Service,
    Source,
    Storage,
    Text,
    in_reading_order,
)
from plugins.inventory.tables import Document, Table
from plugins.problems import Problem, ProblemsFoundError


def read_inventory(folder: Path, languages: Iterable[str], shown_as: str | None = None) -> Inventory:
    """Read every service of the folder, in the given languages.

    Messages name files as `shown_as` (default: the folder as given). Raises ProblemsFoundError.
    """
    languages = tuple(languages)
    services: list[Service] = []
    problems: list[Problem] = []
    for path in sorted(folder.glob("*.toml")):
        file = f"{shown_as or folder.as_posix()}/{path.name}"
        service, found = read_service(path.stem, file, path.read_text("utf-8"), languages)
        problems += found
        if service is not None:
            services.append(service)
    if problems:
        raise ProblemsFoundError(problems)
    return in_reading_order(services)


def read_service(
    service_id: str, file: str, text: str, languages: tuple[str, ...]
) -> tuple[Service | None, list[Problem]]:
    """Return the service of one file, or None, and what is wrong in it."""
    document = Document(file, text)
    root = document.root()
    if root is None:
        return None, document.problems
    service = _service(service_id, file, root, languages)
    if not document.problems:
        for path, wrong, instead in broken_rules(service):
            document.report(path, wrong, instead)
    return (None if document.problems else service), document.problems


def _service(service_id: str, file: str, root: Table, languages: tuple[str, ...]) -> Service:
    site_id = root.text("id", "G-XXXXXXXXXX", required=False) or ""
    service = Service(
        id=service_id,
        file=file,
        name=root.text("name", "Example Analytics"),
        category=root.choice("category", Category) or Category.NECESSARY,
        controller=root.text("controller", "Example Ltd"),
        country=_country(root),
        checked=root.date("checked"),
        purpose=_text(root, "purpose", languages),
        data=_text(root, "data", languages),
        privacy_notice=root.text("privacy-notice", "https://example.com/privacy", required=False),
        reason=_optional_text(root, "reason", languages),
        recipients=tuple(_recipient(table) for table in root.tables("recipients")),
        cookies=tuple(_cookie(table, languages) for table in root.tables("cookies")),
        sources=_sources(root),
        scripts=tuple(_script(table, site_id) for table in root.tables("scripts")),
        revoke=tuple(_call(values) for values in root.calls("revoke", '[["fbq", "consent", "revoke"]]')),
        embed=_embed(root, languages),
    )
    root.close()
    return service


def _text(table: Table, key: str, languages: tuple[str, ...]) -> Text:
    return Text(table.texts(key, languages) or {})


def _optional_text(table: Table, key: str, languages: tuple[str, ...]) -> Text | None:
    texts = table.texts(key, languages, required=False)
    return None if texts is None else Text(texts)


def _country(table: Table) -> str:
    country = table.text("country", "IE")
    if country and not (len(country) == 2 and country.isascii() and country.isupper()):
        table.report("country", f'country "{country}" is not a country code of two capitals', 'Write country = "IE"')
    return country


def _recipient(table: Table) -> Recipient:
    recipient = Recipient(
        name=table.text("name", "Example Inc."),
        country=_country(table),
        safeguard=table.choice("safeguard", Safeguard, required=False),
    )
    table.close()
    return recipient


def _cookie(table: Table, languages: tuple[str, ...]) -> Cookie:
    cookie = Cookie(
        name=table.text("name", "_example"),
        storage=table.choice("storage", Storage) or Storage.COOKIE,
        lifetime=_lifetime(table),
        party=table.choice("party", Party) or Party.FIRST,
        purpose=_text(table, "purpose", languages),
        domain=table.text("domain", "example.com", required=False),
    )
    table.close()
    return cookie


def _lifetime(table: Table) -> Lifetime:
    """Read `"13 months"`, `"session"` or `"persistent"`; anything vaguer is a problem (CL-04)."""
    text = table.text("lifetime", "13 months")
    if text in (Lifetime.SESSION, Lifetime.PERSISTENT):
        return Lifetime(text)
    amount, _, unit = text.partition(" ")
    unit = unit.removesuffix("s")
    if amount.isdecimal() and int(amount) > 0 and unit in Lifetime.UNITS:
        return Lifetime(unit, int(amount))
    if text:
        instead = 'Write a number and a unit ("13 months", "30 minutes"), "session" or "persistent"'
        table.report("lifetime", f'lifetime "{text}" is not a time', instead)
    return Lifetime(Lifetime.SESSION)


def _sources(root: Table) -> tuple[Source, ...]:
    table = root.table("hosts", '[hosts] with script-src = ["https://example.com"]', required=False)
    if table is None:
        return ()
    return tuple(Source(directive, host) for directive, hosts in table.lists() for host in hosts)


def _script(table: Table, site_id: str) -> Script:
    src = table.text("src", "https://example.com/tag.js", required=False)
    code = table.text("code", "example('start')", required=False)
    if (src is None) == (code is None):
        table.report(None, "a script has either src or code", "Keep one of the two")
    script = Script(
        src=src and src.replace("{id}", site_id),
        code=code and code.replace("{id}", site_id),
        asynchronous=table.flag("async"),
    )
    table.close()
    return script


def _call(values: list[object]) -> Call:
    return Call(str(values[0]), json.dumps(values[1:]))


def _embed(root: Table, languages: tuple[str, ...]) -> Embed | None:
    table = root.table("embed", "[embed] with src, link and title", required=False)
    if table is None:
        return None
    embed = Embed(
        src=table.text("src", "https://example.com/embed"),
        link=table.text("link", "https://example.com/"),
        title=_text(table, "title", languages),
    )
    table.close()
    return embed
