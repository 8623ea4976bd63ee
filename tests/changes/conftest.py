"""A site whose policy is in its third version, built once."""

from pathlib import Path

import pytest

from tests.changes.project import built_third_version


@pytest.fixture(scope="session")
def changed_project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built_third_version(tmp_path_factory.mktemp("changed"))


@pytest.fixture(scope="session")
def changed_site(changed_project: Path) -> Path:
    return changed_project / "output"
