"""The place that a frame takes in a page, as style: what waits for a yes takes the same, so that nothing moves."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256

import tinycss2

# What may stand in a style that moves from an attribute into the style sheet of the page: nothing that fetches.
_FUNCTIONS = frozenset({"calc", "min", "max", "clamp", "rgb", "rgba", "hsl", "hsla", "var"})
_HARMLESS = frozenset({"ident", "number", "dimension", "percentage", "hash", "whitespace", "literal"})

_PLACE = re.compile(
    r"(?:(?:min-|max-)?(?:width|height|inline-size|block-size)|aspect-ratio|margin(?:-\w+)*|float|position|inset"
    r"|top|right|bottom|left|vertical-align|border(?:-\w+)*|grid-\w+(?:-\w+)?|flex(?:-\w+)?|(?:align|justify)-self|order)"
)
_DIMENSION = re.compile(r"[\t\n\f\r ]*(\d+(?:\.\d+)?)(%?)")


@dataclass(frozen=True)
class FrameBox:
    """The styles of a frame and its placeholder, by the name that both have in the page."""

    place: str
    frame: str

    @property
    def name(self) -> str:
        return sha256(f"{self.place}\0{self.frame}".encode()).hexdigest()[:6]

    @property
    def css(self) -> str:
        """The rules for it."""
        chosen = f'.consent-embed[data-box="{self.name}"]'
        rules = ((chosen, self.place), (f"{chosen} iframe", self.frame))
        return "".join(f"{selector}{{{style}}}" for selector, style in rules if style)


def frame_box(attributes: Mapping[str, str]) -> FrameBox:
    """Return the place that a frame with these attributes takes; where they say nothing, its styles are empty."""
    own = list(_declarations(attributes.get("style", "")))
    place = [
        f"{name}:{length}"
        for name in ("width", "height")
        if (length := _length(attributes.get(name, ""))) and name not in dict(own)
    ]
    if attributes.get("frameborder", "").strip() in ("0", "no"):
        place.append("border:0")
    for name, value in own:
        if _PLACE.fullmatch(name):
            place.append(f"{name}:{value}")
        elif name == "display":
            place.append(f"display:{_display(value)}")
    return FrameBox(";".join(place), ";".join(f"{name}:{value}" for name, value in own))


def _length(text: str) -> str:
    """Return a dimension of an attribute as style (HTML §2.3.4.4), or nothing."""
    found = _DIMENSION.match(text)
    return f"{found[1]}{found[2] or 'px'}" if found else ""


def _declarations(style: str) -> Iterator[tuple[str, str]]:
    """Yield the declarations of a style attribute, without those that could fetch anything."""
    for item in tinycss2.parse_blocks_contents(style, skip_comments=True, skip_whitespace=True):
        if item.type == "declaration" and _is_harmless(item.value):
            value = tinycss2.serialize(item.value).strip()
            if value and not re.search(r"[<>{}\\]", item.name + value):
                yield item.lower_name, f"{value}!important" if item.important else value


def _is_harmless(values: list[object]) -> bool:
    for value in values:
        kind = getattr(value, "type", "")
        if kind == "function":
            if getattr(value, "lower_name", "") not in _FUNCTIONS or not _is_harmless(getattr(value, "arguments", [])):
                return False
        elif kind not in _HARMLESS:
            return False
    return True


def _display(value: str) -> str:
    """Return how the place is laid out where the frame is shown like that."""
    word = value.removesuffix("!important").strip().lower()
    if word == "none":
        return value
    return "inline-grid" if word.startswith("inline") else "grid"
