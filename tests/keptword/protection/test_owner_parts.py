"""What an owner may change: texts, templates of the parts, posters, receipts; and what none of it may do."""

import json
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from plugins.keptword import ProblemsFoundError, Report, audit, protect
from plugins.keptword.components.translated_parts import MESSAGES
from plugins.keptword.requests.grades import Grade
from tests.keptword.sites import begun, settings_of, site_by_hand

BANNER = (MESSAGES.templates / "consent/parts/banner.html").read_text("utf-8")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return site_by_hand(tmp_path / "public")


@pytest.fixture
def consent(folder: Path, tmp_path: Path) -> Path:
    return begun(folder, tmp_path / "consent")


def protected(folder: Path, consent: Path) -> Report:
    return protect(folder, *settings_of(consent))


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def settings(consent: Path, text: str) -> None:
    """Write some settings before the first table."""
    file = consent / "settings.toml"
    write(file, file.read_text("utf-8").replace("[privacy]", f"{text}\n[privacy]"))


def refused(folder: Path, consent: Path) -> list[str]:
    with pytest.raises(ProblemsFoundError) as raised:
        protected(folder, consent)
    return [str(problem) for problem in raised.value.problems]


def test_an_owners_words_take_the_place_of_ours_in_his_own_language_too(folder: Path, consent: Path) -> None:
    write(consent / "translations/en.po", 'msgid "Reject all"\nmsgstr "No, thank you"\n')
    write(consent / "translations/nl.po", 'msgid "Reject all"\nmsgstr "Nee, dank u"\n')
    protected(folder, consent)
    assert ">No, thank you<" in (folder / "index.html").read_text("utf-8")
    assert ">Nee, dank u<" in (folder / "nl/index.html").read_text("latin-1")


def test_an_owners_template_takes_the_place_of_ours(folder: Path, consent: Path) -> None:
    write(consent / "templates/banner.html", BANNER.replace("<h2 ", '<h2 class="ours" '))
    protected(folder, consent)
    assert '<h2 class="ours" id="site-consent-title"' in (folder / "index.html").read_text("utf-8")


@pytest.mark.parametrize(
    ("old", "new", "wrong"),
    [
        ("<h2 ", '<img src="https://cdn.nobody.example/x.png" alt=""><h2 ', "cdn.nobody.example"),
        ("<h2 ", '<img src="https://www.googletagmanager.com/x.png" alt=""><h2 ', "www.googletagmanager.com"),
        ("<h2 ", '<h2 style="color: red" ', "<h2 style> in this part is code or style"),
        ("<h2 ", "<script>accept()</script><h2 ", "<script> in this part is code or style"),
        ('id="consent-reject-all"', "", 'the banner lacks id="consent-reject-all"'),
        ("{% endmacro %}", "", "this part cannot be written"),
    ],
)
def test_an_owners_template_loads_nothing_and_leaves_the_visitor_an_answer(
    old: str, new: str, wrong: str, folder: Path, consent: Path
) -> None:
    write(consent / "templates/banner.html", BANNER.replace(old, new, 1))
    problems = refused(folder, consent)
    assert any(wrong in problem and "templates/banner.html:" in problem for problem in problems), problems


@pytest.mark.parametrize(
    ("file", "text", "wrong"),
    [
        ("templates/head.html", "x", "there is no part of this name that an owner can write"),
        ("templates/baner.html", "x", "They are banner, embed, frame"),
        ("translations/xx.po", "", "this is no catalogue of a language"),
        ("translations/nl.po", 'msgid "Reject all"\nmsgstr Nee\n', "neither a remark nor a text"),
        (
            "translations/en.po",
            'msgid "Reject all"\nmsgstr "<img src=https://t.example/x>"\n',
            "t.example",
        ),
    ],
)
def test_what_an_owner_has_wrong_is_told_before_any_page(
    file: str, text: str, wrong: str, folder: Path, consent: Path
) -> None:
    write(consent / file, text)
    assert any(wrong in problem for problem in refused(folder, consent))


def test_where_only_strict_pages_are_wanted_each_piece_of_code_is_told(folder: Path, consent: Path) -> None:
    settings(consent, "strict = true")
    problems = refused(folder, consent)
    assert any("index.html" in one and "no strict policy lets through" in one for one in problems)


def test_receipts_go_where_the_owner_says_once_a_necessary_service_names_the_host(folder: Path, consent: Path) -> None:
    settings(consent, 'receipts-to = "https://receipts.example.net/consent"')
    (problem,) = refused(folder, consent)
    assert 'receipts would be sent to "receipts.example.net", which no necessary service declares' in problem
    assert "consent/services/consent-choice.toml" in problem
    own = consent / "services/consent-choice.toml"
    host = '[hosts]\nconnect-src = ["https://receipts.example.net"]\n'
    named = '[[recipients]]\nname = "Archive Ltd"\ncountry = "BE"\n'
    write(own, f"{own.read_text('utf-8')}\n{named}\n{host}")
    protected(folder, consent)
    html = (folder / "index.html").read_text("utf-8")
    assert 'sendBeacon("https://receipts.example.net/consent"' in html
    assert "https://receipts.example.net" in (folder / "_headers").read_text("utf-8")


def test_visitors_find_their_receipt_with_what_the_owner_says_of_himself(folder: Path, consent: Path) -> None:
    write(
        consent / "settings.toml",
        (consent / "settings.toml").read_text("utf-8") + '[contact]\nemail = "dpo@example.com"\ncountry = "NL"\n',
    )
    protected(folder, consent)
    for language, heading in (("en", "Your receipt"), ("nl", "Het bewijs van uw keuze")):
        page = BeautifulSoup((folder / f"site/choices-{language}.html").read_text("utf-8"), "html.parser")
        assert page.select_one("#receipt-acts") is not None
        assert heading in page.get_text()
        said = json.loads(page.select_one("#receipt-data").string or "")  # type: ignore[union-attr]
        assert said["controller"] == {"name": "Example Ltd", "email": "dpo@example.com"}
        assert said["jurisdiction"] == "NL"
        assert sorted(said["notices"]) == ["en", "nl"]
    assert (folder / "receipt.schema.json").is_file()


def test_a_site_places_an_embed_with_its_poster(folder: Path, consent: Path) -> None:
    write(consent / "services/youtube.toml", 'use = "youtube"\nid = "abc"\n[embed]\nposter = "film.webp"\n')
    page = '<!doctype html><html lang=en><title>x</title><p data-keptword="embed" data-keptword-service="youtube"></p>'
    write(folder / "film.html", page)
    assert any('poster "film.webp" is not in' in problem for problem in refused(folder, consent))
    write(consent / "posters/film.webp", "RIFF")
    protected(folder, consent)
    html = (folder / "film.html").read_text("utf-8")
    assert 'data-grant="youtube"' in html
    assert "/posters/film.webp" in html
    assert (folder / "posters/film.webp").read_text("utf-8") == "RIFF"


def with_own_host(folder: Path, consent: Path, host: str) -> None:
    page = f'<!doctype html><html lang=en><title>x</title><img src="https://{host}/x.png" alt="x">'
    write(folder / "pictures.html", page)
    file = consent / "settings.toml"
    write(file, f'{file.read_text("utf-8")}[own-hosts]\n"{host}" = "our own server"\n')


def test_what_an_owner_says_is_his_is_loaded_and_let_through(folder: Path, consent: Path) -> None:
    with_own_host(folder, consent, "static.example.com")
    report = protected(folder, consent)
    html = (folder / "pictures.html").read_text("utf-8")
    assert 'src="https://static.example.com/x.png"' in html
    policy = next(page.policy for page in report.pages if page.file == "pictures.html")
    assert policy is not None
    assert "img-src 'self' data: https://static.example.com;" in policy.own.text()
    assert "frame-src 'none'" in policy.own.text()
    found = [str(one) for one in audit(folder, *settings_of(consent)) if one.grade is Grade.LOADS]
    assert found == [], "the audit takes the owner's word as well"


@pytest.mark.parametrize(
    ("host", "wrong"),
    [
        ("www.googletagmanager.com", "is a host of Google"),
        ("fonts.gstatic.com", "is a host of Google Fonts"),
        ("*.example.com", "is not the name of one host"),
        ("https://static.example.com", "is not the name of one host"),
    ],
)
def test_a_vendors_host_is_nobodys_own(host: str, wrong: str, folder: Path, consent: Path) -> None:
    with_own_host(folder, consent, host)
    with pytest.raises(ProblemsFoundError) as raised:
        protected(folder, consent)
    assert wrong in str(raised.value)


def test_an_unknown_host_is_refused_with_both_ways_out(folder: Path, consent: Path) -> None:
    write(folder / "pictures.html", '<!doctype html><title>x</title><img src="https://cdn.example.net/x.png" alt="x">')
    (problem,) = refused(folder, consent)
    assert "keptword new cdn.example.net" in problem
    assert "below [own-hosts] in consent/settings.toml" in problem
