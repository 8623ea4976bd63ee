import pytest

from plugins.keptword.auditing import Finding
from plugins.keptword.auditing.advice import counted, identities, listed, verdict, what_to_do, where
from plugins.keptword.auditing.tally import Told
from plugins.keptword.requests.grades import Grade
from tests.keptword.auditing.test_person import found, tally_of


def told(file: str, times: int, files: int, what: str = "") -> Told:
    return Told(Finding(file, 3, 5, "https://t.example/", "t.example", "<img src>", what=what), times, files)


@pytest.mark.parametrize(
    ("one", "pages", "said"),
    [
        (told("a.html", 1, 1), 9, "a.html:3:5"),
        (told("a.html", 2, 1), 9, "a.html:3:5 and 1 more place there"),
        (told("a.html", 4, 4), 9, "a.html:3:5 and 3 more pages"),
        (told("a.html", 5, 5), 9, "a.html:3:5 and 4 more pages, as from a template"),
        (told("a.html", 9, 9), 9, "a.html:3:5 and each other page, as from a template"),
        (told("a.css", 2, 2), 1, "a.css:3:5 and 1 more file"),
    ],
)
def test_a_place_says_where_else_the_same_stands(one: Told, pages: int, said: str) -> None:
    assert where(one, pages) == said


@pytest.mark.parametrize(
    ("url", "how", "said"),
    [
        ("https://www.youtube.com/embed/x", "<iframe src>", "keptword add youtube, or remove it"),
        ("https://unpkg.com/x", "<script src>", "keptword new unpkg.com, host the files yourself, or remove it"),
        ("https://use.typekit.net/abc.css", "<link rel=stylesheet>", "keptword add adobe-fonts, or remove it"),
        ("https://x.disqus.com/embed.js", "<script src>", "keptword new x.disqus.com, or remove it"),
        ("https://u.example/x", "<img src>", "keptword new u.example, host the files yourself, or remove it"),
        ("https://u.example/x", "<iframe src>", "keptword new u.example, or remove it"),
        ("https://u.example/x", "<meta refresh>", "keptword new u.example, or remove it"),
    ],
)
def test_what_is_to_be_done_follows_from_the_vendor_and_from_what_is_loaded(url: str, how: str, said: str) -> None:
    (vendor,) = tally_of([Finding("a.html", 1, 1, url, url.split("/")[2], how)]).loads
    assert what_to_do(vendor) == said


def test_scripts_are_told_by_what_they_are_and_those_nobody_knows_are_counted() -> None:
    names = ["jQuery 3.7.1", "", "a bundle of webpack", "a bundle of webpack", ""]
    several = [told("a.js", 1, 1, name) for name in names]
    assert identities(several) == ["2 × a bundle of webpack", "jQuery 3.7.1", "2 others"]
    assert identities(several[1:2]) == []


def test_the_verdict_gives_no_all_clear_where_something_was_not_judged() -> None:
    unjudged = Finding("a.mhtml", 1, 1, "", "", "not judged", is_judged=False)
    assert verdict(tally_of([unjudged])).startswith("No all-clear")
    assert verdict(tally_of([unjudged, found("https://t.example/")])).startswith("1 thing loads from 1 vendor")
    assert verdict(tally_of([found("", "a.js", Grade.UNREAD)])).startswith("Nothing third party loads by itself")


def test_counts_and_lists_read_as_people_write_them() -> None:
    assert (counted(1, "page"), counted(2, "page"), counted(12_000, "page")) == ("1 page", "2 pages", "12,000 pages")
    assert (listed("abc"), listed("abcdef")) == ("a, b, c", "a, b, c, d and 2 more")
