import pytest

from plugins.keptword.csp.content_policy import header_policies, parse_policies

OWN = "https://site.example/"


def lets_through(policy: str, directive: str, url: str) -> bool:
    (parsed,) = parse_policies(policy)
    return parsed.lets_through(directive, url, OWN)


@pytest.mark.parametrize(
    ("sources", "url", "allowed"),
    [
        ("'self'", "https://site.example/a.png", True),
        ("'self'", "http://site.example/a.png", False),
        ("'self'", "https://other.example/a.png", False),
        ("*", "https://other.example/a.png", True),
        ("*", "data:image/png;base64,", False),
        ("data:", "data:image/png;base64,", True),
        ("https:", "https://other.example/", True),
        ("https://*.example.com", "https://a.example.com/x", True),
        ("https://*.example.com", "https://example.com/x", False),
        ("cdn.example.com", "https://cdn.example.com/x", True),
        ("https://cdn.example.com/maps/", "https://cdn.example.com/maps/embed", True),
        ("https://cdn.example.com/maps/", "https://cdn.example.com/other", False),
        ("'none'", "https://site.example/a.png", False),
    ],
)
def test_a_source_matches_as_the_standard_says(sources: str, url: str, allowed: bool) -> None:
    assert lets_through(f"img-src {sources}", "img-src", url) is allowed


def test_a_directive_that_is_not_stated_falls_back() -> None:
    assert not lets_through("default-src 'none'", "font-src", OWN)
    assert not lets_through("default-src *; child-src 'none'", "frame-src", OWN)
    assert lets_through("img-src 'none'", "font-src", OWN)


def test_of_a_directive_stated_twice_the_first_counts() -> None:
    assert lets_through("img-src *; img-src 'none'", "img-src", OWN)


@pytest.mark.parametrize(
    ("sources", "is_attribute", "allowed"),
    [
        ("'unsafe-inline'", False, True),
        ("'unsafe-inline'", True, True),
        ("'unsafe-inline' 'sha256-other'", False, False),
        ("'sha256-it'", False, True),
        ("'sha256-it'", True, False),
        ("'sha256-it' 'unsafe-hashes'", True, True),
        ("'self'", False, False),
    ],
)
def test_inline_code_is_let_through_by_its_hash(sources: str, is_attribute: bool, allowed: bool) -> None:
    (policy,) = parse_policies(f"script-src {sources}")
    assert policy.lets_inline("script-src", "'sha256-it'", is_attribute=is_attribute) is allowed


def test_two_policies_in_one_text_are_two() -> None:
    assert len(list(parse_policies("img-src *, img-src 'none'"))) == 2


def test_of_the_headers_those_count_that_are_sent_with_the_address() -> None:
    headers = (
        "/*\n  X-Other: 1\n  Content-Security-Policy: img-src 'self'\n/old/*\n  Content-Security-Policy: img-src *\n"
    )
    assert [dict(policy.sources) for policy in header_policies(headers, "/")] == [{"img-src": ("'self'",)}]
    assert [dict(policy.sources) for policy in header_policies(headers, "/old/a/")] == [
        {"img-src": ("'self'",)},
        {"img-src": ("*",)},
    ]
    assert header_policies("/x\n  X-Other: 1\n", "/") == ()
