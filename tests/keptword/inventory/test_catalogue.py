import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

import pytest

import plugins.keptword.inventory
from plugins.keptword.inventory import Category, Inventory, Service, read_inventory
from plugins.keptword.inventory.entries import CATALOGUE
from plugins.keptword.inventory.known_by import rewritten
from plugins.keptword.inventory.reading import read_service
from plugins.keptword.inventory.services import Text

LANGUAGES = ("en", "nl", "fr", "de")
FOLDER = Path(plugins.keptword.inventory.__file__).parent / "catalogue"
FILES = sorted(FOLDER.glob("*.toml"))

GROUPS = {
    "analytics",
    "tag manager",
    "advertising",
    "session recording and A/B testing",
    "chat",
    "video",
    "map",
    "font",
    "form",
    "captcha",
    "social embed",
    "payment",
    "monitoring",
    "mailing",
    "scheduling",
}

CONSENT_TYPES = (
    "ad_storage",
    "ad_user_data",
    "ad_personalization",
    "analytics_storage",
    "functionality_storage",
    "personalization_storage",
    "security_storage",
)

each_file = pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)


@pytest.fixture(scope="module")
def catalogue() -> Inventory:
    return read_inventory(FOLDER, LANGUAGES)


@cache
def service_of(file: Path) -> Service:
    service, _ = read_service(file.stem, file.name, file.read_text("utf-8"), LANGUAGES)
    assert service is not None
    return service


def opening_comment(file: Path) -> str:
    lines = file.read_text("utf-8").splitlines()
    end = next(index for index, line in enumerate(lines) if not line.startswith("#"))
    return "\n".join(lines[:end])


def codes(service: Service) -> str:
    return "\n".join(script.code for script in service.scripts if script.code)


def texts_of(service: Service) -> Iterator[Text]:
    yield service.purpose
    yield service.data
    yield from (cookie.purpose for cookie in service.cookies)
    if service.embed:
        yield service.embed.title


@each_file
def test_each_service_is_read_without_a_problem_in_four_languages(file: Path) -> None:
    service, problems = read_service(file.stem, file.name, file.read_text("utf-8"), LANGUAGES)
    assert [str(problem) for problem in problems] == []
    assert service is not None


def test_at_least_forty_services_are_ready_and_all_of_them_wait_for_a_yes(catalogue: Inventory) -> None:
    assert len(tuple(catalogue)) >= 40
    assert catalogue.of(Category.NECESSARY) == ()


def test_every_group_of_services_is_there() -> None:
    assert {opening_comment(file).splitlines()[0].removeprefix("# Group: ") for file in FILES} == GROUPS


@each_file
def test_each_service_says_what_its_facts_rest_on(file: Path) -> None:
    evidence = opening_comment(file).partition("# Evidence: ")[2]
    assert len(evidence.split()) > 5


@each_file
def test_an_id_stands_in_the_file_exactly_where_something_is_made_from_it(file: Path) -> None:
    text = file.read_text("utf-8")
    assert ("{id}" in text) == bool(re.search(r'^id = "', text, re.MULTILINE))


@each_file
def test_each_service_loads_something_once_it_is_allowed(file: Path) -> None:
    service = service_of(file)
    assert service.sources
    assert service.scripts or service.embed


def test_a_host_belongs_to_one_company(catalogue: Inventory) -> None:
    owners: dict[str, set[str]] = {}
    for service in catalogue:
        for address in (*(source.host for source in service.sources), *service.known_by):
            owners.setdefault(urlsplit(address).netloc, set()).add(service.company)
    assert {host: companies for host, companies in owners.items() if len(companies) > 1} == {}


@pytest.mark.parametrize("host", ["www.google.com", "www.gstatic.com", "www.facebook.com", "www.linkedin.com"])
def test_of_hosts_that_serve_much_else_only_folders_are_named(host: str, catalogue: Inventory) -> None:
    sources = [source.host for service in catalogue for source in service.sources]
    named = [source for source in sources if urlsplit(source).netloc == host]
    assert named
    assert all(urlsplit(source).path not in ("", "/") for source in named)


@each_file
def test_what_is_rewritten_becomes_a_frame_of_the_service(file: Path) -> None:
    service = service_of(file)
    for rewrite in service.rewrites:
        pasted = rewrite.beginning.replace(".*", ".be") + "x"
        found = rewritten(pasted, [service])
        exact = rewritten(pasted.removesuffix("x"), [service])
        assert found or exact, rewrite


@pytest.mark.parametrize("service_id", ["google-analytics", "google-ads", "google-tag-manager"])
def test_bl_03_google_is_told_that_everything_is_denied_before_it_is_told_what_is_not(service_id: str) -> None:
    code = codes(service_of(FOLDER / f"{service_id}.toml"))
    default, update = code.index("gtag('consent', 'default'"), code.index("gtag('consent', 'update'")
    assert default < update
    assert [kind for kind in CONSENT_TYPES if f"{kind}: 'denied'" not in code[default:update]] == []


@pytest.mark.parametrize(
    ("service_id", "granted", "not_granted"),
    [("google-analytics", ["analytics"], ["ad"]), ("google-ads", ["ad"], ["analytics"])],
)
def test_bl_05_consent_for_one_thing_grants_no_other(
    service_id: str, granted: list[str], not_granted: list[str]
) -> None:
    code = codes(service_of(FOLDER / f"{service_id}.toml"))
    assert all(f"{kind}_storage: 'granted'" in code for kind in granted)
    assert not any(f"{kind}_storage: 'granted'" in code for kind in not_granted)


def test_bl_10_clarity_may_measure_but_not_advertise() -> None:
    code = codes(service_of(FOLDER / "microsoft-clarity.toml"))
    assert "clarity('consentv2', { ad_Storage: 'denied', analytics_Storage: 'granted' })" in code


def test_bl_11_microsoft_is_told_that_adverts_are_denied_before_it_is_told_they_are_not() -> None:
    code = codes(service_of(FOLDER / "microsoft-ads.toml"))
    assert code.index("'default', { ad_storage: 'denied' }") < code.index("'update', { ad_storage: 'granted' }")


@each_file
@pytest.mark.parametrize(
    ("language", "familiar"),
    [
        ("nl", r"\b(je|jij|jou|jouw|jullie)\b"),
        ("fr", r"\b(tu|toi|te|ton|tes)\b"),
        ("de", r"\b(du|dich|dir|dein\w*|ihr|euch|euer|eure\w*)\b"),
    ],
)
def test_visitors_are_addressed_formally(file: Path, language: str, familiar: str) -> None:
    texts = [text.in_language(language) for text in texts_of(service_of(file))]
    flags = re.IGNORECASE if language != "de" else re.NOFLAG
    assert [text for text in texts if re.search(familiar, text, flags)] == []


@each_file
def test_french_sets_a_space_before_double_punctuation_and_no_other_language_does(file: Path) -> None:
    for text in texts_of(service_of(file)):
        assert not re.search(r"\S[:;?!](\s|$)", text.in_language("fr"))
        assert not any(re.search(r"\s[:;?!]", text.in_language(language)) for language in ("en", "nl", "de"))


def test_06_texts_in_languages_that_the_site_has_not_are_left_aside_and_those_it_lacks_stand_in_another() -> None:
    """Case 06."""
    for entry in CATALOGUE.ids:
        three, problems = read_service(entry, f"{entry}.toml", CATALOGUE.text(entry), ("en", "nl", "fr"))
        assert problems == []
        assert three is not None
        assert set(three.purpose.by_language) == {"en", "nl", "fr"}
        wanted = CATALOGUE.wanted_id(entry)
        use = f'use = "{entry}"\n' + (f'id = "{wanted.example}"\n' if wanted else "")
        other, problems = read_service(entry, f"own/{entry}.toml", use, ("nl", "pt-BR"))
        assert problems == []
        assert other is not None
        assert other.purpose.in_language("pt-BR") == other.purpose.in_language("nl")
        assert all("has no text in pt-BR" in problem.wrong for problem in other.untranslated)
        assert other.untranslated


def test_a_key_that_is_no_language_is_still_no_key() -> None:
    text = re.sub(
        "^purpose = (.*)$", r"purpose = { english = 'x', en = \1 }", CATALOGUE.text("vimeo"), count=1, flags=re.M
    )
    _, problems = read_service("x", "x.toml", text, ("en", "nl", "fr", "de"))
    assert ['"english" is not a known key' in problem.wrong for problem in problems] == [True]
