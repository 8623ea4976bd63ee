from pathlib import Path

import pytest

from plugins.keptword.inventory import Category, read_inventory
from plugins.keptword.inventory.reading import read_service
from plugins.keptword.inventory.services import Party, Safeguard, Source, Storage
from plugins.keptword.problems import ProblemsFoundError
from tests.keptword.inventory.texts import LANGUAGES, SOUND

FILE = "content/services/example.toml"


def problems_of(text: str) -> list[str]:
    _, problems = read_service("example", FILE, text, LANGUAGES)
    return [str(problem) for problem in problems]


def test_a_sound_file_becomes_a_service() -> None:
    service, problems = read_service("example", FILE, SOUND, LANGUAGES)
    assert problems == []
    assert service is not None
    assert (service.id, service.category, service.company) == ("example", Category.ANALYTICS, "Example Ltd")
    assert service.purpose.in_language("nl") == "Telt bezoeken."
    assert service.recipients[0].safeguard is Safeguard.DATA_PRIVACY_FRAMEWORK
    cookie = service.cookies[0]
    assert (cookie.name, cookie.storage, cookie.party) == ("_ex", Storage.COOKIE, Party.FIRST)
    assert str(cookie.lifetime) == "13 months"
    assert Source("connect-src", "https://*.example.com") in service.sources
    assert service.scripts[0].src == "https://js.example.com/tag.js?id=EX-1"


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            '"analytics"',
            '"analitics"',
            '2:1: category "analitics" is not one of necessary, embedded, analytics, marketing. Write "analytics".',
        ),
        (
            'nl = "Telt bezoeken."\n',
            "",
            '9:1: purpose has no text in nl. Add nl = "…" to [purpose].',
        ),
        (
            'nl = "Onderscheidt browsers."\n',
            'nl = ""\n',
            '29:1: purpose has no text in nl. Add nl = "…" to [cookies.purpose].',
        ),
        ('company = "Example Ltd"\n', "", '1:1: company is missing. Add company = "Example Ltd".'),
        (
            'role = "processor"\n',
            "\n",
            '1:1: role is missing. Add role = "processor" (or controller, joint-controller).',
        ),
        (
            'role = "processor"',
            'role = "vendor"',
            '8:1: role "vendor" is not one of processor, controller, joint-controller. Take one of them.',
        ),
        (
            "company =",
            "compnay =",
            '3:1: "compnay" is not a known key. Write "company".',
        ),
        (
            '"13 months"',
            '"varies"',
            '25:1: lifetime "varies" is not a time. '
            'Write a number and a unit ("13 months", "30 minutes"), "session" or "persistent".',
        ),
        ("2026-11-22", '"yesterday"', "6:1: checked must be a date without quotes. Write checked = 2026-11-22."),
        ('"IE"', '"Ireland"', '4:1: country "Ireland" is not a country code of two capitals. Write country = "IE".'),
        ('"IE"', '"België"', '4:1: country "België" is not a country code of two capitals. Write country = "BE".'),
        (
            '"IE"',
            '"Atlantis"',
            '4:1: country "Atlantis" is not a country code of two capitals. Write its two capitals, such as "BE".',
        ),
        (
            "https://example.com/privacy",
            "www.example.com/privacy",
            '5:1: privacy-notice "www.example.com/privacy" is not a whole address. '
            'Write privacy-notice = "https://www.example.com/privacy".',
        ),
        (
            "https://example.com/privacy",
            "http://example.com",
            '5:1: privacy-notice "http://example.com" is not a whole address. '
            'Write privacy-notice = "https://example.com".',
        ),
        (
            "https://example.com/privacy",
            "see our site",
            '5:1: privacy-notice "see our site" is not a whole address. '
            'Write it from https:// on, such as "https://example.com/privacy".',
        ),
        (
            "https://js.example.com/tag.js?id={id}",
            "//js.example.com/tag.js?id={id}",
            '36:1: src "//js.example.com/tag.js?id={id}" is not a whole address. '
            'Write src = "https://js.example.com/tag.js?id={id}".',
        ),
        ("async = true", 'async = "yes"', "37:1: async must be true or false, without quotes. Write async = true."),
        ('["https://js.example.com"]', '"https://js.example.com"', "32:1: script-src must be a list of texts."),
        ("[[cookies]]", "[cookies]", "22:1: cookies must be a list of tables. Begin each with [[cookies]]."),
    ],
)
def test_a_mistake_is_named_with_line_and_column_and_with_what_to_write(old: str, new: str, message: str) -> None:
    assert old in SOUND
    found = problems_of(SOUND.replace(old, new, 1))
    assert any(f"{FILE}:{message}" in problem for problem in found), found


@pytest.mark.parametrize(
    ("old", "place"),
    [
        ('"Example Analytics"', '"[what the service is called]"'),
        ('"analytics"', '"[embedded, analytics or marketing]"'),
        ('"IE"', '"[two capitals]"'),
        ('"Telt bezoeken."', '" [what it is for] "'),
        ('"13 months"', '"[how long it stays]"'),
    ],
)
def test_a_place_that_waits_for_its_text_is_told_once_and_as_that(old: str, place: str) -> None:
    assert old in SOUND
    (problem,) = problems_of(SOUND.replace(old, place, 1))
    waiting = place.strip('" ')
    assert "is still to be filled in. Write it in place of " in problem
    assert waiting in problem


def test_a_number_without_quotes_is_told_with_quotes() -> None:
    (problem,) = problems_of(SOUND.replace('"EX-1"', "1234567"))
    assert problem == f'{FILE}:7:1: id must be a text between quotes. Write id = "1234567".'


def test_a_file_that_is_not_toml_is_named_with_the_line_at_which_it_breaks() -> None:
    (problem,) = problems_of('name = "Example\ncategory = 1')
    assert problem.startswith(f"{FILE}:1:16: this is not valid TOML")


def test_a_script_whose_address_is_not_whole_is_told_once() -> None:
    (problem,) = problems_of(SOUND.replace("https://js.example.com/tag.js", "js.example.com/tag.js"))
    assert problem.endswith('Write src = "https://js.example.com/tag.js?id={id}".')


@pytest.mark.parametrize("key", ["src", "link"])
def test_an_embed_without_a_whole_address_is_told_with_one(key: str) -> None:
    addresses = {"src": "https://js.example.com/map", "link": "https://js.example.com/"}
    addresses[key] = addresses[key].removeprefix("https://")
    keys = "".join(f'{name} = "{address}"\n' for name, address in addresses.items())
    found = problems_of(f'{SOUND}\n[embed]\n{keys}[embed.title]\nen = "Map"\nnl = "Kaart"\n')
    told = f'{key} "{addresses[key]}" is not a whole address. Write {key} = "https://{addresses[key]}".'
    assert any(problem.endswith(told) for problem in found), found


def test_a_script_with_both_src_and_code_is_refused() -> None:
    assert any("either src or code" in problem for problem in problems_of(SOUND + 'code = "x()"\n'))


def test_all_problems_of_all_files_are_told_at_once(tmp_path: Path) -> None:
    (tmp_path / "one.toml").write_text(SOUND.replace('"analytics"', '"ads"').replace('"IE"', '"Eire"'), "utf-8")
    (tmp_path / "two.toml").write_text("nonsense", "utf-8")
    with pytest.raises(ProblemsFoundError) as raised:
        read_inventory(tmp_path, LANGUAGES, "content/services")
    files = [problem.file for problem in raised.value.problems]
    assert files == ["content/services/one.toml", "content/services/one.toml", "content/services/two.toml"]


def test_services_are_in_reading_order_whatever_their_files_are_called(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text(SOUND.replace('"analytics"', '"marketing"'), "utf-8")
    (tmp_path / "b.toml").write_text(SOUND, "utf-8")
    (tmp_path / "c.toml").write_text(SOUND.replace("Example Analytics", "Another"), "utf-8")
    assert [service.id for service in read_inventory(tmp_path, LANGUAGES)] == ["c", "b", "a"]


def test_calls_that_revoke_are_read_with_their_values() -> None:
    revoke = 'revoke = [["gtag", "consent", "update", { ad_storage = "denied", times = 2 }], ["stop"]]\n'
    service, problems = read_service("example", FILE, revoke + SOUND, LANGUAGES)
    assert problems == []
    assert service is not None
    assert [(call.function, call.values) for call in service.revoke] == [
        ("gtag", '["consent", "update", {"ad_storage": "denied", "times": 2}]'),
        ("stop", "[]"),
    ]


@pytest.mark.parametrize("revoke", ['"fbq"', '["fbq"]', "[[1]]", "[[]]", '[["fbq", 2026-01-01]]'])
def test_what_is_no_call_is_said_with_an_example(revoke: str) -> None:
    (problem,) = problems_of(f"revoke = {revoke}\n{SOUND}")
    assert problem.startswith(f"{FILE}:1:1: revoke must be a list of calls")
    assert problem.endswith('Write revoke = [["fbq", "consent", "revoke"]].')


@pytest.mark.parametrize(
    ("storage", "name", "is_refused"),
    [
        ("local-storage", "*", True),
        ("local-storage", "choi*", True),
        ("local-storage", "*s", True),
        ("local-storage", "choices-1", True),
        ("local-storage", "choices", False),
        ("local-storage", "choice-x", False),
        ("cookie", "*", False),
    ],
)
def test_cw_08_a_withdrawal_cannot_take_what_the_site_itself_keeps(
    tmp_path: Path, storage: str, name: str, is_refused: bool
) -> None:
    own = SOUND.replace('"analytics"', '"necessary"').replace("_ex", "choices-*").replace('"cookie"', '"local-storage"')
    own = own[: own.index("[hosts]")] + '[reason]\nen = "Asked."\nnl = "Gevraagd."\n'
    (tmp_path / "own.toml").write_text(own.replace('id = "EX-1"\n', ""), "utf-8")
    claiming = SOUND.replace('"_ex"', f'"{name}"').replace('storage = "cookie"', f'storage = "{storage}"')
    (tmp_path / "vendor.toml").write_text(claiming, "utf-8")
    problems: list[str] = []
    try:
        read_inventory(tmp_path, LANGUAGES, "content/services")
    except ProblemsFoundError as error:
        problems = [str(problem) for problem in error.problems]
    wrong = f'content/services/vendor.toml:23:1: {name} matches "choices-*" of Example Analytics'
    assert [problem[: len(wrong)] for problem in problems] == [wrong] * is_refused
