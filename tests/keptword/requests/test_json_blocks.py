import pytest

from plugins.keptword.requests.json_blocks import import_map_urls, speculated


def test_an_import_map_names_what_modules_stand_for_in_every_scope() -> None:
    text = '{"imports": {"a": "https://t.example/a.js", "b": "bare"}, "scopes": {"/x/": {"c": "/c.js"}}}'
    assert list(import_map_urls(text)) == ["https://t.example/a.js", "/c.js"]


@pytest.mark.parametrize(
    ("rules", "urls", "takes_links"),
    [
        ('{"prefetch": [{"urls": ["https://t.example/"]}]}', ["https://t.example/"], False),
        ('{"prerender": [{"where": {"href_matches": "/*"}}]}', [], False),
        ('{"prerender": [{"where": {"href_matches": "*://*/*"}}]}', [], True),
        ('{"prefetch": [{"where": {"and": [{"href_matches": "/*"}, {"not": {"href_matches": "/x"}}]}}]}', [], False),
        ("nonsense", [], False),
        ("[]", [], False),
    ],
)
def test_speculation_rules_list_urls_or_take_up_links(rules: str, urls: list[str], takes_links: bool) -> None:
    assert speculated(rules, before=False) == (urls, takes_links)
