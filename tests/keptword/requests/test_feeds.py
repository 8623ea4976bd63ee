"""What feed readers show, and browsers that open a feed do not."""

import pytest

from plugins.keptword.requests import read_file

SITE = "https://site.example"
T = "https://t.example/x"
IMG = f'&lt;img src="{T}"&gt;'


def in_feed(text: str) -> set[str]:
    reading = read_file(text.encode(), "feed.xml", f"{SITE}/feed.xml")
    assert reading.loads == []
    return {load.url for load in reading.in_feed.loads} if reading.in_feed else set()


def atom(inner: str) -> str:
    return f'<feed xmlns="http://www.w3.org/2005/Atom">{inner}</feed>'


@pytest.mark.parametrize(
    "feed",
    [
        atom(f'<entry><content type="html">{IMG}</content></entry>'),
        atom(f'<entry><summary type="html"><![CDATA[<iframe src="{T}"></iframe>]]></summary></entry>'),
        atom(f'<entry><content src="{T}"/></entry>'),
        atom(f"<logo>{T}</logo>"),
        f"<rss><channel><item><description>{IMG}</description></item></channel></rss>",
        f'<rss xmlns:c="urn:c"><channel><item><c:encoded>{IMG}</c:encoded></item></channel></rss>',
        f"<rss><channel><image><url>{T}</url></image></channel></rss>",
    ],
)
def test_what_a_feed_reader_would_fetch_is_found(feed: str) -> None:
    assert in_feed(feed) == {T}


@pytest.mark.parametrize(
    "feed",
    [
        atom(f'<entry><title>{IMG}</title><link href="{T}"/><id>{T}</id></entry>'),
        atom(f'<entry><content type="text">{IMG}</content></entry>'),
        f'<rss><channel><link>{T}</link><item><enclosure url="{T}"/></item></channel></rss>',
        f"<urlset><url><loc>{T}</loc></url></urlset>",
    ],
)
def test_links_and_plain_text_are_not(feed: str) -> None:
    assert in_feed(feed) == set()
