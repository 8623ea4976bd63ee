"""Pelican plugin: fills `[[name]]` in pages with the template `placeholders/<name>.html` of theme or plugins.

Templates find the sections of the page in `headings`. A plugin whose placeholder takes an argument lists the known
ones in `PLACEHOLDER_ARGUMENTS`. One that names what exists no more shows nothing while writing, with a warning, and
ends the build that is published.
"""

import re
from pathlib import Path

from markupsafe import Markup
from pelican.contents import Page
from pelican.generators import Generator, PagesGenerator
from pelican.plugins import signals

from plugins.languages.current import speak
from plugins.placeholders.headings import section_headings
from plugins.placeholders.markers import fill_markers, marker_problems, orphan_problems
from plugins.problems import report, report_when_publishing
from plugins.text_files import read_text

FOLDER = "placeholders"


def register() -> None:
    """Connect to Pelican."""
    signals.all_generators_finalized.connect(_check_pages)
    signals.page_generator_write_page.connect(_fill_page)


def _check_pages(generators: list[Generator]) -> None:
    for generator in generators:
        if isinstance(generator, PagesGenerator):
            known = {
                name.removeprefix(f"{FOLDER}/").removesuffix(".html")
                for name in generator.env.list_templates()
                if re.fullmatch(rf"{FOLDER}/[a-z0-9-]+\.html", name)
            }
            arguments = generator.settings.get("PLACEHOLDER_ARGUMENTS", {})
            for page in [*generator.pages, *generator.translations]:
                text = read_text(Path(page.source_path))
                file = Path(generator.path).name + "/" + page.relative_source_path
                report(generator.settings, marker_problems(file, text, known, arguments))
                report_when_publishing(generator.settings, orphan_problems(file, text, arguments))


def _fill_page(generator: PagesGenerator, content: Page) -> None:
    speak(content.lang)

    headings = tuple(section_headings(content._content))
    arguments = generator.settings.get("PLACEHOLDER_ARGUMENTS", {})

    def part(name: str, argument: str | None) -> str:
        if argument is not None and argument not in arguments.get(name, ()):
            return ""
        template = generator.env.get_template(f"{FOLDER}/{name}.html")
        return Markup(
            template.render({**generator.context, "page": content, "headings": headings, "argument": argument})
        )

    content._content = fill_markers(content._content, part)
