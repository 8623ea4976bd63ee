from pathlib import Path

import turbohtml

from plugins.page_ids import files_of_page, page_article, page_id

FORGED = '<p>article data-page="privacy"</p><article class="page-privacy"></article>'
HOME = f'{FORGED}<article data-page="home"><article data-page="privacy"></article></article>'


def test_a_page_is_known_by_the_mark_of_its_first_article_alone() -> None:
    article = page_article(turbohtml.parse(HOME))
    assert page_id(article) == "home"
    assert page_id(page_article(turbohtml.parse(FORGED))) == ""


def test_the_files_of_a_page_are_found_in_all_languages_or_in_one(tmp_path: Path) -> None:
    pages = {"en/policy": '<article data-page="privacy">', "en/a": HOME, "nl/beleid": '<article data-page="privacy">'}
    for folder, html in pages.items():
        (tmp_path / folder).mkdir(parents=True)
        (tmp_path / folder / "index.html").write_text(html, "utf-8")
    found = [file.parent.relative_to(tmp_path).as_posix() for file in files_of_page(tmp_path, "privacy")]
    assert found == ["en/policy", "nl/beleid"]
    assert list(files_of_page(tmp_path, "privacy", "nl")) == [tmp_path / "nl/beleid/index.html"]
