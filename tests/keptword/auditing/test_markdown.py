from plugins.keptword.auditing import Finding
from plugins.keptword.auditing.markdown import markdown_summary
from plugins.keptword.requests.grades import Grade
from tests.keptword.auditing.test_person import found, tally_of


def test_vendors_are_a_table_and_the_rest_is_counted() -> None:
    tally = tally_of(
        [
            found("https://www.youtube.com/embed/x"),
            found("https://t.example/", "a.js", Grade.MAY_LOAD),
            found("", "jquery.js", Grade.UNREAD, "jQuery 3.7.1"),
            Finding("mail.mhtml", 1, 1, "", "", "not judged", is_judged=False),
        ]
    )
    assert markdown_summary(tally).splitlines() == [
        "**1 thing loads from 1 vendor before anyone is asked: 1 file judged.**",
        "",
        "| loads by itself | pages | first place | what to do |",
        "| --- | ---: | --- | --- |",
        "| YouTube (video) | 1 | `a.html:1:1` | keptword add youtube, or remove it |",
        "",
        "- May load, once a visitor acts or agrees: `t.example`",
        "- Unread: 1 file (jQuery 3.7.1)",
        "- Not judged: `mail.mhtml`",
    ]


def test_a_clean_site_is_a_line() -> None:
    assert markdown_summary(tally_of([])) == "**Nothing third party loads by itself: 1 file judged.**\n"


def test_names_of_files_end_no_cell_and_make_no_markup() -> None:
    row = markdown_summary(tally_of([found("https://t.example/", "a|`<b>.html")])).splitlines()[4]
    assert row.count("|") == 5
    assert "`a%7C<b>.html:1:1`" in row


def test_a_site_with_a_thousand_vendors_stays_a_summary() -> None:
    text = markdown_summary(tally_of(found(f"https://h{number}.example/") for number in range(1000)))
    assert "And 975 more vendors." in text
    assert len(text) < 4000
