"""Lets Pelican read on past what is wrong in a head: it would stop at the first, before all problems are known."""

import re
from typing import Any

from pelican.readers import MarkdownReader, Readers

from plugins.content_checks.page_heads import STATUSES

_LEAVES_THE_SITE = re.compile(r"(?:^|/)\.\.(?:/|$)|^/")


class ReadingOn(MarkdownReader):  # type: ignore[misc]
    """Reads a text without the lines of its head that cannot be read, such as dates that are none."""

    def process_metadata(self, name: str, value: str) -> Any:
        """Return the value as Pelican takes it, or as it was written."""
        try:
            return super().process_metadata(name, value)
        except (ValueError, OverflowError, TypeError):
            return super().process_metadata(f"unread_{name}", value)


def use_for_markdown(readers: Readers) -> None:
    """Make it the reader of Markdown."""
    for extension in MarkdownReader.file_extensions:
        readers.reader_classes[extension] = ReadingOn


def stand_in(_: object, metadata: dict[str, Any]) -> None:
    """Put something that is never shown in the place of what is missing or wrong; `page_heads` tells it."""
    metadata.setdefault("title", "…")
    for name in ("date", "modified"):
        if isinstance(metadata.get(name), str):
            del metadata[name]
    if metadata.get("status", STATUSES[0]) not in STATUSES:
        del metadata["status"]
    for name in ("slug", "url", "save_as"):
        if _LEAVES_THE_SITE.search(str(metadata.get(name, ""))):
            del metadata[name]
