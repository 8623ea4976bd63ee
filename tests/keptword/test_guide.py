"""The guide to protecting any site: its commands run, and its settings are right."""

import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

from plugins.keptword.cli.command import keptword
from tests.conftest import ROOT
from tests.keptword.sites import PRIVACY, site_by_hand

GUIDE = (ROOT / "docs/any-site.md").read_text("utf-8")


def test_its_commands_in_their_order_protect_a_site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = site_by_hand(tmp_path / "shop/public")
    (folder / "nl/privacy/index.html").write_text(PRIVACY.format("nl", "Privacyverklaring"))
    (tmp_path / "project").mkdir()
    monkeypatch.chdir(tmp_path / "project")
    (settings,) = re.findall(r"```toml\n(.*?)```", GUIDE, re.DOTALL)
    for command in re.findall(r"```console\n\S+ -m plugins\.keptword (.*?)\n```", GUIDE):
        result = CliRunner().invoke(keptword, shlex.split(command))
        assert result.exit_code == 0, result.output
        (tmp_path / "shop/consent/settings.toml").write_text(settings)
    assert "consent-reject-all" in (folder / "index.html").read_text()
