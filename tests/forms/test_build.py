"""A build with a form that is posted to where nobody says so: it stops, and names the line of the setting."""

from pathlib import Path

import pytest

from tools.publication.building import BuildError, build_site

SETTING = """
FORMS = {
    "contact": {"adapter": "formspree", "key": "abc"},
    "newsletter": {"adapter": "formspree", "key": "abc"},
}
"""


def test_cf_05_the_build_stops_and_names_line_and_host_and_what_to_add(
    project: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    settings = project / "pelicanconf.py"
    settings.write_text(settings.read_text("utf-8").replace("FORMS: dict[str, dict[str, str]] = {}", SETTING.strip()))
    line = settings.read_text("utf-8").splitlines().index("FORMS = {") + 2
    with pytest.raises(BuildError):
        build_site(project, project / "output")
    told = capfd.readouterr().out
    assert f'pelicanconf.py:{line}:5: what visitors type would be sent to "formspree.io", which no' in told
    assert 'form-action = ["https://formspree.io"]' in told
    assert f'pelicanconf.py:{line + 1}:5: FORMS["newsletter"] has no adapter "formspree".' in told
    assert not (project / "output").exists()
