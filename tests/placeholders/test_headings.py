from plugins.placeholders.headings import Heading, section_headings


def test_sections_are_found_in_order_without_their_markup() -> None:
    html = '<h1>A</h1><h2 id="who">Who <em>we</em> are</h2><h3 id="x">B</h3><h2 id="law">Rights &amp; duties</h2>'
    assert list(section_headings(html)) == [Heading("who", "Who we are"), Heading("law", "Rights & duties")]


def test_a_no_break_space_of_a_heading_is_one_in_the_contents_too() -> None:
    assert list(section_headings('<h2 id="why">Pourquoi\xa0?</h2>')) == [Heading("why", "Pourquoi\xa0?")]
