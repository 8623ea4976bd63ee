"""CW-07: a visitor is asked again when the list changed, about what changed only, and is told what that is."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from plugins.keptword.inventory import Inventory
from tests.browser.hosts import loaded_hosts
from tests.conftest import LANGUAGES, ROOT, Visitor
from tests.receiver import Receiver
from tools.publication.building import build_site

BANNER = "#site-consent"


@pytest.fixture(scope="module")
def changed_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site after LinkedIn is run by another company, the Meta pixel a new text, and a new service came."""
    project = tmp_path_factory.mktemp("changed") / "project"
    shutil.copytree(ROOT, project, ignore=shutil.ignore_patterns(".*", "output", "tests", "__pycache__"))
    services = project / "content/services"
    linkedin, meta = services / "linkedin-insight.toml", services / "meta-pixel.toml"
    linkedin.write_text(linkedin.read_text("utf-8") + 'company = "LinkedIn Europe"\n', "utf-8")
    before = meta.read_text("utf-8")
    reworded = "".join(f'{language} = "Reworded."\n' for language in LANGUAGES)
    meta.write_text(f"{before}[purpose]\n{reworded}", "utf-8")
    (services / "new-pixel.toml").write_text(before + 'name = "New pixel"\n', "utf-8")
    build_site(project, project / "output")
    return project / "output"


@pytest.fixture
def change_site(receiver: Receiver, changed_site: Path) -> Iterator[Callable[[], None]]:
    """Return what lets the site change while the visitor is away."""
    before = receiver.folder

    def change() -> None:
        receiver.folder = changed_site

    yield change
    receiver.folder = before


def test_cw_07_only_what_changed_is_asked_and_it_is_named(
    visitor: Visitor, change_site: Callable[[], None], inventory: Inventory
) -> None:
    visitor.go("/en/")
    visitor.accept_all()
    change_site()
    visitor.receiver.forget_requests()
    visitor.go("/en/")
    visitor.page.locator(BANNER).wait_for()
    visitor.wait()
    shown = visitor.page.inner_text(BANNER)
    assert "except for what is new or has changed since then: LinkedIn Insight, New pixel" in shown
    assert "browsing data to show adverts elsewhere." in shown
    assert "measure visits" not in shown
    unchanged = tuple(service for service in inventory.optional if service.id != "linkedin-insight")
    assert visitor.granted() == [service.id for service in unchanged]
    assert visitor.receiver.foreign_hosts() == loaded_hosts(unchanged, embeds=("youtube",))
    visitor.page.click("#consent-reject-all")
    assert not visitor.banner_is_visible
    assert visitor.granted() == [service.id for service in unchanged]
    visitor.go("/nl/")
    assert not visitor.banner_is_visible


@pytest.mark.parametrize("language", LANGUAGES)
def test_cw_07_someone_who_refused_is_asked_about_what_is_new_in_their_own_language(
    visitor: Visitor, change_site: Callable[[], None], language: str
) -> None:
    visitor.go(f"/{language}/")
    visitor.reject_all()
    change_site()
    visitor.go(f"/{language}/")
    note = visitor.page.locator(f"{BANNER} [data-note]").first
    note.wait_for()
    assert note.inner_text().endswith(": LinkedIn Insight, New pixel")
    assert visitor.granted() == []


def test_cw_07_nothing_else_asks_again(visitor: Visitor, changed_site: Path) -> None:
    """The Meta pixel got a new text in the changed site: its version, and so each stored answer, is as it was."""
    visitor.go("/en/")
    before = visitor.page.evaluate("consent.versions")
    built = (changed_site / "en/index.html").read_text("utf-8")
    assert "Reworded" in (changed_site / "en/cookie-policy/index.html").read_text("utf-8")
    assert {name for name, version in before.items() if version not in built} == {"linkedin-insight"}
