"""Reads text files that people write: UTF-8, with or without a byte order mark, with any line ends; and writes texts.

What is not UTF-8 is a problem of its file, with the byte and its place; it is never read as something else.
"""

import codecs
import os
from collections.abc import Iterator
from pathlib import Path

from .line_numbers import line_and_column
from .problems import Problem, ProblemsFoundError

# The file in a project's own folder: messages name files from there.
_MARK_OF_PROJECT = "pelicanconf.py"

_TEXT_SUFFIXES = frozenset(".css .html .js .json .md .po .py .svg .toml .txt .xml".split())
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")

# How files of Word begin, old and new, and RTF.
_DOCUMENTS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"{\\rtf")


def read_text(path: Path) -> str:
    """Return the text of a file, its lines ended by one newline each. Raises ProblemsFoundError if it is not UTF-8."""
    return decoded_text(path.read_bytes(), shown_path(path))


def write_text(path: Path, text: str) -> None:
    """Write a text as UTF-8 whose lines end alike on every system: hashes of it are compared with those of others."""
    path.write_text(text, "utf-8", newline="\n")


def write_whole(path: Path, text: str) -> None:
    """Write a text so that the file holds all of it, or what it held before."""
    work = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        write_text(work, text)
        work.replace(path)
    finally:
        work.unlink(missing_ok=True)


def end_lines_alike(path: Path) -> None:
    """Give a written text the line ends of every other system, where a program wrote those of its own."""
    data = path.read_bytes()
    if b"\r\n" in data:
        path.write_bytes(data.replace(b"\r\n", b"\n"))


def decoded_text(data: bytes, file: str) -> str:
    """Return the text that bytes stand for; `file` names them in the problem. Raises ProblemsFoundError."""
    if problem := encoding_problem(data, file):
        raise ProblemsFoundError([problem])
    return _with_line_feeds(data.decode("utf-8-sig"))


def _with_line_feeds(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def encoding_problem(data: bytes, file: str) -> Problem | None:
    """Return the problem of bytes that are not UTF-8, at the first of them; None if all are."""
    if data.startswith(_UTF_16):
        return Problem(file, 1, 1, "this file is saved as UTF-16", "Save it as UTF-8")
    if data.startswith(_DOCUMENTS):
        wrong = "this file is a document of a word processor"
        return Problem(file, 1, 1, wrong, "Save it as plain text, in UTF-8")
    data = data.removeprefix(codecs.BOM_UTF8)
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = _with_line_feeds(data[: error.start].decode("utf-8"))
        wrong = f"byte {data[error.start]:#04x} is not UTF-8"
        return Problem(
            file,
            *line_and_column(before, len(before)),
            wrong,
            f"Save the file as UTF-8{_in_windows(data[error.start])}",
        )
    return None


def _in_windows(byte: int) -> str:
    """Return what a byte means in the encoding of Western Windows, the most likely one, in brackets."""
    meant = bytes([byte]).decode("cp1252", "ignore")
    return f" (that byte is {meant} in the encoding of Western Windows)" if meant else ""


def project_encoding_problems(root: Path) -> Iterator[Problem]:
    """Yield the problem of each file of a project that people write and that is not UTF-8."""
    parts = [part for name in ("templates", "translations", "catalogue") for part in root.glob(f"plugins/**/{name}")]
    yield from encoding_problems((root / "content", root / "theme", *sorted(parts)))


def encoding_problems(folders: tuple[Path, ...]) -> Iterator[Problem]:
    """Yield the problem of each text file below these folders that is not UTF-8; a file may stand for a folder."""
    for folder in folders:
        for path in [folder] if folder.is_file() else sorted(folder.rglob("*")):
            if path.suffix.lower() in _TEXT_SUFFIXES and path.is_file():
                problem = encoding_problem(path.read_bytes(), shown_path(path))
                if problem is not None:
                    yield problem


def shown_path(path: Path) -> str:
    """Return how messages name a file: from the folder of its project, if it has one."""
    for folder in path.absolute().parents:
        if (folder / _MARK_OF_PROJECT).is_file():
            return path.absolute().relative_to(folder).as_posix()
    return path.as_posix()
