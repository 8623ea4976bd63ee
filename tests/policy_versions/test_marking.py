from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from plugins.policy_versions.harmless import policy_text
from plugins.policy_versions.marking import marked_changes
from plugins.policy_versions.tree import Element, as_html, words_of
from tests.policy_versions.test_wording import SENTENCES, without

CELLS = SENTENCES.map(lambda text: Element("td", (), (text,)))
ROWS = st.lists(CELLS, min_size=1, max_size=3).map(lambda cells: Element("tr", (), tuple(cells)))
LISTS = st.lists(SENTENCES, max_size=4).map(
    lambda texts: Element("ul", (), tuple(Element("li", (), (text,)) for text in texts))
)
TABLES = st.lists(ROWS, max_size=4).map(lambda rows: Element("table", (), tuple(rows)))
PARAGRAPHS = SENTENCES.map(lambda text: Element("p", (), (text,)))
TEXTS = st.lists(st.one_of(PARAGRAPHS, LISTS, TABLES), max_size=5)


def blocks(html: str) -> tuple[Element, ...]:
    return policy_text(f'<article data-page="privacy">{html}</article>').blocks


def marked(old: str, new: str) -> str:
    return as_html(marked_changes(blocks(old), blocks(new))).replace("\n", "")


def test_what_is_the_same_bears_no_mark() -> None:
    text = '<h2 id="a">A</h2><ul><li>One</li></ul>'
    assert marked(text, text.replace(' id="a"', ' id="b"')) == text, "an anchor is nothing that readers read"


def test_a_paragraph_left_out_or_added_is_marked_as_a_whole() -> None:
    assert (
        marked("<p>One two.</p><p>Gone away.</p>", "<p>One two.</p>") == "<p>One two.</p><p><del>Gone away.</del></p>"
    )
    assert marked("<p>One two.</p>", "<p>One two.</p><p>Come in.</p>") == (
        '<p>One two.</p><p class="added"><ins>Come in.</ins></p>'
    )


def test_a_paragraph_reworded_is_marked_word_by_word_and_one_replaced_as_a_whole() -> None:
    assert marked("<p>We keep your data for two years.</p>", "<p>We keep your data for one year.</p>") == (
        "<p>We keep your data for <del>two years</del><ins>one year</ins>.</p>"
    )
    replaced = marked("<p>We keep your data.</p>", "<p>Nothing at all happens here.</p>")
    assert sorted(replaced.split("</p>")) == [
        "",
        '<p class="added"><ins>Nothing at all happens here.</ins>',
        "<p><del>We keep your data.</del>",
    ]


def test_a_row_and_a_cell_stay_in_their_table_and_a_point_in_its_list() -> None:
    rows = "<tr><td>Name</td><td>To greet you</td></tr><tr><td>Address</td><td>To send you letters</td></tr>"
    changed = rows.replace("To greet you", "To greet and thank you").replace("Address", "Home address")
    assert marked(f"<table><tbody>{rows}</tbody></table>", f"<table><tbody>{changed}</tbody></table>") == (
        "<table><tbody><tr><td>Name</td><td>To greet <ins>and thank </ins>you</td></tr>"
        "<tr><td><del>Address</del><ins>Home address</ins></td><td>To send you letters</td></tr></tbody></table>"
    )
    assert marked("<ul><li>One</li><li>Two</li></ul>", "<ul><li>Two</li></ul>") == (
        "<ul><li><del>One</del></li><li>Two</li></ul>"
    )


def texts_of(found: Sequence[Element]) -> str:
    return "".join(words_of(found))


@given(TEXTS, TEXTS)
def test_each_of_two_texts_can_be_read_in_what_is_marked(old: list[Element], new: list[Element]) -> None:
    result = marked_changes(old, new)
    kept = [element for element in without(result, "ins") if isinstance(element, Element)]
    added = [element for element in without(result, "del") if isinstance(element, Element)]
    assert texts_of(kept) == texts_of(old)
    assert texts_of(added) == texts_of(new)
