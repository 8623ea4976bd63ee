from plugins.keptword.auditing import Finding
from plugins.keptword.auditing.summary import summary
from plugins.keptword.requests.grades import Grade


def found(url: str, file: str = "a.html", grade: Grade = Grade.LOADS) -> Finding:
    return Finding(file, 1, 1, url, url.split("/")[2] if url else "", "<img src>", grade=grade)


def test_what_stands_on_every_page_is_said_once() -> None:
    told = list(summary(found("https://t.example/x", f"{number:03}.html") for number in range(500)))
    assert told == ["t.example, on 500 pages", "  000.html:1:1: <img src> loads https://t.example/x (and 499 more)"]


def test_a_host_with_many_addresses_takes_a_few_lines_and_the_whole_report_has_all() -> None:
    findings = [found(f"https://t.example/{number}") for number in range(60)]
    told = list(summary(findings))
    assert len(told) == 6
    assert told[-1] == "  … and 56 more addresses: --all lists them"
    assert len(list(summary(findings, whole=True))) == 61


def test_what_may_load_and_what_is_unread_is_counted_and_listed_in_the_whole_report() -> None:
    findings = [found(f"https://h{number}.example/", f"{number}.js", Grade.MAY_LOAD) for number in range(9)]
    findings.append(Finding("jquery.js", 1, 1, "", "", "script file that can fetch", grade=Grade.UNREAD))
    assert list(summary(findings)) == [
        "May load, once a visitor acts or agrees, or code takes it up: "
        "h0.example, h1.example, h2.example, h3.example and 5 more, in 9 files",
        "Unread: in 1 file code can fetch what cannot be read in it: jquery.js",
    ]
    assert len(list(summary(findings, whole=True))) == 12
