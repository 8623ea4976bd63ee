"""Slips in service files and catalogues: each is told with its place, none is a traceback."""

from pathlib import Path

import pytest

from plugins.content_checks.message_parts import message_problems
from plugins.keptword.inventory.reading import read_service
from plugins.keptword.problems import Problem, ProblemsFoundError
from tests.conftest import LANGUAGES, ROOT

SERVICE = "content/services/youtube.toml"
HEAD = 'use = "youtube"\nid = "XXXXXXXXXXX"\n'

SERVICES = [
    ('use = "youtube\nid = "X"\n', "1:15: this is not valid TOML: a text is not closed at the end of its line."),
    (
        "use = “youtube”\n",
        "1:7: this is not valid TOML: what stands behind = is neither a text between straight quotes",
    ),
    ("use: youtube\n", "1:4: this is not valid TOML: a key is not followed by =."),
    (f"<<<<<<< HEAD\n{HEAD}", "1:1: this is not valid TOML: two versions of the file were to be merged here."),
    (f"{HEAD}[hosts\n", "3:7: this is not valid TOML: a [name] is not closed."),
    (f'{HEAD}id = "Y"\n', "3:9: this is not valid TOML: this key stands here twice."),
    (f"{HEAD}checked = 22-11-2026\n", "3:13: this is not valid TOML: something stands behind the value."),
    (f'{HEAD}catagory = "marketing"\n', '3:1: "catagory" is not a known key. Write "category".'),
    (f'{HEAD}[hosts]\nscript-src = ["www.youtube.com"]\n', '4:1: "www.youtube.com" is not a host.'),
    (f'{HEAD}[hosts]\nscripts = ["https://a.be"]\n', '4:1: "scripts" is not a known key. Write "script-src".'),
    ('use = "youtub"\n', '1:1: the catalogue has no "youtub". Write "youtube";'),
    ("", "1:1: name is missing."),
    ('use = "youtube",\n', "1:16: this is not valid TOML: a , stands where nothing belongs. Remove it"),
    (f'{HEAD}[hosts]\nimg-src = ["https://a.be",,"https://b.be"]\n', "4:27: this is not valid TOML: a , stands where"),
    (f"{HEAD}checked = 2026-02-30\n", "3:11: this is not valid TOML: there is no such day. Write it as 2026-11-22"),
    (f'{HEAD}name = "C:\\Users"\n', "3:13: this is not valid TOML: a backslash stands in a text. Write it twice"),
    ('use = "you\u200btube"\n', "1:11: a character that no one sees stands here (U+200B)."),
    ('Use = "youtube"\n', '1:1: "Use" is not a known key. Write "use".'),
    (f"{HEAD}[[hosts]]\nimg-src = []\n", "3:1: hosts must be a table."),
]

PO = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n\n#: x.html\n'
MESSAGE = 'msgid "Allow %(service)s"\nmsgstr "%(service)s toestaan"\n'

CATALOGUES = [
    (MESSAGE.replace("toestaan", 'toe"staan'), "7:1: this line of the catalogue is neither a remark nor a text"),
    (MESSAGE.replace('toestaan"', "toestaan"), "7:1: this line of the catalogue is neither a remark nor a text"),
    (MESSAGE.replace("msgstr", "msgst"), "7:1: this line of the catalogue is neither a remark nor a text"),
    (MESSAGE.replace('"%', "“%"), "7:1: this line of the catalogue is neither a remark nor a text"),
    ('msgid "Allow"\n', "6:1: this catalogue cannot be read: missing msgstr"),
    (f"{MESSAGE}\n{MESSAGE}", "9:1: this message stands in line 6 already. Keep one of the two, with its msgstr."),
    (
        MESSAGE.replace("%(service)s toe", "%(servce)s toe"),
        "lacks %(service)s. Put %(service)s where its text belongs.",
    ),
    (MESSAGE.replace("%(service)s toe", "100% %(service)s toe"), "has a % that begins no name. Write %% for a percent"),
    (MESSAGE.replace('"%(service)s toe', '"<b>%(service)s toe'), "has not the same HTML. Write no HTML in it."),
]


@pytest.mark.parametrize(("text", "told"), SERVICES)
def test_a_slip_in_a_service_file_is_told(text: str, told: str) -> None:
    service, problems = read_service("youtube", SERVICE, text, LANGUAGES)
    assert service is None
    assert any(str(problem).startswith(f"{SERVICE}:{told}") for problem in problems), problems


@pytest.mark.parametrize(("text", "told"), CATALOGUES)
def test_a_slip_in_a_catalogue_is_told(text: str, told: str, tmp_path: Path) -> None:
    file = tmp_path / "nl.po"
    file.write_text(PO + text, "utf-8")
    try:
        problems: tuple[Problem, ...] = tuple(message_problems(file, "nl", tmp_path))
    except ProblemsFoundError as error:
        problems = error.problems
    assert any(told in str(problem) for problem in problems), problems


def test_the_catalogues_of_this_site_are_sound() -> None:
    for file in (ROOT / "theme/translations").glob("*.po"):
        assert list(message_problems(file, file.stem, ROOT)) == []
