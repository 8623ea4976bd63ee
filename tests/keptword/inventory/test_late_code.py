from pathlib import Path

import pytest

from plugins.keptword.inventory.entries import catalogue_of
from plugins.keptword.inventory.late_code import late_code
from tests.conftest import ROOT
from tests.keptword.inventory.texts import SOUND

FOLDER = "content/services"


def told(root: Path, code: str) -> list[str]:
    (root / FOLDER).mkdir(parents=True, exist_ok=True)
    head = SOUND.partition("[[scripts]]")[0]
    (root / FOLDER / "late.toml").write_text(f"{head}{code}", "utf-8")
    return [str(problem) for problem in late_code(root, FOLDER, catalogue_of(root))]


def line_of(root: Path, words: str) -> int:
    lines = (root / FOLDER / "late.toml").read_text("utf-8").splitlines()
    return next(number for number, line in enumerate(lines, 1) if words in line)


@pytest.mark.parametrize(
    "code",
    [
        "[[scripts]]\ncode = '''\nwindow.x = [];\ndocument.addEventListener(\"DOMContentLoaded\", start);\n'''\n",
        '[[scripts]]\ncode = """x();\nwindow.addEventListener( `DOMContentLoaded`, start)"""\n',
        '[[scripts]]\nsrc = "https://js.example.com/a.js"\n[[scripts]]\n'
        "code = \"addEventListener ('DOMContentLoaded', start)\"\n",
    ],
)
def test_27_code_that_waits_for_what_has_been_is_told_with_its_line(tmp_path: Path, code: str) -> None:
    """Case 27."""
    (one,) = told(tmp_path, code)
    assert one.startswith(f"content/services/late.toml:{line_of(tmp_path, 'DOMContentLoaded')}:1: this waits for")


@pytest.mark.parametrize(
    "code",
    [
        "[[scripts]]\ncode = '''\nif (document.readyState === 'loading')"
        " document.addEventListener('DOMContentLoaded', a);\nelse a();\n'''\n",
        "[[scripts]]\ncode = \"addEventListener('load', start)\"\n",
        "[[scripts]]\ncode = \"say('DOMContentLoaded')\"\n",
        '[[scripts]]\nsrc = "https://js.example.com/a.js"\n',
        "scripts = 1\n",
        "scripts = [1]\n",
        "[[scripts]\n",
    ],
)
def test_27_all_other_code_is_none_of_its_business(tmp_path: Path, code: str) -> None:
    assert told(tmp_path, code) == []


def test_27_no_service_of_the_site_or_of_the_catalogue_waits_in_vain() -> None:
    for folder in (FOLDER, "plugins/keptword/inventory/catalogue"):
        assert list(late_code(ROOT, folder, catalogue_of(ROOT))) == []
