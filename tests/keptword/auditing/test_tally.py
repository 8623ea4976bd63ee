from plugins.keptword.auditing import Finding
from plugins.keptword.auditing.tally import Tallying
from plugins.keptword.requests.grades import Grade


def found(file: str, url: str = "https://t.example/x", grade: Grade = Grade.LOADS) -> Finding:
    return Finding(file, 1, 1, url, "t.example" if url else "", "<img src>", grade=grade)


def test_each_thing_is_kept_once_with_how_often_and_in_how_many_files_it_stands() -> None:
    tallying = Tallying(pages=3, files=3)
    for file in ("a.html", "b.html"):
        tallying.add(file, [found(file), found(file)])
    (vendor,) = tallying.total().loads
    (told,) = vendor.told
    assert (told.first.file, told.times, told.files, vendor.pages) == ("a.html", 4, 2, 2)


def test_a_style_sheet_counts_for_the_pages_that_load_it() -> None:
    tallying = Tallying(pages=40)
    tallying.add("a.html", [found("a.html")])
    tallying.add("s.css", [found("s.css")])
    assert tallying.total({"s.css": 39}).loads[0].pages == 39
    assert tallying.total().loads[0].pages == 1


def test_what_cannot_be_read_is_another_thing_in_each_file() -> None:
    tallying = Tallying()
    for file in ("a.js", "b.js"):
        tallying.add(file, [found(file, "", Grade.UNREAD)])
    assert len(tallying.total().unread) == 2


def test_connections_ahead_of_time_are_told_after_what_is_asked_for() -> None:
    tallying = Tallying()
    ahead = Finding("a.html", 1, 1, "https://t.example/", "t.example", "<link rel=preconnect>")
    tallying.add("a.html", [ahead, found("a.html")])
    assert [told.first.how for told in tallying.total().loads[0].told] == ["<img src>", "<link rel=preconnect>"]
