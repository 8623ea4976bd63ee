"""Spellings: of addresses as URL parsers take them, and of tags and attributes as HTML parsers do."""

import random

_PLAIN = ("https://HOST/a", "//HOST/a", "http://HOST/a")
_ODD = (
    "\\\\HOST/a",
    "/\\HOST/a",
    "https:\\\\HOST/a",
    "https:/\\HOST/a",
    "HTTPS://HOST/a",
    "https:////HOST/a",
    "///HOST/a",
    "http:HOST/a",
    "https:HOST/a",
    "http:/HOST/a",
    "ht\ttps://HOST/a",
    "https:/\n/HOST/a",
    "//\tHOST/a",
    " \x0c https://HOST/a",
    "\x01https://HOST/a",
    "//x@HOST/a",
    "https://site.example@HOST/a",
    "https://site.example;@HOST/a",
    "https://site.example,x@HOST/a",
    "https://site.example'x@HOST/a",
    "https://site.example|x@HOST/a",
    "https://site.example%2f@HOST/a",
    "https://site.example:443@HOST/a",
    "//site.example:x@HOST:443/a",
    "//HOST:443/a",
    "//HOST./a",
    "//HOST",
    "//HOST?x",
    "//HOST#x",
    "https://HOST/a,b(c)d'e;f",
    "wss://HOST/a",
    "blob:https://HOST/a",
    "view-source:https://HOST/a",
    "feed:https://HOST/a",
    "data:text/html,<img src=//HOST/a>",
    "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg'><image href='//HOST/a'/></svg>",
    "data:text/css,@import '//HOST/a'",
    "data:,//HOST/a",
    "javascript:location='//HOST/a'",
    "x//HOST/a",
    "./\\\\HOST/a",
    "/.//HOST/a",
    "..//HOST/a",
    "?//HOST/a",
    "#//HOST/a",
    "about:blank#//HOST",
    "mailto:x@HOST",
)
_SPACES = (" ", "\t", "\n", "\x0c", "\r", "")


def address(rng: random.Random) -> str:
    """Return an address of HOST, spelled in some way; not each of them leads there."""
    return rng.choice(_PLAIN) if rng.random() < 0.55 else rng.choice(_ODD)


def upper(rng: random.Random, word: str) -> str:
    """Return a word with some letters in upper case."""
    return "".join(letter.upper() if rng.random() < 0.3 else letter for letter in word) if rng.random() < 0.2 else word


def attribute(rng: random.Random, name: str, value: str) -> str:
    """Return an attribute, quoted in some way, with characters written as references or not."""
    if rng.random() < 0.15:
        value = _referenced(rng, value)
    around = rng.choice(_SPACES) if rng.random() < 0.1 else ""
    quote = rng.choice('""""\'\'') if rng.random() < 0.85 or set(value) & set(" \t\n\x0c\r\"'=<>`") else ""
    if quote:
        value = value.replace(quote, "&quot;" if quote == '"' else "&#39;")
    return f"{upper(rng, name)}{around}={around}{quote}{value}{quote}"


def _referenced(rng: random.Random, value: str) -> str:
    """Write some characters outside of HOST as character references."""
    parts = value.split("HOST")
    return "HOST".join("".join(_reference(rng, character) for character in part) for part in parts)


def _reference(rng: random.Random, character: str) -> str:
    if character in "&<>\"'" or rng.random() < 0.7:
        return character
    number = ord(character)
    named = {"/": "&sol;", ":": "&colon;", "\t": "&Tab;", "\n": "&NewLine;", ".": "&period;", "\\": "&bsol;"}
    return rng.choice([f"&#{number};", f"&#x{number:x};", f"&#{number:06};", named.get(character, f"&#{number};")])


def separator(rng: random.Random) -> str:
    """Return what stands between a tag's name and its attributes."""
    return rng.choice((" ", " ", " ", "\n", "\t", "/", " / ", "\x0c"))


def tag(rng: random.Random, name: str, *attributes: tuple[str, str], close: bool = False) -> str:
    """Return a start tag, with attributes in any order."""
    written = [attribute(rng, *pair) for pair in rng.sample(attributes, len(attributes))]
    text = separator(rng).join([f"<{upper(rng, name)}", *written])
    return f"{text}{' /' if close or rng.random() < 0.08 else ''}>"
