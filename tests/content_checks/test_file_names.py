from pathlib import Path

import pytest

from plugins.content_checks.file_names import file_name_problems
from tests.conftest import LANGUAGES, ROOT


def problems(root: Path, *files: str) -> list[str]:
    for file in files:
        (root / file).parent.mkdir(parents=True, exist_ok=True)
        (root / file).write_text("Text.\n", "utf-8")
    return [str(problem) for problem in file_name_problems(root, LANGUAGES)]


def test_the_files_of_this_site_are_where_they_belong() -> None:
    assert list(file_name_problems(ROOT, LANGUAGES)) == []


@pytest.mark.parametrize(
    "file",
    [
        "content/pages/en/.contact.md.swp",
        "content/pages/en/contact.md~",
        "content/pages/en/Thumbs.db",
        "content/pages/.DS_Store",
        "content/images/us.png",
        "content/pages/es/contact.md",
        "content/pages/pt-BR/contact.md",
    ],
)
def test_what_programs_leave_behind_and_other_languages_are_no_problem(tmp_path: Path, file: str) -> None:
    assert problems(tmp_path, file) == []


@pytest.mark.parametrize(
    ("file", "told"),
    [
        (
            "content/pages/en/contact.md.txt",
            "its name does not end with .md. Name it contact.md,",
        ),
        ("content/pages/en/Contact.MD", "its name does not end with .md. Name it Contact.md, or move it elsewhere."),
        ("content/pages/en/contact.docx", "its name does not end with .md."),
        ("content/pages/contact.md", "this text stands in the folder of no language."),
        ("content/pages/en copy/contact.md", '"en copy" is not the folder of a language. Name it en, or remove it.'),
        ("content/pages/EN/contact.md", '"EN" is not the folder of a language. Name it en, or remove it.'),
        ("content/pages/english/contact.md", '"english" is not the folder of a language.'),
        ("content/pages/en/old/contact.md", "texts in a folder of a folder count for nothing."),
        ("content/page/en/contact.md", "nothing reads what stands here. Name it pages, or remove it."),
        ("content/service/x.toml", "nothing reads what stands here. Name it services, or remove it."),
        ("content/word.txt", "nothing reads what stands here. Name it words.txt, or remove it."),
        ("content/services/youtube.toml.txt", "its name does not end with .toml. Name it youtube.toml,"),
        ("content/services/youtube.tml", "its name does not end with .toml. Name it youtube.toml,"),
        ("content/services/You Tube.toml", "Name it you-tube.toml."),
        ("content/services/old/youtube.toml", "nothing in this folder counts: services stand in content/services."),
    ],
)
def test_a_file_that_would_count_for_nothing_is_told(tmp_path: Path, file: str, told: str) -> None:
    (problem,) = problems(tmp_path, file)
    assert told in problem


def test_folders_that_the_settings_name_are_no_slips(tmp_path: Path) -> None:
    (tmp_path / "content/page").mkdir(parents=True)
    assert list(file_name_problems(tmp_path, LANGUAGES, ["page"])) == []
