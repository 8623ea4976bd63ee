"""Pelican's page statuses: drafts are written only if the site is served to its editor."""

from collections.abc import Iterable, Iterator
from typing import Any

from pelican.contents import Content
from pelican.generators import ArticlesGenerator, Generator, PagesGenerator


def pages_of_all_statuses(generators: Iterable[Generator]) -> Iterator[Content]:
    """Yield the pages that were read, published or not."""
    for generator in generators:
        if isinstance(generator, PagesGenerator):
            yield from [*generator.pages, *generator.translations]
            yield from [*generator.hidden_pages, *generator.hidden_translations]
            yield from [*generator.draft_pages, *generator.draft_translations]


def keep_drafts_back(generators: list[Generator]) -> None:
    """Give each draft its final address; write it only if the site is served to its editor."""
    settings: dict[str, Any] = generators[0].settings
    drafts = [page for page in pages_of_all_statuses(generators) if page.status == "draft"]
    for page in drafts:
        if not hasattr(page, "override_url"):
            page.override_url = str(settings["PAGE_LANG_URL"]).format(**page.url_format)
        if not settings.get("SERVING"):
            page.override_save_as = ""
        elif not hasattr(page, "override_save_as"):
            page.override_save_as = str(settings["PAGE_LANG_SAVE_AS"]).format(**page.url_format)
    for generator in generators:
        if isinstance(generator, ArticlesGenerator) and not settings.get("SERVING"):
            for article in [*generator.drafts, *generator.drafts_translations]:
                article.override_save_as = ""
