from pathlib import Path

import pytest

from plugins.keptword.requests.files import read_file
from plugins.policy_versions.harmless import policy_text, settled
from plugins.policy_versions.links import Links
from plugins.policy_versions.tree import as_html
from tests.conftest import LANGUAGES, ROOT
from tests.keptword.gate.vendors import CODES, VendorCode
from tests.pages.test_structure import page_files


def shown(inner: str) -> str:
    return as_html(policy_text(f'<article data-page="privacy"><h1>Policy</h1>{inner}</article>').blocks)


def test_the_title_is_taken_from_the_heading_and_the_rest_is_text() -> None:
    text = policy_text('<p>x</p><article data-page="cookies"><h1>Cookie <em>policy</em></h1><p>One</p></article>')
    assert text.title == "Cookie policy"
    assert as_html(text.blocks) == "<p>One</p>\n"
    assert policy_text("<article class=post><p>x</p></article>").blocks == ()


@pytest.mark.parametrize("vendor", CODES, ids=lambda vendor: vendor.name)
def test_cb_01_nothing_of_any_vendor_is_left_in_a_kept_text(vendor: VendorCode) -> None:
    html = shown(f"<p>Before</p>{vendor.code}<div data-x='{vendor.host}'>After</div>")
    reading = read_file(html.encode(), "kept.html", "https://site.example/kept.html")
    assert (list(reading.loads), list(reading.scripts), list(reading.forms)) == ([], [], [])
    assert "<p>Before</p>" in html


def test_cb_01_what_could_act_or_be_acted_on_goes_and_its_words_stay() -> None:
    assert shown('<p onclick="x()" style="color:red">A <img src="https://t.example/a.gif" alt="map"> B</p>') == (
        "<p>A map B</p>\n"
    )
    assert shown('<form action="/x"><p>Not said</p></form><button>No</button><p hidden>No</p>') == ""
    assert shown('<p><a href="javascript:x()">link</a> <blink>old</blink> words</p>') == (
        "<p><a>link</a> old words</p>\n"
    )
    assert shown("<template><p>no</p></template><noscript><p>no</p></noscript><p>yes</p>") == "<p>yes</p>\n"
    assert shown('<div class="consent-embed card"><p>text</p></div>') == '<div class="card"><p>text</p>\n</div>\n'


@pytest.mark.parametrize(
    "html",
    [
        '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=//t.example/&gt;">',
        '<noscript><p title="</noscript><img src=//t.example/ onerror=x()>"></noscript>',
        '<svg></p><style><a id="</style><img src=//t.example/ onerror=x()>"></svg>',
        '<form><math><mtext></form><form><mglyph><style></math><img src="//t.example/">',
        '<template><template></template><img src="//t.example/"></template>',
        '<select><option><img src="//t.example/"></select><xmp><img src="//t.example/"></xmp>',
        '<plaintext><img src="//t.example/">',
        '<p href="//t.example/" ping="//t.example/" style="background:url(//t.example/)">x</p>',
        '<a href="&#1;java&Tab;script:x()">x</a><a href="data:text/html,x">y</a>',
    ],
)
def test_cb_01_no_second_reading_of_a_kept_text_brings_anything_to_life(html: str) -> None:
    written = shown(f"<p>Before</p>{html}")
    for text in (written, shown(written)):
        reading = read_file(text.encode(), "kept.html", "https://site.example/kept.html")
        assert (list(reading.loads), list(reading.scripts), list(reading.styles)) == ([], [], [])
        assert "<p>Before</p>" in text
        assert "href" not in text


def test_words_between_blocks_are_kept_in_their_place() -> None:
    assert shown("<ul><li>one<ul><li>two</li></ul></li></ul>") == ("<ul><li>one<ul><li>two</li>\n</ul>\n</li>\n</ul>\n")


def test_links_lead_somewhere_or_are_words() -> None:
    html = (
        '<h2 id="here">H</h2><p id="here"><a href="#here">1</a><a href="#gone">2</a>'
        '<a href="/en/page/#x">3</a><a href="/en/gone/">4</a><a href="https://out.example/">5</a></p>'
    )
    blocks = policy_text(f'<article data-page="privacy">{html}</article>').blocks
    assert as_html(settled(blocks, Links({"/en/page/"}, {}, {}))) == (
        '<h2 id="here">H</h2>\n<p><a href="#here">1</a><span>2</span><a href="/en/page/#x">3</a><span>4</span>'
        '<a href="https://out.example/">5</a></p>\n'
    )


def test_nothing_is_lost_of_the_policies_of_this_site(site: Path) -> None:
    """Every paragraph that an editor wrote is still there once scripts and forms are gone."""
    for language in LANGUAGES:
        pages = [policy_text(path.read_text("utf-8")) for path in page_files(site / language)]
        html = "".join(as_html(page.blocks) for page in pages)
        for name in ("privacy", "cookies"):
            text = (ROOT / f"content/pages/{language}/{name}.md").read_text("utf-8")
            for line in (line for line in text.splitlines() if line.startswith("## ")):
                assert f">{line.removeprefix('## ').partition(' {')[0]}</h2>" in html.replace("&amp;", "&")
