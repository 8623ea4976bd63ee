"""A site to add services to, with two made-up services in its catalogue."""

from pathlib import Path

import pytest

from tests.conftest import LANGUAGES
from tests.keptword.inventory.catalogues import small_catalogue
from tools.service_tasks.site import EditedSite, edited_site


@pytest.fixture
def edited(project: Path) -> EditedSite:
    site = edited_site(project)
    small_catalogue(site.catalogue.folder, LANGUAGES)
    return site


@pytest.fixture
def unbuilt(edited: EditedSite, monkeypatch: pytest.MonkeyPatch) -> EditedSite:
    """The same site where building, which takes seconds, is not what is tested."""
    monkeypatch.setattr("tools.service_tasks.site.build_site", lambda *_: None)
    return edited
