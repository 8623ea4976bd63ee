"""`content/scripts.toml`, right and wrong."""

from pathlib import Path

import pytest

from plugins.consent.signatures import FILE, Signatures, entry_to_paste, hash_of, read_signatures

HASH = hash_of(b"code")
ENTRY = f'["theme/static/a.js"]\nsha256 = "{HASH}"\nreason = "Our own menu"\n'


def read(folder: Path, text: str) -> Signatures:
    (folder / "scripts.toml").write_text(text, "utf-8")
    return read_signatures(folder / "scripts.toml")


def test_an_entry_names_the_script_its_content_and_why(tmp_path: Path) -> None:
    signatures = read(tmp_path, f"# remark\n\n{ENTRY}")
    signature = signatures.of("theme/static/a.js")
    assert signature is not None
    assert (signature.sha256, signature.reason, signature.line) == (HASH, "Our own menu", 3)
    assert signatures.problems == ()
    assert signatures.of("theme/static/b.js") is None


def test_where_there_is_no_file_nothing_is_signed(tmp_path: Path) -> None:
    assert read_signatures(tmp_path / "scripts.toml") == Signatures()


@pytest.mark.parametrize(
    ("text", "place", "wrong"),
    [
        (ENTRY.replace('reason = "Our own menu"\n', ""), "1:1", "reason is missing"),
        (ENTRY.replace("Our own menu", "…"), "3:1", "reason says nothing"),
        (ENTRY.replace('"Our own menu"', "true"), "3:1", "reason says nothing"),
        (ENTRY.replace(f'sha256 = "{HASH}"\n', ""), "1:1", "sha256 is missing"),
        (f'{ENTRY}why = "x"\n', "4:1", "why is no key of a script"),
        ('"theme/static/a.js" = "x"\n', "1:1", "is no entry"),
        ("[theme\n", "1:7", "not valid TOML"),
        (f"{ENTRY}{ENTRY}", "4:21", "not valid TOML"),
    ],
)
def test_what_is_wrong_has_its_place_and_signs_nothing(tmp_path: Path, text: str, place: str, wrong: str) -> None:
    signatures = read(tmp_path, text)
    assert signatures.entries == ()
    (problem,) = signatures.problems
    assert str(problem).startswith(f"{FILE}:{place}: ")
    assert wrong in str(problem)


def test_the_entry_of_a_message_is_refused_until_its_reason_is_written(tmp_path: Path) -> None:
    pasted = entry_to_paste("theme/static/a.js", b"code")
    (problem,) = read(tmp_path, pasted).problems
    assert str(problem) == (
        f"{FILE}:3:5: the reason is still to be written. Write in your words why it may run before any choice."
    )
    filled = read(tmp_path, pasted.replace("[WHY THIS MAY RUN BEFORE ANY CHOICE]", "Our own menu"))
    assert [entry.sha256 for entry in filled.entries] == [HASH]


def test_a_file_that_is_not_utf_8_is_named(tmp_path: Path) -> None:
    (tmp_path / "scripts.toml").write_bytes(b"\xff\xfe[")
    (problem,) = read_signatures(tmp_path / "scripts.toml").problems
    assert "not UTF-8" in str(problem)
