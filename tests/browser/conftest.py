"""Sites other than the usual one, each built once and only if a test asks for it."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.browser.form_sites import built_site
from tests.browser.vendor_site import built_with_vendors
from tests.made_once import made_once
from tests.receiver import Receiver


@dataclass(frozen=True)
class FormSites:
    """Sites whose forms are posted, by name."""

    factory: pytest.TempPathFactory

    def __getitem__(self, name: str) -> Path:
        folder = made_once(self.factory, f"forms-{name}", lambda folder: built_site(name, folder))
        return folder / name / "output"


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> FormSites:
    """The sites whose forms are posted, by name, as they are asked for."""
    return FormSites(tmp_path_factory)


@pytest.fixture
def site_name(request: pytest.FixtureRequest) -> str:
    return str(getattr(request, "param", "formspree"))


@pytest.fixture
def form_site(site_name: str, built: FormSites, receiver: Receiver) -> Iterator[str]:
    """Serve one of the sites in place of the usual one."""
    folder, receiver.folder = receiver.folder, built[site_name]
    yield site_name
    receiver.folder = folder


@pytest.fixture(scope="session")
def site_with_vendors(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made_once(tmp_path_factory, "vendors", built_with_vendors) / "project" / "output"


@pytest.fixture
def vendors(site_with_vendors: Path, receiver: Receiver) -> Iterator[Receiver]:
    """Serve the site with the services `vendor` and `other` in place of the usual one."""
    folder, receiver.folder = receiver.folder, site_with_vendors
    yield receiver
    receiver.folder = folder
