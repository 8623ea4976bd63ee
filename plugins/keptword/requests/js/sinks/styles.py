"""Properties of styles, which take images."""

import re

from ...causes import words
from ..marks import is_known
from ..nodes import Node
from .contents import add_css
from .request_names import IMAGE_STYLES
from .search import Search


def set_style(search: Search, name: str, value: Node) -> None:
    """Read a property of a style, whose value may name images."""
    if name == "cssText":
        add_css(search, value, "*{", "}", words("cssText"), strict=False)
        return
    shown = "background" if name.startswith("--") or not is_known(name) else re.sub("[A-Z]", r"-\g<0>", name).lower()
    is_image = IMAGE_STYLES.match(name.replace("-", "")) is not None and name not in ("content", "cursor")
    add_css(search, value, f"*{{{shown}:", "}", words(f"style {name}"), strict=is_image)
