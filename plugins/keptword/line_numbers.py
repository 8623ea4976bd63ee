"""Where an offset into a text is for the person who wrote it: on which line, at which column."""


def line_number(text: str, offset: int) -> int:
    """Return the line of a character, from 1."""
    return text.count("\n", 0, offset) + 1


def line_and_column(text: str, offset: int) -> tuple[int, int]:
    """Return the line and the column of a character, both from 1."""
    return line_number(text, offset), offset - text.rfind("\n", 0, offset)
