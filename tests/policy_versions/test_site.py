"""The whole site in its third version: what visitors read of each, and what an editor is told."""

import shutil
from pathlib import Path
from xml.etree import ElementTree

import pytest
from bs4 import BeautifulSoup

from plugins.policy_versions.archive.keeping import AlteredError
from tests.conftest import COMPANY, LANGUAGES
from tests.pages.test_structure import ATOM, SITE_URL, one, page_files, parsed
from tests.policy_versions.project import (
    FIRST,
    SECOND,
    THIRD,
    copied_project,
    days_ago,
    keep_built,
    publish_and_keep,
    replace_in,
    write_change,
)
from tools.benchmark.weight import consent_weights
from tools.publication.building import BuildError, build_site

POLICIES = {
    "en": ("/en/privacy-policy/", "/en/cookie-policy/"),
    "nl": ("/nl/privacyverklaring/", "/nl/cookiebeleid/"),
    "fr": ("/fr/declaration-de-confidentialite/", "/fr/politique-cookies/"),
    "de": ("/de/datenschutzerklaerung/", "/de/cookie-richtlinie/"),
}
VERSION_3 = {"en": "Version 3 of ", "nl": "Versie 3 van ", "fr": "Version 3 du ", "de": "Version 3 vom "}


def page_at(site: Path, address: str) -> BeautifulSoup:
    return parsed(site / address.strip("/") / "index.html")


@pytest.fixture
def changed(changed_project: Path, tmp_path: Path) -> Path:
    """A copy of the project in its third version, to change and build."""
    return Path(shutil.copytree(changed_project, tmp_path / "project"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_cl_10_both_policies_show_version_and_date_with_a_link_to_what_changed(
    changed_site: Path, language: str
) -> None:
    for address in POLICIES[language]:
        version = one(page_at(changed_site, address), ".page > .version")
        assert version.get_text().startswith(VERSION_3[language])
        assert one(version, "time")["datetime"] == THIRD
        changes = page_at(changed_site, str(one(version, "a")["href"]))
        assert changes.find(id=f"change-{THIRD}") is not None


@pytest.mark.parametrize("language", LANGUAGES)
def test_cl_10_each_earlier_version_is_found_from_the_changes_and_leads_to_the_present_one(
    changed_site: Path, language: str
) -> None:
    link = one(page_at(changed_site, POLICIES[language][0]), ".page > .version a")
    changes = page_at(changed_site, str(link["href"]))
    for change_id in (FIRST, SECOND):
        entry = one(changes, f'[id="change-{change_id}"]')
        links = [str(link["href"]) for link in entry.select("a") if change_id in str(link["href"])]
        assert links == [f"{address}{change_id}/" for address in POLICIES[language]]
        for address, earlier in zip(POLICIES[language], links, strict=True):
            page = page_at(changed_site, earlier)
            assert one(page, "html")["lang"] == language
            assert one(page, "h1").get_text() == one(page_at(changed_site, address), "h1").get_text()
            assert one(page, "meta[name=robots]")["content"] == "noindex"
            note = one(page, "h1 + .about-version")
            assert address in [link["href"] for link in note.select("a")], "the present version, at the top"
            assert one(note, "p:first-child time")["datetime"] == change_id
            switcher = {str(a["hreflang"]): str(a["href"]) for a in page.select(".languages a")}
            which = POLICIES[language].index(address)
            assert switcher == {code: f"{POLICIES[code][which]}{change_id}/" for code in LANGUAGES}
    assert one(changes, f'[id="change-{THIRD}"]').select(f'a[href*="{THIRD}"]') == []


def test_search_engines_are_not_told_of_earlier_versions(changed_site: Path) -> None:
    sitemap = (changed_site / "sitemap.xml").read_text("utf-8")
    assert "/en/privacy-policy/" in sitemap
    assert FIRST not in sitemap


def marks(page: BeautifulSoup) -> list[tuple[str, str]]:
    for aside in page.select(".said"):
        aside.decompose()
    found = page.select(".page-earlier > :not(.about-version) :is(ins, del)")
    return [(mark.name, " ".join(mark.get_text().split())) for mark in found]


def test_cl_10_what_the_next_version_changed_is_marked_in_the_one_before(changed_site: Path) -> None:
    assert marks(page_at(changed_site, f"/en/privacy-policy/{FIRST}/")) == [("del", "Two"), ("ins", "Three")]
    second = marks(page_at(changed_site, f"/en/privacy-policy/{SECOND}/"))
    assert ("del", "LinkedIn Insight") in second, "the services that the build wrote down are part of it"
    assert second[-1] == ("del", "Every system needs a password.")
    assert ("ins", "Cookies are still cookies.") in marks(page_at(changed_site, f"/en/cookie-policy/{SECOND}/"))


def test_cl_10_where_nothing_changed_that_is_said_instead(changed_site: Path) -> None:
    page = page_at(changed_site, f"/nl/privacyverklaring/{FIRST}/")
    assert marks(page) == []
    assert "Die veranderde niets aan deze tekst." in one(page, ".about-version").get_text()
    assert page.select("#show-marks") == []


def test_marks_are_said_in_the_language_of_the_page(changed_site: Path) -> None:
    said = {
        aside.get_text(strip=True)
        for aside in page_at(changed_site, f"/de/cookie-richtlinie/{SECOND}/").select(".said")
    }
    assert said == {"[weggelassen:", "[hinzugefügt:", "Ende]"}


def test_cb_01_an_earlier_version_holds_nothing_that_acts_and_obeys_the_lock(changed_site: Path) -> None:
    for language in LANGUAGES:
        for address in POLICIES[language]:
            page = page_at(changed_site, f"{address}{SECOND}/")
            article = one(page, ".page-earlier")
            assert article.select("script, form, button, iframe, template, [onclick], [style]") == []
            assert page.select("#site-consent, head > script")
            ids = [str(element["id"]) for element in page.select("[id]")]
            assert len(ids) == len(set(ids))
            for link in article.select("a[href]"):
                target, _, anchor = str(link["href"]).partition("#")
                if not target.startswith(("http", "mailto:", "tel:")):
                    there = page if not target else page_at(changed_site, target)
                    assert not anchor or there.find(id=anchor) is not None, (address, link["href"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_feed_of_each_language_is_whole(changed_site: Path, language: str) -> None:
    """RFC 4287, sections 4.1.1 and 4.1.2: what each feed and each entry has to have."""
    feed = ElementTree.parse(changed_site / language / "changes.atom.xml").getroot()
    assert feed.tag == f"{ATOM}feed"
    assert feed.attrib["{http://www.w3.org/XML/1998/namespace}lang"] == language
    links = {link.attrib["rel"]: link.attrib["href"] for link in feed.findall(f"{ATOM}link")}
    assert links["self"] == f"{SITE_URL}/{language}/changes.atom.xml" == feed.findtext(f"{ATOM}id")
    assert page_at(changed_site, links["alternate"].removeprefix(SITE_URL)).select(".changes")
    assert feed.findtext(f"{ATOM}author/{ATOM}name") == COMPANY
    entries = feed.findall(f"{ATOM}entry")
    assert [str(entry.findtext(f"{ATOM}updated"))[:10] for entry in entries] == [THIRD, SECOND, FIRST]
    assert feed.findtext(f"{ATOM}updated") == entries[0].findtext(f"{ATOM}updated")
    assert len({entry.findtext(f"{ATOM}id") for entry in entries}) == len(entries)
    assert entries[0].findtext(f"{ATOM}title") == f"No LinkedIn & no <passwords> ({language})"
    assert [one.attrib["term"] for one in feed.iter(f"{ATOM}category")] == ["major", "minor", "major"]
    for entry in entries:
        content = BeautifulSoup(str(entry.findtext(f"{ATOM}content")), "html.parser")
        assert content.get_text(strip=True)
        assert all(str(link["href"]).startswith("https://") for link in content.select("a"))
        assert content.select("img, iframe, script, style, [style]") == []
    second = BeautifulSoup(str(entries[1].findtext(f"{ATOM}content")), "html.parser")
    assert [link.get_text() for link in second.select("a")] == ["A sign", "A map"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_major_change_is_announced_on_every_page_behind_the_banner(changed_site: Path, language: str) -> None:
    for path in (changed_site / language).rglob("*.html"):
        page = parsed(path)
        notice = one(page, "#site-consent + #policy-notice")
        assert f"No LinkedIn & no <passwords> ({language})" in notice.get_text()
        assert str(one(notice, "a")["href"]).endswith(f"#change-{THIRD}")
        assert one(notice, "button").get_text()
        assert str(notice["aria-label"])


def test_a_first_edition_is_announced_on_no_page(tmp_path: Path) -> None:
    project = copied_project(tmp_path, days_ago(1))
    build_site(project, project / "output")
    for path in page_files(project / "output"):
        page = parsed(path)
        assert page.select("#policy-notice") == []
        assert not any("policy-notice" in script.get_text() for script in page.select("head script")), path


def test_the_notice_weighs_on_consent_with_no_more_than_its_hash(site: Path, changed_site: Path) -> None:
    files = "nl/contact/index.html"
    without, with_notice = (consent_weights((one / files).read_text("utf-8")) for one in (site, changed_site))
    assert [part.raw for part in with_notice[1:3]] == [part.raw for part in without[1:3]]
    # LinkedIn is gone there, which takes more than the hash brings.
    assert with_notice[0].raw < without[0].raw + len("'sha256-' ") + 44
    assert [part.part for part in with_notice] == [part.part for part in without]


def test_a_kept_text_that_was_altered_ends_the_build_and_is_named(
    changed: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (kept, *_) = sorted((changed / "kept").rglob("fr/privacy-policy.html"))
    kept.write_text("<article>Nothing to see here.</article>", "utf-8")
    with pytest.raises(BuildError):
        build_site(changed, changed / "output")
    name = kept.relative_to(changed).as_posix()
    assert f"{name}:1:1: this is not as it was kept. Restore it: git checkout -- kept." in capsys.readouterr().out
    with pytest.raises((AlteredError, BuildError)):
        publish_and_keep(changed)


def test_pp_15_a_text_and_a_service_changed_in_silence_are_a_warning_and_are_not_published(
    changed: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    keep_built(changed)
    replace_in(changed / "content/pages/fr/privacy.md", "Deux ans", "Trois ans")
    replace_in(changed / "content/services/youtube.toml", "\nid =", '\ncategory = "marketing"\nid =')
    capsys.readouterr()
    build_site(changed, changed / "output")
    with pytest.raises(BuildError):
        build_site(changed, changed / "output", "publishconf.py")
    warned, refused = capsys.readouterr().out.split("2 problems to mend:")
    lines = (changed / "content/pages/fr/privacy.md").read_text("utf-8").splitlines()
    line = next(number for number, text in enumerate(lines, 1) if "Trois ans" in text)
    for told in (warned, refused):
        assert f"content/pages/fr/privacy.md:{line}:1: from this line on the text is not that of version 3" in told
        assert 'content/services/youtube.toml:1:1: "youtube" has changed since version 3' in told
        assert f"Add content/changes/en/{days_ago(0)}.md, and the same in the other languages, with" in told
    write_change(changed, days_ago(0), "minor")
    build_site(changed, changed / "output", "publishconf.py")
    assert page_at(changed / "output", f"/fr/declaration-de-confidentialite/{THIRD}/").select("del, ins")


def test_cl_10_a_second_version_is_not_published_before_the_first_one_was_kept(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    project = copied_project(tmp_path, FIRST)
    write_change(project, SECOND, "minor")
    with pytest.raises(BuildError):
        build_site(project, project / "output", "publishconf.py")
    told = capsys.readouterr().out
    assert f"content/changes/en/{FIRST}.md:1:1: version 1 was never kept, so nobody can read it any more." in told


def test_a_change_with_mistakes_is_told_with_the_others_of_the_build(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_change(project, "2027-13-01", "major")
    (project / "content/changes/nl/2027-13-01.md").write_text("Kind: grand\n\nTekst.\n", "utf-8")
    replace_in(project / "content/pages/nl/cookies.md", "[[cookie-list]]", "[[cookielist]]")
    with pytest.raises(BuildError):
        build_site(project, project / "output")
    told = capsys.readouterr().out
    assert 'content/changes/en/2027-13-01.md:1:1: "2027-13-01.md" does not say of which day the change is.' in told
    assert 'content/changes/nl/2027-13-01.md:1:7: kind "grand" is not one of minor, major.' in told
    assert "content/changes/nl/2027-13-01.md:1:1: the change has no title." in told
    assert "[[cookielist]] is not a placeholder" in told
    assert "Traceback" not in told
