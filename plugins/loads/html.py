"""Loads of an HTML page, parsed as browsers parse it: attributes that fetch, links, style, scripts by URL."""

import re
from collections.abc import Iterator

import turbohtml

from plugins.loads.css import css_urls
from plugins.loads.load import Load, resolve

# Element and attribute of what is fetched as soon as it is parsed (HTML standard, "fetching" algorithms).
_FETCHING = {
    ("audio", "src"),
    ("embed", "src"),
    ("frame", "src"),
    ("iframe", "src"),
    ("image", "href"),
    ("image", "xlink:href"),
    ("img", "src"),
    ("input", "src"),
    ("object", "data"),
    ("script", "src"),
    ("script", "href"),
    ("source", "src"),
    ("track", "src"),
    ("video", "poster"),
    ("video", "src"),
}
_SRCSETS = {("img", "srcset"), ("source", "srcset"), ("link", "imagesrcset")}
_FETCHING_RELS = {
    "stylesheet",
    "icon",
    "preload",
    "modulepreload",
    "prefetch",
    "preconnect",
    "dns-prefetch",
    "manifest",
    "prerender",
}
_CODE_TYPES = re.compile(r"(module|(text|application)/(x-)?(java|ecma)script)?", re.IGNORECASE)
_REFRESH = re.compile(r"[\s\d.]*[;,]?\s*(?:url\s*=\s*)?['\"]?(.*?)['\"]?\s*$", re.IGNORECASE | re.DOTALL)


def page_loads(html: str, file: str, url: str) -> Iterator[Load]:
    """Yield every load of a page that stands at the URL, with script and without."""
    seen: set[Load] = set()
    for scripting in (True, False):
        document = turbohtml.parse(html, scripting=scripting)
        base = _base(document, url)
        for element in document.find_all(True):
            if is_inert(element):
                continue
            for found, how in _urls_of(element):
                resolved = resolve(found, base)
                line, column = element.source_line or 1, (element.source_col or 0) + 1
                load = Load(resolved or found, file, line, column, how)
                if load not in seen:
                    seen.add(load)
                    yield load


def _base(document: turbohtml.Document, url: str) -> str:
    for element in document.find_all("base"):
        if href := attribute(element, "href"):
            return resolve(href, url) or url
    return url


def attribute(element: turbohtml.Element, name: str) -> str:
    """Return an attribute as written; the parser hands out lists for those that hold several words."""
    value = element.attrs.get(name) or ""
    return value if isinstance(value, str) else " ".join(value)


def is_inert(element: turbohtml.Element) -> bool:
    """Tell whether this is a script of another type than code: neither its `src` nor its text does anything."""
    return element.tag == "script" and not _CODE_TYPES.fullmatch(attribute(element, "type").strip())


def _urls_of(element: turbohtml.Element) -> Iterator[tuple[str, str]]:
    tag = element.tag
    for name in element.attrs:
        value = attribute(element, name)
        if (tag, name) in _FETCHING or name == "background":
            yield value, f"<{tag} {name}>"
        elif (tag, name) in _SRCSETS:
            yield from ((candidate, f"<{tag} {name}>") for candidate in _srcset(value))
        elif name == "style":
            yield from ((found, f"<{tag} style>") for found, _, _ in css_urls(value))
    if tag == "link" and _FETCHING_RELS.intersection(attribute(element, "rel").lower().split()):
        yield attribute(element, "href"), f"<link rel={attribute(element, 'rel')}>"
    elif tag == "style":
        yield from ((found, "<style>") for found, _, _ in css_urls(element.text))
    elif (
        tag == "meta"
        and attribute(element, "http-equiv").lower() == "refresh"
        and (match := _REFRESH.match(attribute(element, "content")))
        and match[1]
    ):
        yield match[1], "<meta refresh>"


def _srcset(value: str) -> Iterator[str]:
    """Yield the URLs of a list of image candidates (HTML §4.8.4.2.1)."""
    for candidate in re.split(r",\s+|\s+[\d.]+[wxh]\s*,?", value):
        if candidate.strip():
            yield candidate.strip()
