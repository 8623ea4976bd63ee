"""Sites other than the usual one, each built once and only if a test asks for it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser.form_sites import built_site
from tests.browser.vendor_site import built_with_vendors
from tests.receiver import Receiver


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The sites that were built so far, by name."""
    return {"": tmp_path_factory.mktemp("form-sites")}


@pytest.fixture
def site_name(request: pytest.FixtureRequest) -> str:
    return str(getattr(request, "param", "formspree"))


@pytest.fixture
def form_site(site_name: str, built: dict[str, Path], receiver: Receiver) -> Iterator[str]:
    """Serve one of the sites in place of the usual one."""
    if site_name not in built:
        built[site_name] = built_site(site_name, built[""])
    folder, receiver.folder = receiver.folder, built[site_name]
    yield site_name
    receiver.folder = folder


@pytest.fixture(scope="session")
def site_with_vendors(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built_with_vendors(tmp_path_factory.mktemp("vendors"))


@pytest.fixture
def vendors(site_with_vendors: Path, receiver: Receiver) -> Iterator[Receiver]:
    """Serve the site with the services `vendor` and `other` in place of the usual one."""
    folder, receiver.folder = receiver.folder, site_with_vendors
    yield receiver
    receiver.folder = folder
