from plugins.placeholders.headings import Heading, section_headings


def test_sections_are_found_in_order_without_their_markup() -> None:
    html = '<h1>A</h1><h2 id="who">Who <em>we</em> are</h2><h3 id="x">B</h3><h2 id="law">Rights &amp; duties</h2>'
    assert list(section_headings(html)) == [Heading("who", "Who we are"), Heading("law", "Rights & duties")]
