"""The texts of service files as the tasks write them, and change them: comments that stand there stay."""

import datetime
from collections.abc import Iterable, Iterator, Mapping

import tomlkit
from tomlkit.items import Item

from .described_tables import Key, Kind

Values = Mapping[tuple[str, ...], str]

_CONFIRM = "confirm:"

# A new file leaves out what only services of a special kind have.
_LEFT_OUT = frozenset({"use", "id", "revoke", "reason", "scripts", "embed", "rewrites", "hosts", "transfers"})

_HEAD = """\
All that the site says and allows about this service is made from this file.
The build refuses it until every text between brackets is written. What does not apply goes: a service
that keeps nothing in the browser has no [[cookies]], one that passes nothing on no [[recipients]].
Code that is pasted into a text needs no more; code for every page is written here, in [[scripts]]."""


def entry_text(entry: str, file: str) -> str:
    """Return the text of a service file that takes everything from the catalogue's `file`."""
    return f'# All else comes from {file}; what stands here counts instead.\nuse = "{entry}"\n'


def with_id(text: str, site_id: str) -> str:
    """Return a service file with another id; who gives one confirms it, so a mark behind it to do so goes."""
    document = tomlkit.parse(text)
    document["id"] = site_id
    item = document.item("id")
    if isinstance(item, Item) and item.trivia.comment.lstrip("# ").startswith(_CONFIRM):
        item.trivia.comment = item.trivia.comment_ws = ""
    return tomlkit.dumps(document)


def new_text(keys: Iterable[Key], given: Values, hosts: Mapping[str, Iterable[str]], checked: datetime.date) -> str:
    """Return the text of a whole service file: what is not given holds its place between brackets."""
    lines = [f"# {line}" for line in _HEAD.splitlines()]
    for key in keys:
        if key.name == "hosts":
            lines += ["", "[hosts]", *(f"{name} = {_toml(list(listed))}" for name, listed in hosts.items())]
        elif key.kind is Kind.DATE:
            lines.append(f"{key.name} = {_toml(checked)}")
        elif key.name not in _LEFT_OUT:
            lines += _lines(key, given, (key.name,))
    return "\n".join(lines) + "\n"


def asked_keys(keys: Iterable[Key]) -> Iterator[tuple[tuple[str, ...], Key]]:
    """Yield the path of each text and choice that stands once in a new file, and its key."""
    for key in keys:
        if key.name not in _LEFT_OUT and key.kind in (Kind.TEXT, Kind.CHOICE):
            yield (key.name,), key
        elif key.name not in _LEFT_OUT and key.kind is Kind.TEXTS:
            yield from (((key.name, text.name), text) for text in key.keys)


def _lines(key: Key, given: Values, path: tuple[str, ...]) -> Iterator[str]:
    if key.kind in (Kind.TEXT, Kind.CHOICE):
        yield f"{key.name} = {_toml(given.get(path) or f'[{wanted(key)}]')}"
    elif key.kind is Kind.TEXTS:
        yield from ("", f"[{'.'.join(path)}]") if len(path) == 1 else (f"[{'.'.join(path)}]",)
        for text in key.keys:
            yield f"{text.name} = {_toml(given.get((*path, text.name)) or f'[{wanted(text)}]')}"
    elif key.kind is Kind.TABLES:
        yield from ("", f"[[{key.name}]]")
        for inner in key.keys:
            if inner.is_required:
                yield from _lines(inner, given, (*path, inner.name))


def wanted(key: Key) -> str:
    """Return what to write for a key, in words: its choices, or what it is about, and in which language."""
    if key.choices:
        return f"{', '.join(key.choices[:-1])} or {key.choices[-1]}"
    return key.about


def _toml(value: object) -> str:
    return tomlkit.item(value).as_string()
