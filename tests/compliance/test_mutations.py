"""A false page is noticed by the tests of the very row that it breaks, in each language."""

import copy
import importlib
import inspect
import itertools
import os
import pkgutil
import shutil
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

import tests.pages
from plugins.keptword.inventory import Inventory
from plugins.keptword.languages.current import speak
from tests.compliance.mutations import Edit, Mutation, all_mutations, mutate
from tests.compliance.table import Test
from tests.conftest import LANGUAGES
from tests.pages import test_structure
from tests.pages.test_structure import address, one, page_files, parsed

MUTATIONS = all_mutations()
ROWS = tuple(dict.fromkeys(mutation.row for mutation in MUTATIONS))


@dataclass(frozen=True)
class Pages:
    """The parsed pages of a built site, as one of its languages shows them, and those that are not as built."""

    site: Path
    language: str
    by_address: Mapping[str, BeautifulSoup]
    by_id: dict[str, BeautifulSoup]
    changed: Mapping[str, BeautifulSoup]
    scratch: Path

    def held(self, name: str, test: Callable[..., object], inventory: Inventory) -> object:
        """Return what a fixture of the tests of pages holds."""
        match name:
            case "pages":
                return self.by_address if test.__module__ == test_structure.__name__ else self.by_id
            case "page":
                return self.by_id["cookies"]
            case "banner":
                return self.by_id["home"]
            case "site":
                return self._written()
            case "inventory":
                return inventory
        raise LookupError(f"{test.__name__} takes {name}")

    def _written(self) -> Path:
        """Return a folder with these pages: the built one, or a copy."""
        if not self.changed:
            return self.site
        copied = self.scratch / "site"
        shutil.rmtree(copied, ignore_errors=True)
        shutil.copytree(self.site, copied, copy_function=os.link)
        for url, page in self.changed.items():
            file = copied / url.lstrip("/") / "index.html"
            file.unlink()
            file.write_text(str(page), "utf-8")
        return copied


@dataclass(frozen=True)
class Built:
    """The built site, parsed once: its pages by their address, and as they are written from that."""

    site: Path
    pages: dict[str, BeautifulSoup]
    texts: dict[str, str]
    scratch: Path

    def true_pages(self, language: str) -> Pages:
        of_language = {url: page for url, page in self.pages.items() if url.startswith(f"/{language}/")}
        ids = {str(one(page, "article.page")["data-page"]): page for page in of_language.values()}
        return Pages(self.site, language, self.pages, ids, {}, self.scratch)

    def with_false_page(self, mutation: Mutation, language: str) -> Pages:
        """Return the pages with one of them mutated."""
        true = self.true_pages(language)
        other = next(code for code in LANGUAGES if code != language)
        url, page = self._read(true, mutation.page)
        foreign = self._read(self.true_pages(other), mutation.page)[1] if mutation.edit is Edit.FOREIGN else page
        mutate(mutation, page, language, foreign, self.texts[url])
        changed, by_id = {url: page}, true.by_id | {mutation.page: page}
        return Pages(self.site, language, self.pages | changed, by_id, changed, self.scratch)

    def _read(self, pages: Pages, page_id: str) -> tuple[str, BeautifulSoup]:
        """Return the address of a page, and a copy of it to change."""
        (found,) = (url for url, page in self.pages.items() if page is pages.by_id[page_id])
        return found, copy.deepcopy(self.pages[found])


@pytest.fixture(scope="module")
def built(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Built:
    pages = {address(site, path): parsed(path) for path in page_files(site)}
    texts = {url: str(page) for url, page in pages.items()}
    return Built(site, pages, texts, tmp_path_factory.mktemp("mutated"))


@dataclass(frozen=True)
class Call:
    """A test of pages with what it is parametrized with."""

    test: Callable[..., object]
    given: Mapping[str, object]

    def run(self, pages: Pages, inventory: Inventory) -> None:
        wanted = set(inspect.signature(self.test).parameters) - set(self.given)
        self.test(**{name: pages.held(name, self.test, inventory) for name in wanted}, **self.given)


@cache
def calls_of(row: str) -> tuple[Call, ...]:
    """Return the tests of pages that are named after a row, each as often as it is parametrized."""
    return tuple(
        call
        for module in pkgutil.iter_modules(tests.pages.__path__, "tests.pages.")
        for name, test in inspect.getmembers(importlib.import_module(module.name), inspect.isfunction)
        if row in Test("", name).rows
        for call in _calls(test)
    )


def _calls(test: Callable[..., object]) -> Iterator[Call]:
    marks = [mark for mark in getattr(test, "pytestmark", ()) if mark.name == "parametrize"]
    for given in itertools.product(*([(mark.args[0], value) for value in mark.args[1]] for mark in marks)):
        yield Call(test, dict(given))


def is_noticed(row: str, pages: Pages, inventory: Inventory) -> bool:
    """Whether a test of the row fails on these pages."""
    speak(pages.language)
    for call in calls_of(row):
        try:
            call.run(pages, inventory)
        except Exception:  # Whatever stops a test fails it.
            return True
    return False


@pytest.mark.parametrize("row", ROWS)
def test_true_pages_pass(built: Built, inventory: Inventory, row: str) -> None:
    assert calls_of(row), f"no test of {row} reads pages"
    for language in LANGUAGES:
        speak(language)
        for call in calls_of(row):
            call.run(built.true_pages(language), inventory)


@pytest.mark.parametrize("row", ROWS)
def test_each_false_page_fails_a_test_of_its_row_in_each_language(built: Built, inventory: Inventory, row: str) -> None:
    unnoticed = [
        f"{mutation.name}, {language}"
        for mutation in MUTATIONS
        if mutation.row == row
        for language in LANGUAGES
        if not is_noticed(row, built.with_false_page(mutation, language), inventory)
    ]
    assert unnoticed == []


def test_a_mutation_that_changes_nothing_is_an_error(built: Built) -> None:
    nothing = Mutation("PP-01", "nobody", "privacy", ".nobody", Edit.REMOVE)
    with pytest.raises(ValueError, match="PP-01, nobody: nothing on the page is changed by it"):
        built.with_false_page(nothing, "en")
