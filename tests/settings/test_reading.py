"""Settings are read and checked before anything is built, published, checked or judged from them."""

from pathlib import Path

import pytest

from plugins.problems import ProblemsFoundError
from plugins.publication.building import BuildError, build_site, own_site, site_settings
from plugins.settings import PUBLISHED, checked_settings, read_settings
from tests.test_site_address import NO_ADDRESSES

BASE = """COMPANY = {"name": "A", "email": "a@b.example"}

SITEURL = %s
LANGUAGES = %s
DEFAULT_LANG = "en"
"""


def settings(folder: Path, url: object = "https://a.example", languages: object = ("en", "nl")) -> Path:
    (folder / "pelicanconf.py").write_text(BASE % (repr(url), repr(languages)), "utf-8")
    (folder / "publishconf.py").write_text("from pelicanconf import *\n\nPUBLISHING = True\n", "utf-8")
    return folder


@pytest.mark.parametrize(("url", "advice"), NO_ADDRESSES)
def test_07b_an_address_that_is_none_ends_build_publication_check_and_audit(
    tmp_path: Path, url: object, advice: str
) -> None:
    root = settings(tmp_path, url)
    for name in ("pelicanconf.py", PUBLISHED):
        with pytest.raises(BuildError) as refused:
            build_site(root, root / "output", name)
        assert "pelicanconf.py:3:1: SITEURL" in str(refused.value)
        assert advice in str(refused.value)
    # What `invoke check` and `invoke publish` begin with, and the site that `invoke audit` judges.
    with pytest.raises(ProblemsFoundError):
        site_settings(root)
    with pytest.raises(ProblemsFoundError):
        own_site(root, root / "output")
    assert not (root / "output").exists()


def test_07b_an_address_that_only_the_published_settings_spoil_is_named_there(tmp_path: Path) -> None:
    root = settings(tmp_path)
    with (root / PUBLISHED).open("a") as file:
        file.write('SITEURL = ""\n')
    assert site_settings(root).url == "https://a.example"
    with pytest.raises(ProblemsFoundError, match=r"publishconf\.py:4:1: SITEURL: the address is empty"):
        site_settings(root, PUBLISHED)


def test_settings_build_on_those_beside_them_and_leave_no_trace(tmp_path: Path) -> None:
    for name, url in (("one", "https://one.example"), ("two", "https://two.example/x/")):
        (tmp_path / name).mkdir()
        settings(tmp_path / name, url)
    assert read_settings(tmp_path / "one", PUBLISHED).values["SITEURL"] == "https://one.example"
    assert site_settings(tmp_path / "two", PUBLISHED).url == "https://two.example/x"
    assert site_settings(tmp_path / "two", PUBLISHED).is_published


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("COMPANY = {'name': 'it's'}\n", r"pelicanconf\.py:1:\d+: this is not Python"),
        ("a = 1\n\nb = a + missing\n", r"pelicanconf\.py:3:1: the settings end in an error: NameError: name 'missing'"),
        ("import nothing_of_that_name\n", r"pelicanconf\.py:1:1: the settings end in an error: ModuleNotFoundError"),
    ],
)
def test_settings_that_are_not_python_or_end_in_an_error_are_told_with_file_and_line(
    tmp_path: Path, text: str, place: str
) -> None:
    settings(tmp_path)
    (tmp_path / "pelicanconf.py").write_text(text, "utf-8")
    for name in ("pelicanconf.py", PUBLISHED):
        with pytest.raises(ProblemsFoundError, match=place):
            checked_settings(tmp_path, name)


@pytest.mark.parametrize(
    ("languages", "said"),
    [
        (("en", "pt-br"), r'pelicanconf\.py:4:1: LANGUAGES: "pt-br" is not how this tag is written\. Write "pt-BR"'),
        (("en", "english"), r'"english" is no tag of a language\. Write its BCP 47 tag'),
        (("en", 5), "5 is no tag of a language"),
        (("en", "nl", "en"), 'LANGUAGES holds "en" twice'),
        ((), "LANGUAGES is no list of languages"),
        ("en", "LANGUAGES is no list of languages"),
        (("nl", "fr"), r"pelicanconf\.py:5:1: DEFAULT_LANG 'en' is not one of LANGUAGES\. Write DEFAULT_LANG = \"nl\""),
    ],
)
def test_languages_that_are_none_are_told_with_file_and_line(tmp_path: Path, languages: object, said: str) -> None:
    with pytest.raises(ProblemsFoundError, match=said):
        checked_settings(settings(tmp_path, languages=languages))


def test_all_that_is_wrong_is_told_at_once(tmp_path: Path) -> None:
    with pytest.raises(ProblemsFoundError) as refused:
        checked_settings(settings(tmp_path, "a.example", ("fr", "fr")))
    assert len(refused.value.problems) == 3
