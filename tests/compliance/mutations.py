"""False pages: what a careless or dishonest edit makes of a built page, and the row whose tests have to notice it.

`mutations.toml` holds those written by hand. Those of `promises.toml` follow from what a section promises: emptied,
turned into its opposite, in another language, each sentence lost.
"""

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from bs4 import BeautifulSoup, Tag

from tests.pages.promises import Promise, as_read, read_promises, section_parts

MUTATIONS = Path(__file__).with_name("mutations.toml")


class Edit(StrEnum):
    """What is done to the elements that a selector names, or to a section."""

    EMPTY = "empty"
    REPLACE = "replace"
    REMOVE = "remove"
    ADD = "add"
    FOREIGN = "foreign"
    LOSE = "lose"
    SET = "set"
    UNSET = "unset"
    SWAP = "swap"


@dataclass(frozen=True)
class Mutation:
    """One false page.

    `at` is a selector, or the id of a section behind `§`. `to` is, by language or for all under `*`: the new markup,
    the words that are lost, or the attribute with its value.
    """

    row: str
    name: str
    page: str
    at: str
    edit: Edit
    to: Mapping[str, str] = field(default_factory=dict)


def read_mutations(path: Path = MUTATIONS) -> tuple[Mutation, ...]:
    """Return the mutations of the file, each once for every row that it names."""
    written = tomllib.loads(path.read_text("utf-8"))["mutation"]
    return tuple(
        Mutation(row, keys["name"], keys["page"], keys["at"], Edit(keys["edit"]), keys.get("to", {}))
        for keys in written
        for row in keys["rows"]
    )


def all_mutations() -> tuple[Mutation, ...]:
    """Return those written by hand, and those that follow from promises."""
    return read_mutations() + tuple(mutation for promise in read_promises() for mutation in mutations_of(promise))


def mutations_of(promise: Promise) -> Iterator[Mutation]:
    """Yield what must not go unnoticed in the section of a promise."""
    page, at = promise.page, f"§{promise.section}"
    where = f"{promise.page}#{promise.section}"
    yield Mutation(promise.row, f"{where} emptied", page, at, Edit.EMPTY)
    yield Mutation(promise.row, f"{where} in another language", page, at, Edit.FOREIGN)
    yield Mutation(promise.row, f"{where} turned into its opposite", page, at, Edit.REPLACE, promise.opposite)
    for number in range(max(map(len, promise.says.values()))):
        lost = {language: said[min(number, len(said) - 1)] for language, said in promise.says.items()}
        yield Mutation(promise.row, f"{where} without sentence {number + 1}", page, at, Edit.LOSE, lost)


def mutate(mutation: Mutation, page: BeautifulSoup, language: str, foreign: BeautifulSoup, before: str) -> None:
    """Change a parsed page, written `before`, in place. `foreign` is the same page in another language.

    Raises ValueError where the page holds nothing to change: a mutation that changes nothing shows nothing.
    """
    text = mutation.to.get(language) or mutation.to.get("*", "")
    elements = _named(mutation.at, page)
    if elements:
        _EDITS[mutation.edit](elements, text, _named(mutation.at, foreign))
    if str(page) == before:
        raise ValueError(f"{mutation.row}, {mutation.name}: nothing on the page is changed by it")


def _named(at: str, page: BeautifulSoup) -> list[Tag]:
    """Return the elements of a selector, or all that a section holds but its heading."""
    return section_parts(page, at[1:])[1:] if at.startswith("§") else page.select(at)


def _empty(elements: list[Tag], _text: str, _foreign: list[Tag]) -> None:
    for element in elements:
        element.clear()


def _replace(elements: list[Tag], text: str, _foreign: list[Tag]) -> None:
    _empty(elements, text, [])
    elements[0].append(BeautifulSoup(text, "html.parser"))


def _remove(elements: list[Tag], _text: str, _foreign: list[Tag]) -> None:
    for element in elements:
        element.decompose()


def _add(elements: list[Tag], text: str, _foreign: list[Tag]) -> None:
    elements[-1].append(BeautifulSoup(f" {text}", "html.parser"))


def _put_foreign(elements: list[Tag], _text: str, foreign: list[Tag]) -> None:
    for other in foreign:
        elements[0].insert_before(other.extract())
    _remove(elements, "", [])


def _set(elements: list[Tag], text: str, _foreign: list[Tag]) -> None:
    name, _, value = text.partition("=")
    for element in elements:
        element[name] = value


def _unset(elements: list[Tag], text: str, _foreign: list[Tag]) -> None:
    for element in elements:
        del element[text]


def _swap(elements: list[Tag], _text: str, _foreign: list[Tag]) -> None:
    for element in elements:
        following = element.find_next_sibling()
        assert isinstance(following, Tag)
        following.insert_after(element.extract())


def _lose(elements: list[Tag], text: str, _foreign: list[Tag]) -> None:
    for element in elements:
        _lose_words(element, text)


def _lose_words(element: Tag, words: str) -> None:
    """Take words away wherever they are read, be they in one element or spread over several."""
    pattern = re.compile(r"\s+".join(map(re.escape, as_read(words).split(" "))))
    strings = list(element.find_all(string=True))
    whole = "".join(strings)
    spans = [found.span() for found in pattern.finditer(whole)]
    start = 0
    for string in strings:
        end = start + len(string)
        kept = [char for at, char in enumerate(string, start) if not any(a <= at < b for a, b in spans)]
        if len(kept) < len(string):
            string.replace_with("".join(kept))
        start = end


_EDITS: Mapping[Edit, Callable[[list[Tag], str, list[Tag]], None]] = {
    Edit.EMPTY: _empty,
    Edit.REPLACE: _replace,
    Edit.REMOVE: _remove,
    Edit.ADD: _add,
    Edit.FOREIGN: _put_foreign,
    Edit.LOSE: _lose,
    Edit.SET: _set,
    Edit.UNSET: _unset,
    Edit.SWAP: _swap,
}
