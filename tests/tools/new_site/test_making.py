"""A new site holds nothing of this company, and cannot be published before its owner has confirmed its texts."""

import re
from pathlib import Path

import pytest

from plugins.content_checks.open_points import open_points
from plugins.settings.reading import read_settings
from tests.conftest import COMPANY, ROOT
from tools.new_site import NotMadeError, make_site, wanted_site


def test_a_new_site_has_its_own_settings_and_proposals_that_are_to_be_confirmed(tmp_path: Path) -> None:
    site = tmp_path / "site"
    make_site(ROOT, site, wanted_site(["nl", "pt-BR"], 'Acme "A" & Co', "https://acme.be/privacy/"))
    values = read_settings(site, "publishconf.py")
    assert values["COMPANY"]["name"] == values["SITENAME"] == 'Acme "A" & Co'
    assert (values["SITEURL"], values["LANGUAGES"]) == ("https://acme.be/privacy", ("nl", "pt-BR"))
    assert (values["DEFAULT_LANG"], values["PUBLISHING"]) == ("nl", True)
    assert "UNCONFIRMED_ALLOWED" not in values
    texts = {path: path.read_text("utf-8") for path in (site / "content").rglob("*.md")}
    assert [path for path, text in texts.items() if COMPANY in text or "[[embed" in text] == []
    pages = [path for path in texts if "pages" in path.parts]
    assert len(pages) == 2 * len(list((ROOT / "content/pages/nl").glob("*.md")))
    marked = {problem.file for problem in open_points(site)}
    assert {path.relative_to(site).as_posix() for path in pages} <= marked
    assert [path.name for path in (site / "content/services").iterdir()] == ["consent-choice.toml"]
    assert not re.search(r"^(en|fr|de) =", (site / "content/services/consent-choice.toml").read_text("utf-8"), re.M)


def test_what_is_asked_wrongly_is_named_by_its_option_and_nothing_is_made(tmp_path: Path) -> None:
    for languages, url, said in ((["english"], "", "--languages"), (["en"], "acme.be", "--url: ")):
        with pytest.raises(NotMadeError, match=said):
            wanted_site(languages, url=url)
    (tmp_path / "site").mkdir()
    (tmp_path / "site/mine.txt").touch()
    with pytest.raises(NotMadeError, match="is there already, and not empty"):
        make_site(ROOT, tmp_path / "site", wanted_site(["en"]))
    assert [path.name for path in tmp_path.rglob("*")] == ["site", "mine.txt"]
