"""What visitors see when asked for consent, byte for byte from the built pages."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import turbohtml

from plugins.page_ids import page_article, page_id

# The pages that are the policy, and what their kept copies are called.
PAGES = {"privacy": "privacy-policy", "cookies": "cookie-policy"}

_Wanted = Callable[[turbohtml.Element], bool]


def shown_texts(site: Path, languages: Iterable[str]) -> Iterator[tuple[str, bytes]]:
    """Yield banner, settings, list and both policies of each language, as (path, markup).

    `site` is the folder of a built site. What a site without optional services does not show is left out.
    """
    for language in languages:
        for path in sorted((site / language).rglob("*.html")):
            for name, text in _parts(path.read_text("utf-8")):
                yield f"texts/{language}/{name}.html", text.encode()


def _parts(html: str) -> Iterator[tuple[str, str]]:
    page = turbohtml.parse(html, scripting=True, source_locations=True)
    elements = page.find_all(True)
    article = page_article(page)
    if article is None or page_id(article) not in PAGES:
        return
    yield PAGES[page_id(article)], _cut(html, [article])
    if page_id(article) != "cookies":
        return
    wanted: dict[str, _Wanted] = {
        "banner": _has_id("site-consent"),
        "settings": _has_id("consent-settings"),
        "list": lambda element: _is("p", "cookie-list-version")(element) or _is("section", "service")(element),
    }
    for name, is_part in wanted.items():
        if found := [element for element in elements if is_part(element)]:
            yield name, _cut(html, found)


def _classes(element: turbohtml.Element) -> set[str]:
    return set((element.attr("class") or "").split())


def _is(tag: str, *classes: str) -> _Wanted:
    return lambda element: element.tag == tag and not _classes(element).isdisjoint(classes)


def _has_id(value: str) -> _Wanted:
    return lambda element: element.attr("id") == value


def _cut(html: str, elements: list[turbohtml.Element]) -> str:
    """Return the text from where the first element begins to where the last one ends."""
    first, last = elements[0].source_location, elements[-1].source_location
    assert first is not None
    assert last is not None
    end = last.end_tag or last.start_tag
    return html[first.start_tag.start_offset : end.end_offset]
