"""The consent plugin without the plugin that raises problems: nothing ends well while pages are unprotected."""

import subprocess
from pathlib import Path

from tools.publication.building import pelican_command


def built(project: Path) -> tuple[int, str, list[Path]]:
    """Build a project by Pelican alone, with no plugin to end it; return the status, what was said, and the pages."""
    settings = project / "pelicanconf.py"
    settings.write_text(settings.read_text("utf-8").replace('    "plugins.verdict",\n', ""), "utf-8")
    output = project / "output"
    command = pelican_command(project, output, "pelicanconf.py")
    done = subprocess.run(command, cwd=project, capture_output=True, text=True)
    return done.returncode, done.stdout + done.stderr, sorted(output.rglob("*.html"))


def test_a_page_that_is_not_protected_ends_the_build_and_none_is_left(project: Path) -> None:
    """Case 01, where the author gives the id."""
    text = project / "content" / "pages" / "en" / "contact.md"
    frame = (
        '\n<iframe title="x" src="https://player.nobody.example/1"></iframe>\n\n## Consent choice {#consent-choice}\n'
    )
    text.write_text(text.read_text("utf-8") + frame, "utf-8")
    status, said, pages = built(project)
    assert status != 0
    assert pages == []
    assert "content/pages/en/contact.md" in said
    assert 'from "player.nobody.example", which no service declares' in said
    assert 'carries id="consent-choice"' in said


def test_an_inventory_with_an_error_ends_the_build_and_no_page_is_left(project: Path) -> None:
    service = project / "content" / "services" / "meta-pixel.toml"
    service.write_text(service.read_text("utf-8").replace("use =", 'category = "analitics"\nuse ='), "utf-8")
    status, said, pages = built(project)
    assert status != 0
    assert pages == []
    assert "content/services/meta-pixel.toml" in said
