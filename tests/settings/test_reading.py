"""Settings are checked before anything else: each slip in them is told with file, line, and what to write."""

import shutil
from pathlib import Path

import pytest

from plugins.keptword.problems import ProblemsFoundError
from plugins.settings.reading import read_settings
from tests.conftest import ROOT
from tests.keptword.test_site_address import NO_ADDRESSES
from tools.publication.building import BuildError, build_site, own_site, site_settings


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("pelicanconf.py", "publishconf.py"):
        shutil.copy(ROOT / name, tmp_path)
    (tmp_path / "theme").mkdir()
    return tmp_path


def problems(root: Path, file: str = "pelicanconf.py") -> list[str]:
    with pytest.raises(ProblemsFoundError) as caught:
        read_settings(root, file)
    return [str(problem) for problem in caught.value.problems]


def change(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")


def test_the_settings_of_this_site_are_right_and_those_for_visitors_build_on_them(folder: Path) -> None:
    assert "PUBLISHING" not in read_settings(folder)
    assert read_settings(folder, "publishconf.py")["PUBLISHING"] is True


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('"https://privacy.codedor.example"', "“https://privacy.codedor.example”", 'Write straight quotes: "…".'),
        ('"Europe/Brussels"', '"Europe/Brussels', "a text is not closed at the end of its line."),
        ('"Code d\'Or"', "'Code d'Or'", "a text is not closed at the end of its line."),
        ('"nl", "fr", "de")', '"nl", "fr", "de"', "the bracket '(' is never closed."),
        ('"email": ', '"email" ', 'Write "key": "value".'),
        ("SITENAME =", "  SITENAME =", "this line begins with spaces. Remove them."),
        ("SITENAME =", "<<<<<<< HEAD\nSITENAME =", "two versions of the file were to be merged."),
        ('("en", "nl", "fr", "de")', '"en"', 'LANGUAGES: this is a text and not a list. Write it as ("en", "nl").'),
        ('("en", "nl", "fr", "de")', '("en" "nl", "fr")', 'LANGUAGES: "ennl" is not the tag of a language.'),
        ('("en", "nl", "fr", "de")', '("en", "english")', 'LANGUAGES: "english" is not the tag of a language.'),
        ('("en", "nl", "fr", "de")', '("en", "nl", "en")', 'LANGUAGES: "en" stands here twice. Keep one of them.'),
        ('DEFAULT_LANG = "en"', 'DEFAULT_LANG = "es"', 'DEFAULT_LANG: "es" is not one of LANGUAGES.'),
        ('"telephone":', '"telefone":', 'Write "telephone" instead of "telefone".'),
        ('"[TELEPHONE]"', "3291234567", 'COMPANY: "telephone" is a number and not a text.'),
        ('"hello@codedor.example"', '"hello at codedor"', 'Write it as "name@example.com".'),
        ("SITEURL = ", "SITURL = ", "SITURL is not a setting. Write SITEURL."),
        ("CONSENT_ENDPOINT =", "CONSENT_ENDPOINTS =", "CONSENT_ENDPOINTS is not a setting. Write CONSENT_ENDPOINT."),
        ('COMPANY["name"]', 'COMPANY["nam"]', 'this line cannot be run: there is no "nam".'),
        ('COMPANY["name"]', 'Company["name"]', "this line cannot be run: name 'Company' is not defined."),
        ('"plugins.translation_status"', '"plugins.fresness"', 'PLUGINS: there is no plugin "plugins.fresness".'),
        ('ROOT / "theme"', 'ROOT / "them"', "THEME: there is no folder"),
        ("Europe/Brussels", "Europe/Brussel", 'TIMEZONE: "Europe/Brussel" is not a time zone.'),
        ("(?P<lang>", "(?P<lang", "PATH_METADATA: this pattern cannot be used:"),
        ("DIRECTORY = False", 'DIRECTORY = "no"', "DELETE_OUTPUT_DIRECTORY: this is a text and not a yes or no."),
        ("FORMS: dict[str, dict[str, str]] = {}", "FORMS = []", "FORMS: this is a list and not a table."),
        ("| bool = {}", '| bool = {"max_age": 730}', "HSTS: 'max_age' is not a key of it. Write \"max_age_days\"."),
        (
            "| bool = {}",
            '| bool = {"max_age_days": "2 years"}',
            'HSTS: "max_age_days" is a text and not a whole number',
        ),
        ("HSTS: dict[str, int | bool] | bool = {}", "HSTS = True", "HSTS: this is a yes or no and not a table."),
        ("SITEURL = ", "SITEURL: ", "SITEURL is given no value. Write SITEURL = …."),
        ("SITEURL = ", "siteurl = ", "siteurl is not a setting. Write SITEURL."),
        ("COMPANY = {", "COMPANYY = {", "COMPANYY is not a setting. Write COMPANY."),
        ("DIRECTORY = False", "DIRECTORY = false", "false is no value that Python knows. Write False."),
        ('"[TELEPHONE]"', "029123456", 'a number that begins with 0 is none. Write it between quotes: "…".'),
        (
            '"hello@codedor.example"',
            '"hello@codedor\u200b.example"',
            "a character that no one sees stands here (U+200B).",
        ),
        ('"hello@codedor.example"', '"mailto:hello@codedor.example"', "is not an e-mail address."),
        ('"Code d\'Or"', '"Code\\nd\'Or"', 'a line of "name" ends within it. Write it on one line.'),
        (
            "(?P<lang>",
            "(?P<lnag>",
            'PATH_METADATA: this pattern names no "lang". Write (?P<lang>…) for that part of the path.',
        ),
        ("PAGE_SAVE_AS = PAGE_LANG_SAVE_AS", "PAGE_SAVE_AS = '{slgu}/'; PAGE_LANG_SAVE_AS", "Write {slug}."),
        ("from plugins.editor_notes", "from plugins.editor_note", "No module named 'plugins.editor_note'."),
    ],
)
def test_a_slip_is_told_in_its_own_line(folder: Path, old: str, new: str, told: str) -> None:
    text = (folder / "pelicanconf.py").read_text("utf-8")
    line = text.count("\n", 0, text.index(old)) + 1
    change(folder / "pelicanconf.py", old, new)
    (problem,) = problems(folder)
    assert told in problem
    assert problem.startswith(f"pelicanconf.py:{line}:")


def test_a_key_that_the_company_lacks_is_told_where_its_data_begin(folder: Path) -> None:
    change(folder / "pelicanconf.py", '    "email": "hello@codedor.example",\n', "")
    assert problems(folder) == ['pelicanconf.py:15:11: COMPANY: "email" is missing. Add "email": "…".']


def test_a_key_that_is_written_twice_is_told_and_a_setting_may_have_another_value_below(folder: Path) -> None:
    line = '    "email": "hello@codedor.example",\n'
    change(folder / "pelicanconf.py", line, f'{line}    "email": "other@codedor.example",\n')
    change(folder / "pelicanconf.py", 'DEFAULT_LANG = "en"\n', 'DEFAULT_LANG = "en"\nDEFAULT_LANG = "nl"\n')
    assert problems(folder) == [
        'pelicanconf.py:19:5: "email" stands here twice, as in line 18. Keep one of them.',
    ]


def test_all_slips_are_told_at_once(folder: Path) -> None:
    for old, new in (("SITEURL = ", "SITEURL = 5 # "), ("Europe/Brussels", "Brussels"), ('"plugins.forms"', '"forms"')):
        change(folder / "pelicanconf.py", old, new)
    assert [problem.split(": ")[1] for problem in problems(folder)] == ["SITEURL", "TIMEZONE", "PLUGINS"]


def test_what_is_wrong_for_visitors_is_told_in_the_file_that_says_it(folder: Path) -> None:
    change(folder / "publishconf.py", "PUBLISHING = True", 'PUBLISHING = "no"')
    change(folder / "publishconf.py", "UNCONFIRMED_ALLOWED", "UNCONFIRMED_ALOWED")
    change(folder / "pelicanconf.py", "SITEURL = ", "SITEURL = None # ")
    assert [problem.partition(" ")[0] for problem in problems(folder, "publishconf.py")] == [
        "pelicanconf.py:28:11:",
        "publishconf.py:5:14:",
        "publishconf.py:10:1:",
    ]


def test_settings_of_another_folder_are_not_taken_for_these(folder: Path) -> None:
    change(folder / "pelicanconf.py", "https://privacy.codedor.example", "https://other.example")
    assert read_settings(ROOT, "publishconf.py")["SITEURL"] == "https://privacy.codedor.example"
    assert read_settings(folder, "publishconf.py")["SITEURL"] == "https://other.example"


def test_settings_that_are_not_utf_8_are_told_with_the_byte(folder: Path) -> None:
    file = folder / "pelicanconf.py"
    file.write_bytes(file.read_bytes().replace(b"Code d'Or", "Café".encode("cp1252")))
    assert problems(folder) == [
        "pelicanconf.py:16:17: byte 0xe9 is not UTF-8. "
        "Save the file as UTF-8 (that byte is é in the encoding of Western Windows)."
    ]


def test_nothing_is_built_with_wrong_settings(project: Path) -> None:
    change(project / "pelicanconf.py", '"Europe/Brussels"', '"Europe/Brussels')
    with pytest.raises(BuildError) as caught:
        build_site(project, project / "output")
    assert "pelicanconf.py:44:12: this is not valid Python" in str(caught.value)
    assert not (project / "output").exists()


@pytest.mark.parametrize(("url", "advice"), NO_ADDRESSES)
def test_07b_an_address_that_is_none_ends_build_publication_check_and_audit(
    folder: Path, url: object, advice: str
) -> None:
    """Case 07b."""
    change(folder / "pelicanconf.py", '"https://privacy.codedor.example"', repr(url))
    for name in ("pelicanconf.py", "publishconf.py"):
        with pytest.raises(BuildError) as refused:
            build_site(folder, folder / "output", name)
        assert "pelicanconf.py:28:11: SITEURL: " in str(refused.value)
        assert advice in str(refused.value)
    # What `invoke check` and `invoke publish` begin with, and the site that `invoke audit` judges.
    with pytest.raises(ProblemsFoundError):
        site_settings(folder)
    with pytest.raises(ProblemsFoundError):
        own_site(folder, folder / "output")
    assert not (folder / "output").exists()


def test_07b_an_address_that_only_the_published_settings_spoil_is_named_there(folder: Path) -> None:
    """Case 07b."""
    line = (folder / "publishconf.py").read_text("utf-8").count("\n") + 1
    with (folder / "publishconf.py").open("a", encoding="utf-8") as file:
        file.write('SITEURL = ""\n')
    assert site_settings(folder).url == "https://privacy.codedor.example"
    with pytest.raises(ProblemsFoundError, match=rf"publishconf\.py:{line}:11: SITEURL: the address is empty"):
        site_settings(folder, "publishconf.py")


def test_settings_for_visitors_say_that_they_are_and_a_slash_behind_the_address_is_none_of_it(folder: Path) -> None:
    change(folder / "pelicanconf.py", "https://privacy.codedor.example", "https://Two.example/x/")
    assert site_settings(folder, "publishconf.py").url == "https://two.example/x"
    assert site_settings(folder, "publishconf.py").is_published
    assert not site_settings(folder).is_published


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("COMPANY = {'name': 'it's'}\n", r"pelicanconf\.py:1:\d+: this is not valid Python"),
        ("a = 1\n\nb = a + missing\n", r"pelicanconf\.py:3:1: this line cannot be run: name 'missing'"),
        ("import nothing_of_that_name\n", r"pelicanconf\.py:1:1: this line cannot be run: No module named"),
    ],
)
def test_settings_that_are_not_python_or_end_in_an_error_are_told_with_file_and_line(
    folder: Path, text: str, place: str
) -> None:
    (folder / "pelicanconf.py").write_text(text, "utf-8")
    for name in ("pelicanconf.py", "publishconf.py"):
        with pytest.raises(ProblemsFoundError, match=place):
            read_settings(folder, name)


@pytest.mark.parametrize(
    ("languages", "said"),
    [
        (
            ("en", "pt-br"),
            r'pelicanconf\.py:\d+:\d+: LANGUAGES: "pt-br" is not how this tag is written\. Write "pt-BR"',
        ),
        (("en", "english"), r'"english" is not the tag of a language\. Write its BCP 47 tag'),
        (("en", 5), "LANGUAGES: this is a number and not a text"),
        (("en", "nl", "en"), 'LANGUAGES: "en" stands here twice'),
        ((), "LANGUAGES: this list is empty"),
        (
            ("nl", "fr"),
            r'pelicanconf\.py:\d+:\d+: DEFAULT_LANG: "en" is not one of LANGUAGES\. Write one of "nl", "fr"',
        ),
    ],
)
def test_languages_that_are_none_are_told_with_file_and_line(folder: Path, languages: object, said: str) -> None:
    change(folder / "pelicanconf.py", '("en", "nl", "fr", "de")', repr(languages))
    with pytest.raises(ProblemsFoundError, match=said):
        read_settings(folder)


def test_addresses_and_languages_that_are_wrong_are_told_at_once(folder: Path) -> None:
    change(folder / "pelicanconf.py", "https://privacy.codedor.example", "a.example")
    change(folder / "pelicanconf.py", '("en", "nl", "fr", "de")', '("fr", "fr")')
    change(folder / "pelicanconf.py", 'DEFAULT_LANG = "en"', 'DEFAULT_LANG = "EN"')
    assert len(problems(folder)) == 3
