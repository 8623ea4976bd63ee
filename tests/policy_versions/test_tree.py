from plugins.policy_versions.tree import Element, MarkWords, as_html, is_marked, words_of

SAID = MarkWords("[out:", "[in:", "end]")


def test_text_and_attributes_are_escaped() -> None:
    link = Element("a", (("href", '/?a="1"&b=2'),), ("1 < 2 & 3",))
    assert as_html([link]) == '<a href="/?a=&quot;1&quot;&amp;b=2">1 &lt; 2 &amp; 3</a>'


def test_text_beside_blocks_has_no_tag_and_empty_elements_have_no_end() -> None:
    item = Element("li", (), (Element("", (), ("one", Element("br"))), Element("p", (), ("two",))))
    assert as_html([item]) == "<li>one<br><p>two</p>\n</li>\n"


def test_marks_say_in_words_what_they_mean() -> None:
    marked = [Element("del", (), ("old",)), Element("ins", (), ("new",))]
    words = ('<span class="said">[{} </span>', '<span class="said"> end] </span>')
    left_out, added = (f"{words[0].format(word)}{{}}{words[1]}" for word in ("out:", "in:"))
    assert as_html(marked, SAID) == f"<del>{left_out.format('old')}</del><ins>{added.format('new')}</ins>"
    assert as_html(marked) == "<del>old</del><ins>new</ins>"


def test_words_are_found_at_any_depth_and_so_are_marks() -> None:
    text = Element("p", (), ("one ", Element("a", (), ("two\nthree", Element("ins", (), (" four",))))))
    assert words_of([text]) == ["one", "two", "three", "four"]
    assert is_marked(text)
    assert not is_marked(Element("p", (), ("plain",)))
