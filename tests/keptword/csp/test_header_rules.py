import pytest

from plugins.keptword.csp.header_rules import file_address, header_rules, sent_headers


@pytest.mark.parametrize(
    ("pattern", "address", "matches"),
    [
        ("/*", "/", True),
        ("/*", "/a/b.txt", True),
        ("/a/*", "/a/", True),
        ("/a/*", "/a", False),
        ("/a/*/", "/a/b/c/", True),
        ("/a/*/", "/a/b", False),
        ("/*.xml", "/a/b.xml", True),
        ("/*.xml", "/a/bxml", False),
        ("/:file", "/a.txt", True),
        ("/:file", "/a/b", False),
        ("/a.b", "/aXb", False),
    ],
)
def test_a_pattern_takes_in_addresses_as_cloudflare_reads_it(pattern: str, address: str, matches: bool) -> None:
    (rule,) = header_rules(f"{pattern}\n  X: 1\n")
    assert rule.matches(address) is matches


def test_what_several_rules_give_is_joined_and_a_later_one_can_take_it_back() -> None:
    text = "# all\n/*\n  X-A: 1\n  X-B: 2\n\n/a\n  x-a: 3\n/b\n  ! X-A\n  X-A: 4\n/c\n  ! X-A\n"
    assert sent_headers(text, "/") == {"x-a": "1", "x-b": "2"}
    assert sent_headers(text, "/a") == {"x-a": "1, 3", "x-b": "2"}
    assert sent_headers(text, "/b") == {"x-a": "4", "x-b": "2"}
    assert sent_headers(text, "/c") == {"x-b": "2"}


def test_a_name_given_twice_in_a_rule_has_both_values() -> None:
    assert sent_headers("/*\n  X: a:b\n  X: c\n", "/") == {"x": "a:b, c"}


@pytest.mark.parametrize(
    ("file", "address"),
    [("index.html", "/"), ("en/index.html", "/en/"), ("en/404.html", "/en/404.html"), ("a.txt", "/a.txt")],
)
def test_the_index_of_a_folder_is_opened_at_the_folder(file: str, address: str) -> None:
    assert file_address(file) == address
