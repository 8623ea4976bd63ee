"""The addresses of pages: each inside the site and its language folder, and unique."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from plugins.keptword.problems import Problem
from plugins.page_heads import HeadLine, head_lines

# What the build itself writes at the root of a site, or below these folders.
_TAKEN_FILES = frozenset({"index.html", "404.html", "sitemap.xml", "robots.txt", "cookies.json", "scripts.json"})
_TAKEN_FOLDERS = ("theme/", ".well-known/", "consent/", "drafts/")

_PATH = re.compile(r"[a-z0-9-]+(?:/[a-z0-9-]+)*\.html")


@dataclass(frozen=True)
class Address:
    """Where a page is written to, and the line of its head that says so."""

    file: str
    path: str
    told: HeadLine


def address_problems(texts: Mapping[str, str]) -> Iterator[Problem]:
    """Yield what is wrong with the addresses of pages; `texts` are those of `content/pages`, by file."""
    first: dict[str, Address] = {}
    for file, text in texts.items():
        head = {line.key: line for line in reversed(head_lines(text))}
        yield from _own(file, head)
        address = _address(file, head)
        if address is None:
            continue
        other = first.setdefault(address.path, address)
        if other is not address:
            value = f'{address.told.key} "{address.told.value}"'
            wrong = f"{value} is that of {other.file}: both pages would have one address"
            yield Problem(file, address.told.line, address.told.column, wrong, "Give this page another")


def _address(file: str, head: Mapping[str, HeadLine]) -> Address | None:
    language = _language(file)
    if told := head.get("save_as"):
        return Address(file, told.value, told)
    if told := head.get("slug"):
        return Address(file, f"{language}/{told.value}/index.html", told)
    return None


def _own(file: str, head: Mapping[str, HeadLine]) -> Iterator[Problem]:
    save_as, url = head.get("save_as"), head.get("url")
    wrong = list(_in_save_as(file, save_as, head)) if save_as is not None and save_as.value else []
    yield from wrong
    for one, other in ((save_as, "url"), (url, "save_as")):
        if one is not None and other not in head:
            instead = f"Add {other.capitalize()}: … beside it, or keep the slug alone"
            yield Problem(file, one.line, 1, f"{one.key} counts only with {other}", instead)
    if (
        save_as is not None
        and url is not None
        and not wrong
        and url.value.strip("/") != _as_url(save_as.value).strip("/")
    ):
        told = f"url {url.value} is not where save_as puts this page"
        yield Problem(file, url.line, url.column, told, f"Write {_as_url(save_as.value)}")


def _in_save_as(file: str, line: HeadLine, head: Mapping[str, HeadLine]) -> Iterator[Problem]:
    language = _language(file)
    example = f"{language}/{head['slug'].value if 'slug' in head else 'contact'}/index.html"
    first = line.value.split("/")[0]
    if line.value in _TAKEN_FILES or line.value.startswith(_TAKEN_FOLDERS):
        wrong = f"the site keeps something else at {line.value}"
        yield Problem(file, line.line, line.column, wrong, f"Write {example}")
    elif not _PATH.fullmatch(line.value.lower()) or not line.value.isascii():
        wrong = f'save_as "{line.value}" is not the path of a page'
        yield Problem(file, line.line, line.column, wrong, f"Write it as {example}")
    elif first.lower() != language.lower():
        wrong = f"save_as leads to {first}/, and this page stands in {language}/"
        yield Problem(file, line.line, line.column, wrong, f"Write {language}/…")


def _as_url(path: str) -> str:
    return path.removesuffix("index.html") if path.endswith("/index.html") else path


def _language(file: str) -> str:
    return file.split("/")[-2]
