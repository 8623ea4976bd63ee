"""A site whose policy is in its third version, built once."""

from pathlib import Path

import pytest

from tests.made_once import made_once
from tests.policy_versions.project import built_third_version


@pytest.fixture(scope="session")
def changed_project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made_once(tmp_path_factory, "third-version", built_third_version) / "project"


@pytest.fixture(scope="session")
def changed_site(changed_project: Path) -> Path:
    return changed_project / "output"
