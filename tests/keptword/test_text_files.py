from pathlib import Path

import pytest

from plugins.keptword.problems import ProblemsFoundError
from plugins.keptword.text_files import (
    decoded_text,
    encoding_problem,
    project_encoding_problems,
    read_text,
    shown_path,
    write_whole,
)


@pytest.mark.parametrize("data", [b"a\nb\n", b"\xef\xbb\xbfa\nb\n", b"a\r\nb\r\n", b"a\rb\r"])
def test_a_text_is_the_same_with_any_mark_and_any_line_ends(data: bytes) -> None:
    assert decoded_text(data, "x.md") == "a\nb\n"


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"a\ncaf\xe9", "2:4: byte 0xe9 is not UTF-8. Save the file as UTF-8 (that byte is é in"),
        ("é\r\né".encode() + b"\x81", "2:2: byte 0x81 is not UTF-8. Save the file as UTF-8."),
        ("Text".encode("utf-16"), "1:1: this file is saved as UTF-16. Save it as UTF-8."),
        (b"PK\x03\x04\x14", "1:1: this file is a document of a word processor. Save it as plain text, in UTF-8."),
        (b"{\\rtf1\\ansi Text}", "1:1: this file is a document of a word processor."),
        (b"\xef\xbb\xbfa\xff", "1:2: byte 0xff is not UTF-8."),
    ],
)
def test_the_first_byte_that_is_not_utf_8_is_told(data: bytes, told: str) -> None:
    assert str(encoding_problem(data, "x.md")).startswith(f"x.md:{told}")


def test_a_file_is_named_from_the_folder_of_its_project(tmp_path: Path) -> None:
    (tmp_path / "pelicanconf.py").touch()
    file = tmp_path / "content" / "words.txt"
    file.parent.mkdir()
    file.write_bytes(b"caf\xe9")
    assert shown_path(file) == "content/words.txt"
    with pytest.raises(ProblemsFoundError, match=r"content/words.txt:1:4: byte 0xe9"):
        read_text(file)
    assert [problem.file for problem in project_encoding_problems(tmp_path)] == ["content/words.txt"]


def test_a_file_is_written_whole_or_stays_as_it_was(tmp_path: Path) -> None:
    file = tmp_path / "report.md"
    write_whole(file, "one\n")
    with pytest.raises(UnicodeEncodeError):
        write_whole(file, "two\n\udce9")
    assert file.read_text() == "one\n"
    assert list(tmp_path.iterdir()) == [file]
