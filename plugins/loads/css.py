"""Loads of CSS: `url()`, `@import`, `image-set()` and fonts, wherever the tokenizer finds them."""

from collections.abc import Iterator

import tinycss2


def css_urls(css: str) -> Iterator[tuple[str, int, int]]:
    """Yield each URL that a style sheet or style attribute names, with its line and column in the text."""
    yield from _urls(tinycss2.parse_component_value_list(css))


def _urls(nodes: list[tinycss2.ast.Node]) -> Iterator[tuple[str, int, int]]:
    after_import = False
    for node in nodes:
        if node.type == "url" or (node.type == "string" and after_import):
            yield node.value, node.source_line, node.source_column
        elif node.type == "function":
            names_urls = node.lower_name in ("url", "src", "image-set", "-webkit-image-set")
            for argument in node.arguments if names_urls else ():
                if argument.type == "string":
                    yield argument.value, argument.source_line, argument.source_column
            yield from _urls(node.arguments)
        elif node.type in ("() block", "[] block", "{} block"):
            yield from _urls(node.content)
        if node.type not in ("whitespace", "comment"):
            after_import = node.type == "at-keyword" and node.lower_value == "import"
