"""Pelican plugin: gives each change of the policy its address on the page of changes, for links and feeds."""

from pelican.generators import ArticlesGenerator, Generator, PagesGenerator
from pelican.plugins import signals

PAGE_ID = "changes"


def register() -> None:
    """Connect to Pelican."""
    signals.all_generators_finalized.connect(_place_changes)


def _place_changes(generators: list[Generator]) -> None:
    pages = {
        page.lang: page.url
        for generator in generators
        if isinstance(generator, PagesGenerator)
        for page in [*generator.pages, *generator.translations]
        if page.page_id == PAGE_ID
    }
    for generator in generators:
        if isinstance(generator, ArticlesGenerator):
            for change in [*generator.articles, *generator.translations]:
                if change.lang in pages:
                    change.override_url = f"{pages[change.lang]}#change-{change.page_id}"
