"""Markdown extension: keeps comments, such as `<!-- confirm: … -->`, in the texts and out of the pages."""

import re

from markdown import Markdown
from markdown.extensions import Extension
from markdown.postprocessors import Postprocessor

_COMMENT = re.compile(r"<!--.*?-->\n?", re.DOTALL)


class EditorNotes(Extension):
    """Drops comments once raw HTML is back in the text."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802
        md.postprocessors.register(_DropComments(md), "editor_notes", 0)


class _DropComments(Postprocessor):
    def run(self, text: str) -> str:
        return _COMMENT.sub("", text)
