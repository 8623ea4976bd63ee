"""All checks of one Markdown text, in the order of its lines."""

from collections.abc import Iterator

from plugins.content_checks.slips.characters import character_problems
from plugins.content_checks.slips.comments import comment_problems
from plugins.content_checks.slips.layout import layout_problems
from plugins.content_checks.slips.links import link_problems
from plugins.content_checks.slips.rendered import leftover_problems
from plugins.content_checks.slips.tables import table_problems
from plugins.content_checks.slips.tags import tag_problems
from plugins.content_checks.source import Source
from plugins.keptword.problems import Problem


def text_problems(file: str, text: str, html: str) -> Iterator[Problem]:
    """Yield a problem for each slip in a text; `html` is the rendered text."""
    source = Source(file, text)
    for look in (
        character_problems,
        comment_problems,
        table_problems,
        tag_problems,
        link_problems,
        layout_problems,
    ):
        yield from look(source)
    yield from leftover_problems(source, html)
