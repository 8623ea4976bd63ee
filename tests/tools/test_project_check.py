"""`invoke check` as a whole: nothing wrong with this site, and everything that is wrong with a spoilt one at once."""

from pathlib import Path

from tests.conftest import ROOT
from tools.project_check import check_lines, check_project, error_count
from tools.publication.building import site_settings


def change(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")


def test_this_site_has_no_errors_and_its_open_points_are_none() -> None:
    kinds = check_project(ROOT, site_settings(ROOT))
    assert error_count(kinds) == 0, "\n".join(check_lines(kinds))
    assert list(check_lines(kinds))[-1] == "Nothing wrong."


def test_all_mistakes_are_told_at_once_by_kind_with_file_and_line(project: Path) -> None:
    change(project / "content/pages/nl/contact.md", "privacy.md#retention", "privacy.md#retentoin")
    change(project / "content/pages/fr/contact.md", "{filename}rights.md", "{filename}rigths.md")
    change(project / "content/pages/en/home.md", "Welcome.", "Welcome!")
    (project / "content/pages/de/newsletter.md").unlink()
    change(project / "plugins/keptword/inventory/catalogue/youtube.toml", 'purpose = "', 'purpose = "Now ')
    dutch = project / "plugins/keptword/components/translations/nl.po"
    change(dutch, 'msgstr "%(service)s toestaan"', 'msgstr "<b>%(service)s toestaan"')
    change(project / "theme/templates/base.html", "/theme/icon.svg", "/theme/icn.svg")
    pixel = project / "content/services/meta-pixel.toml"
    late = "[[scripts]]\ncode = \"addEventListener('DOMContentLoaded', () => 1)\"\n"
    pixel.write_text(f"{pixel.read_text('utf-8')}\n{late}", "utf-8")
    home = project / "content/pages/en/home.md"
    pasted = "<script>addEventListener('DOMContentLoaded', () => 1)</script>"
    video = '<iframe src="https://www.youtube-nocookie.com/embed/x" title="x"></iframe>'
    home.write_text(f"{home.read_text('utf-8')}\n<div>{video}{pasted}</div>\n", "utf-8")
    kinds = check_project(project, site_settings(project))
    found = {kind.title: "\n".join(kind.findings) for kind in kinds}
    texts, messages, links = found["Texts and translations"], found["Messages of templates"], found["Links"]
    assert 'content/pages/nl/home.md:6:1: "introduction" is older than its original' in texts
    assert '"newsletter" does not exist in de. Add content/pages/de/newsletter.md.' in texts
    assert "plugins/keptword/inventory/catalogue/youtube.toml:" in texts
    assert '"Allow %(service)s" has not the same HTML' in messages
    assert "content/pages/nl/contact.md:10:" in links
    assert "What is there: /nl/privacyverklaring/#retention." in links
    assert "The nearest is content/pages/fr/rights.md." in links
    assert "theme/templates/base.html:17:24: this link leads to /theme/icn.svg" in links
    assert "content/services/meta-pixel.toml:" in found["Code of services that waits in vain"]
    assert "content/pages/en/home.md:" in found["Code of services that waits in vain"]
    assert "DOMContentLoaded" not in texts
    assert error_count(kinds) == sum(len(kind.findings) for kind in kinds if kind.is_error)
    assert list(check_lines(kinds))[-1] == f"{error_count(kinds)} errors to mend."


def test_where_the_site_cannot_be_built_the_reason_is_told_and_the_rest_is_checked(project: Path) -> None:
    template = project / "theme/templates/page.html"
    change(template, "<h1>", "{% if %}<h1>")
    line = template.read_text("utf-8").partition("{% if %}")[0].count("\n") + 1
    change(project / "content/pages/fr/contact.md", "{filename}rights.md", "{filename}rigths.md")
    kinds = {kind.title: kind for kind in check_project(project, site_settings(project))}
    assert any(f"theme/templates/page.html:{line}:1:" in told for told in kinds["Texts and translations"].findings)
    assert any("rigths.md" in line for line in kinds["Links"].findings)
    assert "the site cannot be built" in kinds["Links"].remarks[0]
