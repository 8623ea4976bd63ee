"""What browsers take out of JSON in a page: import maps and speculation rules."""

import json
from collections.abc import Iterator


def import_map_urls(text: str) -> Iterator[str]:
    """Yield what bare module names stand for; only modules that are imported are fetched, which code decides."""
    content = _json(text)
    if isinstance(content, dict):
        scopes = content.get("scopes")
        tables = [content.get("imports"), *(scopes.values() if isinstance(scopes, dict) else ())]
        for table in tables:
            if isinstance(table, dict):
                yield from (url for url in table.values() if isinstance(url, str) and ("/" in url))


def speculated(text: str, *, before: bool) -> tuple[list[str], bool]:
    """Return the URLs that speculation rules list, and whether rules take up links to other origins."""
    content = _json(text)
    urls: list[str] = []
    takes_links = before
    rules = [
        rule
        for action in ("prefetch", "prerender", "prefetch_with_subresources", "prerender_until_script")
        for rule in (content.get(action) or () if isinstance(content, dict) else ())
        if isinstance(rule, dict)
    ]
    for rule in rules:
        listed = rule.get("urls")
        if isinstance(listed, list):
            urls += [url for url in listed if isinstance(url, str)]
        elif not _stays_on_origin(rule.get("where")):
            takes_links = True
    return urls, takes_links


def _stays_on_origin(where: object) -> bool:
    """Tell whether a condition matches only links of the own origin: a pattern of a path does."""
    if not isinstance(where, dict):
        return False
    patterns = where.get("href_matches")
    if patterns is not None:
        listed = patterns if isinstance(patterns, list) else [patterns]
        return all(isinstance(pattern, str) and pattern.startswith("/") and pattern[1:2] != "/" for pattern in listed)
    conditions = where.get("and")
    return isinstance(conditions, list) and any(_stays_on_origin(condition) for condition in conditions)


def _json(text: str) -> object:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None
