"""The audit of a folder that protect protects: before it what loads by itself is found, after it nothing."""

from pathlib import Path

from plugins.keptword import audit, protect
from plugins.keptword.requests.grades import Grade
from tests.keptword.sites import begun, settings_of, site_by_hand


def test_what_loads_by_itself_is_found_before_protecting_and_not_after(tmp_path: Path) -> None:
    folder = site_by_hand(tmp_path / "public")
    settings = settings_of(begun(folder, tmp_path / "consent"))
    hosts = {finding.host for finding in audit(folder, *settings) if finding.grade is Grade.LOADS}
    assert {"www.googletagmanager.com", "www.youtube.com", "fonts.googleapis.com", "www.facebook.com"} <= hosts
    protect(folder, *settings)
    assert [finding for finding in audit(folder, *settings) if finding.grade is Grade.LOADS] == []
