"""The channels by which an allowed script may reach others, as data, and the table of them that site owners read."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

_FILE = Path(__file__).with_name("channels.toml")

ENGINE_NAMES = ("Chromium", "Firefox", "WebKit")


class When(Enum):
    """What becomes of the page when the script tries: it stays, is left, or has to be clicked first."""

    STAYS = "stays"
    LEAVES = "leaves"
    CLICK = "click"


class Reach(Enum):
    """What of it comes over the wire, in the words of the table."""

    NOTHING = "nothing"
    NAME = "the name is looked up"
    PACKETS = "packets"
    CONNECTION = "a connection"
    REQUEST = "a request"
    ABSENT = "not in this engine"
    UNSEEN = "not measured"


@dataclass(frozen=True)
class Channel:
    """One way to reach another host; `reaches` holds, by engine, what is seen without the site's headers and with.

    So does `hosts`, where the host is to be one of the site's list.
    """

    id: str
    what: str
    owner: str
    when: When
    code: str
    hosts: tuple[str, ...]
    reaches: Mapping[str, tuple[Reach, Reach]]


def all_channels() -> tuple[Channel, ...]:
    """Return the channels in the order of the table."""
    return tuple(
        Channel(
            entry["id"],
            entry["what"],
            entry["owner"],
            When(entry["when"]),
            entry["code"],
            tuple(entry.get("hosts", ())),
            {engine: _pair(*words) for engine, words in entry["reaches"].items()},
        )
        for entry in tomllib.loads(_FILE.read_text("utf-8"))["channels"]
    )


def _pair(without: str, with_headers: str) -> tuple[Reach, Reach]:
    return Reach[without.upper()], Reach[with_headers.upper()]


def channel_table() -> Iterator[str]:
    """Yield the lines of the table in docs/consent.md."""
    yield f"| what the script tries | {' | '.join(ENGINE_NAMES)} | what you can do |"
    yield f"| --- |{' --- |' * len(ENGINE_NAMES)} --- |"
    for channel in all_channels():
        cells = " | ".join(_cell(*channel.reaches[engine]) for engine in ENGINE_NAMES)
        yield f"| {channel.what} | {cells} | {channel.owner} |"


def _cell(without: Reach, with_headers: Reach) -> str:
    return without.value if without is with_headers else f"{without.value}; with headers {with_headers.value}"


if __name__ == "__main__":
    print(*channel_table(), sep="\n")
