from collections.abc import Iterable

from plugins.keptword.auditing import Finding
from plugins.keptword.auditing.person import person_report
from plugins.keptword.auditing.tally import Tally, Tallying
from plugins.keptword.requests.grades import Grade
from plugins.keptword.requests.load import host_of


def found(url: str, file: str = "a.html", grade: Grade = Grade.LOADS, what: str = "") -> Finding:
    return Finding(
        file, 1, 1, url, host_of(url), "<img src>" if url else "script that can fetch", grade=grade, what=what
    )


def tally_of(findings: Iterable[Finding], pages: int = 1) -> Tally:
    tallying = Tallying(pages=pages, files=pages)
    by_file: dict[str, list[Finding]] = {}
    for finding in findings:
        by_file.setdefault(finding.file, []).append(finding)
    for file, several in by_file.items():
        tallying.add(file, several)
    return tallying.total()


def test_what_stands_on_every_page_is_said_once() -> None:
    tally = tally_of((found("https://t.example/x", f"{number:03}.html") for number in range(500)), 500)
    assert list(person_report(tally)) == [
        "t.example, on each page",
        "    000.html:1:1 and each other page, as from a template: <img src> https://t.example/x",
        "    → keptword new t.example, host the files yourself, or remove it",
        "1 thing loads from 1 vendor before anyone is asked: 500 files judged.",
    ]


def test_a_vendor_of_the_catalogue_is_named_with_the_command_that_adds_it() -> None:
    films = [found("https://www.youtube.com/embed/x", "1.html"), found("https://i.ytimg.com/vi/x.jpg", "2.html")]
    head, *_, advice, _ = person_report(tally_of(films, 9))
    assert head == "YouTube (video), on 2 pages: i.ytimg.com, www.youtube.com"
    assert advice == "    → keptword add youtube, or remove it"


def test_a_service_of_the_inventory_is_to_be_protected_and_what_names_no_host_to_be_looked_at() -> None:
    live = Finding("a.html", 1, 1, "https://own.example/x", "own.example", "<img src>", "Our own statistics")
    twice = Finding("a.html", 1, 9, "", "", "src stands twice")
    lines = list(person_report(tally_of([live, twice])))
    assert "Our own statistics, on 1 page: own.example" in lines
    assert "    → declared, but live before its consent: keptword protect holds it back" in lines
    assert "To be looked at, on 1 page" in lines
    assert "    a.html:1:9: src stands twice" in lines


def test_an_ordinary_site_takes_a_screen_and_one_with_a_hundred_vendors_hardly_more() -> None:
    findings = [found(f"https://h{number}.example/{address}") for number in range(100) for address in range(7)]
    told = list(person_report(tally_of(findings)))
    assert len(told) < 40
    assert "    → keptword new h0.example, host the files yourself, or remove it (6 more addresses: --all)" in told
    assert any(line.startswith("91 more vendors, which --all tells of: h1") for line in told)
    assert len(list(person_report(tally_of(findings), whole=True))) > 700


def test_what_may_load_and_what_is_unread_is_counted_and_listed_in_the_whole_report() -> None:
    findings = [found(f"https://h{number}.example/", f"{number}.js", Grade.MAY_LOAD) for number in range(9)]
    findings += [found("", f"lib/{number}.js", Grade.UNREAD, "jQuery 3.7.1") for number in range(2)]
    findings += [found("", "own.js", Grade.UNREAD)]
    counts = [
        "May load, once a visitor acts or agrees, or code takes it up: "
        "h0.example, h1.example, h2.example, h3.example and 5 more, in 9 files",
        "Unread, since code can fetch what cannot be read in it, in 3 files: 2 × jQuery 3.7.1, 1 other",
    ]
    assert list(person_report(tally_of([found("https://t.example/"), *findings])))[3:5] == counts
    # A site that loads nothing has one line.
    assert list(person_report(tally_of(findings))) == [
        "Nothing third party loads by itself: 1 file judged; 9 hosts may load, 3 scripts unread (--all tells which)."
    ]
    whole = list(person_report(tally_of(findings), whole=True))
    assert "    lib/0.js:1:1: script that can fetch, jQuery 3.7.1" in whole
    assert len(whole) == 15


def test_a_place_is_told_as_a_person_wrote_it_and_a_long_address_is_cut_but_in_the_whole_report() -> None:
    tally = tally_of([found(f"https://t.example/{'x' * 200}")])
    _, line, *_ = person_report(tally, origins=lambda _: "theme/base.html:3:5")
    assert line.startswith("    theme/base.html:3:5: <img src> https://t.example/xxx")
    assert len(line) < 120
    assert any("x" * 200 in line for line in person_report(tally, whole=True))
