"""Lets Pelican continue past errors in a head, so that all problems are reported and not only the first."""

import re
from typing import Any

from pelican.readers import MarkdownReader, Readers

from plugins.content_checks.page_heads import STATUSES

_LEAVES_THE_SITE = re.compile(r"(?:^|/)\.\.(?:/|$)|^/")


class ReadingOn(MarkdownReader):  # type: ignore[misc]
    """Reads a text without the invalid lines of its head, such as invalid dates."""

    def process_metadata(self, name: str, value: str) -> Any:
        """Return the value as Pelican parses it, or as written if Pelican cannot."""
        try:
            return super().process_metadata(name, value)
        except (ValueError, OverflowError, TypeError):
            return super().process_metadata(f"unread_{name}", value)


def use_for_markdown(readers: Readers) -> None:
    """Use ReadingOn for all Markdown files."""
    for extension in MarkdownReader.file_extensions:
        readers.reader_classes[extension] = ReadingOn


def stand_in(_: object, metadata: dict[str, Any]) -> None:
    """Replace missing or invalid metadata by defaults that are never published; `page_heads` reports them."""
    metadata.setdefault("title", "…")
    for name in ("date", "modified"):
        if isinstance(metadata.get(name), str):
            del metadata[name]
    if metadata.get("status", STATUSES[0]) not in STATUSES:
        del metadata["status"]
    for name in ("slug", "url", "save_as"):
        if _LEAVES_THE_SITE.search(str(metadata.get(name, ""))):
            del metadata[name]
