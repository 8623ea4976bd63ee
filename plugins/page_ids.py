"""The id of a built page: the theme writes it into `data-page` of the page's <article>."""

from collections.abc import Iterator
from pathlib import Path

import turbohtml

_MARK = "data-page"


def page_article(page: turbohtml.Document) -> turbohtml.Element | None:
    """Return the article of a page, which contains its whole text, or None."""
    return next((article for article in page.find_all("article") if _MARK in article.attrs), None)


def page_id(article: turbohtml.Element | None) -> str:
    """Return the page id of an article, such as "privacy"; "" if it has none."""
    return (article.attr(_MARK) or "") if article is not None else ""


def files_of_page(site: Path, wanted: str, language: str = "??") -> Iterator[Path]:
    """Yield the files of a built site that hold the page of this id, in one language or in all."""
    for file in sorted(site.glob(f"{language}/*/index.html")):
        if page_id(page_article(turbohtml.parse(file.read_text("utf-8")))) == wanted:
            yield file
