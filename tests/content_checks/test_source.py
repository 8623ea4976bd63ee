from plugins.content_checks.source import Kind, Source


def test_a_text_is_parted_into_blocks_as_markdown_parts_it() -> None:
    text = "Title: A\n\nText\nmore\n\n    code\n\n- item\n\n    of it\n\n<div>\n\ninside\n\n</div>\n\nlast"
    blocks = [(block.kind, block.first + 1, len(block.lines)) for block in Source("x.md", text).blocks]
    assert blocks == [
        (Kind.TEXT, 3, 2),
        (Kind.CODE, 6, 1),
        (Kind.TEXT, 8, 1),
        (Kind.TEXT, 10, 1),
        (Kind.HTML, 12, 5),
        (Kind.TEXT, 18, 1),
    ]


def test_code_and_comments_are_blanked_and_all_lines_keep_their_length() -> None:
    text = "Title: A\n\n`a` b <!-- c\nd --> e\n\n```\nf\n```\n<script>g</script>"
    source = Source("x.md", text)
    assert list(map(len, source.blanked)) == list(map(len, source.lines))
    assert [line.split() for line in source.blanked] == [
        [], [], ["xxx", "b"], ["e"], [], [], [], [], ["<script>", "</script>"],
    ]  # fmt: skip


def test_code_that_is_never_closed_hides_nothing() -> None:
    assert Source("x.md", "```\na | b").blanked == ("```", "a | b")
