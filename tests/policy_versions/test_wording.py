from collections.abc import Iterable

from hypothesis import given
from hypothesis import strategies as st

from plugins.policy_versions.tree import Element, Node, as_html, words_of
from plugins.policy_versions.wording import marked_whole, marked_words

WORDS = st.sampled_from("we keep your data two three years at most , . never".split())
SENTENCES = st.lists(WORDS, max_size=12).map(" ".join)


def without(nodes: Iterable[Node], mark: str) -> list[Node]:
    """Return the nodes without those that bear a mark."""
    return [
        node if isinstance(node, str) else Element(node.tag, node.attributes, tuple(without(node.children, mark)))
        for node in nodes
        if isinstance(node, str) or node.tag != mark
    ]


def test_one_word_replaced_is_one_mark_each() -> None:
    marked = marked_words(["We keep it for two years."], ["We keep it for three years."])
    assert as_html(marked) == "We keep it for <del>two </del><ins>three </ins>years."


def test_emphasis_and_links_stay_around_the_words_they_are_on() -> None:
    link = Element("a", (("href", "#x"),), ("our long policy",))
    other = Element("a", (("href", "#x"),), ("our short policy",))
    marked = as_html(marked_words(["See ", link, "."], ["See ", other, "."]))
    assert marked == (
        'See <a href="#x">our </a><del><a href="#x">long </a></del><ins><a href="#x">short </a></ins>'
        '<a href="#x">policy</a>.'
    )


def test_a_link_that_leads_elsewhere_now_is_marked() -> None:
    old, new = (Element("a", (("href", href),), ("here",)) for href in ("#a", "#b"))
    assert as_html(marked_words([old], [new])) == '<del><a href="#a">here</a></del><ins><a href="#b">here</a></ins>'


def test_a_single_word_between_two_changes_is_read_with_them() -> None:
    marked = as_html(marked_words(["one two three four five"], ["one 2 three 4 five"]))
    assert marked == "one <del>two three four </del><ins>2 three 4 </ins>five"


def test_line_breaks_and_spaces_are_no_change() -> None:
    assert as_html(marked_words(["a  b\nc"], ["a b c "])) == "a b c"


def test_blanks_are_not_marked() -> None:
    assert marked_whole([" "], "ins") == (" ",)


@given(SENTENCES, SENTENCES)
def test_without_what_was_added_it_is_the_old_text_and_without_what_was_left_out_the_new_one(
    old: str, new: str
) -> None:
    marked = marked_words([old], [new])
    assert words_of(without(marked, "ins")) == words_of([old])
    assert "".join(words_of(without(marked, "del"))) == "".join(words_of([new]))
