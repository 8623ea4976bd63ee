"""What each mistake does to a build: the message it gives, and that the last good site stays."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from plugins.keptword.auditing import audit_site
from tests.conftest import LANGUAGES, ROOT
from tests.keptword.gate.vendors import CODES
from tests.keptword.inventory.catalogues import small_catalogue
from tools.publication.building import BuildError, build_site, own_site, pelican_command


def change(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")


def tree(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.usefixtures("compressed_as_published")
def test_the_same_input_gives_the_same_bytes(project: Path, site: Path) -> None:
    build_site(project, project / "output", "publishconf.py")
    assert tree(project / "output") == tree(site)


def test_what_was_built_before_is_gone_after(project: Path, site: Path) -> None:
    shutil.copytree(site, project / "output")
    (project / "output/stale.html").touch()
    build_site(project, project / "output")
    assert not (project / "output/stale.html").exists()
    assert [path.name for path in project.glob(".output*")] == []


def test_all_mistakes_are_told_at_once_and_the_last_good_site_stays(
    project: Path, site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    output = project / "output"
    shutil.copytree(site, output)
    before = tree(output)
    change(project / "content/pages/nl/cookies.md", "[[cookie-list]]", "[[cookielist]]")
    change(project / "content/pages/fr/contact.md", "[[embed google-maps]]", "[[embed]]")
    change(project / "content/services/youtube.toml", "id = ", 'category = "fun"\nid = ')
    with pytest.raises(BuildError):
        build_site(project, output)
    told = capsys.readouterr().out
    assert "content/pages/nl/cookies.md:" in told
    assert "[[cookielist]] is not a placeholder. Write [[cookie-list]]." in told
    assert 'content/services/youtube.toml:3:1: category "fun" is not one of' in told
    assert "3 problems to mend:\n" in told
    assert told.count("youtube.toml") == 1
    assert "Traceback" not in told
    assert tree(output) == before


def test_an_embed_of_a_service_that_is_gone_shows_nothing_and_is_named_with_file_and_line(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / "content/services/google-maps.toml").unlink()
    build_site(project, project / "output")
    assert b"google-maps" not in b"".join(tree(project / "output").values())
    with pytest.raises(BuildError):
        build_site(project, project / "output", "publishconf.py")
    told = capsys.readouterr().out
    lines = (project / "content/pages/de/contact.md").read_text("utf-8").splitlines()
    line = lines.index("[[embed google-maps]]") + 1
    assert f'content/pages/de/contact.md:{line}:1: [[embed]] knows no "google-maps", so nothing is shown there.' in told


def test_a_missing_page_is_a_warning_while_writing_and_an_error_when_publishing(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / "content/pages/fr/newsletter.md").unlink()
    change(project / "plugins/forms/translations/de.po", 'msgstr "Telefon"', 'msgstr ""')
    for page in (project / "content/pages/fr").glob("*.md"):
        page.write_text(page.read_text("utf-8").replace("{filename}newsletter.md", "/fr/newsletter/"), "utf-8")
    with pytest.raises(BuildError):
        build_site(project, project / "output", "publishconf.py")
    told = capsys.readouterr().out
    assert '"newsletter" does not exist in fr. Add content/pages/fr/newsletter.md.' in told
    assert '"Telephone" is not translated into de. Add its translation to plugins/forms/translations/de.po.' in told


def test_a_page_that_would_load_something_third_party_is_not_published(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = project / "content/pages/en/home.md"
    page.write_text(page.read_text("utf-8") + '\n<img src="https://tracker.example/x.gif" alt="x">\n', "utf-8")
    line = page.read_text("utf-8").count("\n")
    with pytest.raises(BuildError):
        build_site(project, project / "output")
    told = capsys.readouterr().out
    assert f'content/pages/en/home.md:{line}:1: loads https://tracker.example/x.gif from "tracker.example"' in told
    advice = "Add content/services/tracker.toml (invoke service.new tracker.example), or remove it."
    assert f"which no service declares. {advice}" in told
    assert not (project / "output").exists()


def test_what_the_catalogue_has_can_be_added_from_there(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    small_catalogue(project / "plugins/keptword/inventory/catalogue", LANGUAGES)
    page = project / "content/pages/en/home.md"
    frame = '<iframe src="https://player.example.net/video/1" title="x"></iframe>'
    page.write_text(f"{page.read_text('utf-8')}\n{frame}\n", "utf-8")
    with pytest.raises(BuildError):
        build_site(project, project / "output")
    advice = "Add content/services/example-video.toml (invoke service.add example-video), or remove it."
    assert f'from "player.example.net", which no service declares. {advice}' in capsys.readouterr().out
    (project / "content/services/example-video.toml").write_text('use = "example-video"\n', "utf-8")
    build_site(project, project / "output")
    assert "https://player.example.net" in (project / "output/_headers").read_text("utf-8")


def test_code_of_every_vendor_that_no_service_declares_stops_the_build_with_file_and_line(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = project / "content/pages/nl/contact.md"
    expected = []
    for vendor in (vendor for vendor in CODES if vendor.service is None):
        text = page.read_text("utf-8").rstrip("\n") + "\n\n"
        page.write_text(text + vendor.code + "\n", "utf-8")
        first = text.count("\n") + 1
        expected.append((vendor.host, range(first, first + vendor.code.count("\n") + 1)))
    with pytest.raises(BuildError):
        build_site(project, project / "output")
    told = re.findall(r'content/pages/nl/contact\.md:(\d+):\d+: loads \S+ from "([^"]+)"', capsys.readouterr().out)
    for host, lines in expected:
        assert any(found == host and int(line) in lines for line, found in told), host


def test_a_script_that_the_build_did_not_write_is_not_published(
    project: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    page = project / "content/pages/en/home.md"
    page.write_text(page.read_text("utf-8") + "\n<script>new Image().src = atob('eA==')</script>\n", "utf-8")
    with pytest.raises(BuildError):
        build_site(project, project / "output")
    line = page.read_text("utf-8").count("\n")
    told = capfd.readouterr().out
    assert f"content/pages/en/home.md:{line}:1: <script> is code or style that stands in the page itself" in told


def shown(output: Path, language: str) -> dict[str, str]:
    """Return the parts of a built site that are made from the inventory, by name."""
    pages = [path.read_text("utf-8") for path in sorted((output / language).rglob("*.html"))]
    cookies = next(page for page in pages if 'id="consent-settings"' in page)
    return {
        "list": cookies[cookies.index('class="cookie-list-version"') :],
        "form": cookies[cookies.index('id="consent-settings"') : cookies.index("</form>")],
        "banner": cookies[cookies.index('id="site-consent"') : cookies.index("</section>")],
        "lock": cookies[cookies.index("<script>") : cookies.index("</script>")],
        "policy": (output / "_headers").read_text("utf-8"),
        "machine list": (output / "cookies.json").read_text("utf-8"),
    }


MARKS = {
    "list": "LinkedIn Insight",
    "form": 'value="linkedin-insight"',
    "banner": "LinkedIn Insight",
    "lock": "https://snap.licdn.com",
    "policy": "https://snap.licdn.com",
    "machine list": '"linkedin-insight"',
}


def test_a_service_file_deleted_is_gone_everywhere_and_one_added_is_everywhere(project: Path) -> None:
    file = project / "content/services/linkedin-insight.toml"
    output = project / "output"
    build_site(project, output)
    before = {language: shown(output, language) for language in LANGUAGES}
    for parts in before.values():
        assert {name: mark in parts[name] for name, mark in MARKS.items()} == dict.fromkeys(MARKS, True)
    text = file.read_text("utf-8")
    file.unlink()
    build_site(project, output)
    for language in LANGUAGES:
        parts = shown(output, language)
        assert {name: mark in parts[name] for name, mark in MARKS.items()} == dict.fromkeys(MARKS, False)
    assert not any(b"licdn" in content for content in tree(output).values())
    file.write_text(text, "utf-8")
    build_site(project, output)
    assert {language: shown(output, language) for language in LANGUAGES} == before


def test_a_site_without_optional_services_asks_nothing(project: Path) -> None:
    for file in (project / "content/services").glob("*.toml"):
        if file.stem != "consent-choice":
            file.unlink()
    build_site(project, project / "output")
    home = (project / "output/en/index.html").read_text("utf-8")
    assert "site-consent" not in home.split("<body>")[1]
    assert "Content-Security-Policy" in home
    assert "There is nothing to choose" in (project / "output/en/cookie-policy/index.html").read_text("utf-8")


def test_a_built_site_that_was_changed_afterwards_does_not_pass_the_audit(project: Path, site: Path) -> None:
    output = Path(shutil.copytree(site, project / "output"))
    assert not any(findings for _, findings in audit_site(own_site(project, output, "publishconf.py")))
    page = output / "nl/index.html"
    change(page, "</main>", '<img src="//tracker.example/x"></main>')
    for copy in output.glob("nl/index.html.*"):
        copy.unlink()
    (finding,) = (f for _, findings in audit_site(own_site(project, output, "publishconf.py")) for f in findings)
    assert finding.host == "tracker.example"


def test_what_was_judged_runs_and_what_is_refused_is_named_where_it_was_written(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    base, secret = project / "theme/templates/base.html", project / "theme/static/secret.txt"
    (project / "theme/static/menu.js").write_text("\nlocation.href = 'https://t.example/'\n", "utf-8")
    change(project / "content/pages/en/thank-you.md", "\nSlug:", "\nSave_as: en/x/page.shtml\nSlug:")
    change(base, "</body>", '<script src="/theme/menu.js" defer></script>\n</body>')
    secret.symlink_to("/etc/hostname")
    with pytest.raises(BuildError):
        build_site(project, project / "output")
    assert "theme/static/secret.txt:1:1: this is a link to /" in capsys.readouterr().out
    secret.unlink()
    with pytest.raises(BuildError):
        build_site(project, project / "output")
    told = capsys.readouterr().out
    assert "content/pages/en/thank-you.md:2:" in told
    assert "page.shtml" in told
    change(project / "content/pages/en/thank-you.md", "\nSave_as: en/x/page.shtml", "")
    with pytest.raises(BuildError):
        build_site(project, project / "output")
    told = capsys.readouterr().out
    assert "theme/static/menu.js:2:1: this script runs before any choice, and nobody has signed it" in told
    assert "leaves the page: location.href (line 2); contacts t.example (line 2)" in told
    entry = told[told.index('    ["theme/static/menu.js"]') : told.index("  else remove the file")]
    signed = entry.replace("[WHY THIS MAY RUN BEFORE ANY CHOICE]", "Our own menu")
    (project / "content/scripts.toml").write_text(signed, "utf-8")
    proxied = '<script defer src="/js/script.js" data-x="y"></script>'
    change(base, "</body>", f"{proxied}\n</body>")
    (project / "theme/static/page.shtml").write_text("<p>text", "utf-8")
    with pytest.raises(BuildError):
        build_site(project, project / "output", "publishconf.py")
    assert "theme/page.shtml:1:1: browsers may show this file as a page" in capsys.readouterr().out
    (project / "theme/static/page.shtml").unlink()
    with pytest.raises(BuildError) as refused:
        build_site(project, project / "output", "publishconf.py")
    line = base.read_text("utf-8").splitlines().index(proxied) + 1
    (heading, _, *findings) = str(refused.value).splitlines()
    assert heading == "The audit refuses these pages:"
    by_place = {told.partition(": ")[0]: told for told in findings}
    assert set(by_place) == {f"  theme/templates/base.html:{line}:1"}
    assert "no file of the site" in by_place[f"  theme/templates/base.html:{line}:1"]


def test_07b_pelican_itself_refuses_an_address_that_is_none_before_it_does_anything(tmp_path: Path) -> None:
    """Case 07b."""
    command = [*pelican_command(ROOT, tmp_path / "output", "pelicanconf.py"), "-e", 'SITEURL="privacy.codedor.example"']
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    told = done.stdout + done.stderr
    assert done.returncode != 0
    assert re.search(r'pelicanconf\.py:\d+:11: SITEURL: "privacy\.codedor\.example" is no address', told)
    assert "Traceback" not in told
    assert not (tmp_path / "output").exists()
