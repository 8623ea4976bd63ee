"""What plugins write is on the list because they wrote it."""

from pathlib import Path
from typing import Any

from plugins.consent.own_scripts import write_site_file
from plugins.keptword.components.site_files import SiteFile
from plugins.keptword.requests.scripts import csp_hash
from plugins.site_build import begin_build


def test_a_file_of_a_plugin_is_written_and_a_script_is_noted(tmp_path: Path) -> None:
    settings: dict[str, Any] = {"OUTPUT_PATH": str(tmp_path)}
    build = begin_build(settings)
    write_site_file(settings, SiteFile("a.js", "site/a.1234.js", "own()\n"))
    write_site_file(settings, SiteFile("a.css", "site/a.1234.css", "p{}\n"))
    (tmp_path / "other.js").write_text("other()", "utf-8")
    assert (tmp_path / "site/a.1234.js").read_text("utf-8") == "own()\n"
    assert (tmp_path / "site/a.1234.css").exists()
    assert build.own_scripts == {csp_hash("own()\n")}
