"""Pages as built, with something planted in them."""

import shutil
from collections.abc import Iterable
from pathlib import Path

from playwright.sync_api import Page

from tests.receiver import Receiver
from tools.publication.building import build_site

ROOT = Path(__file__).parent.parent.parent

# The last of the inert scripts.
CHOICE = '<script type="text/plain" id="consent-choice">'


def built_with(folder: Path, pasted: str, services: Iterable[str] = ()) -> Path:
    """Build the site in a folder with what an editor pasted at the end of the English home page; return its output.

    Of `services` nothing but what was pasted runs.
    """
    project = folder / "project"
    shutil.copytree(ROOT, project, ignore=shutil.ignore_patterns(".*", "output", "tests", "__pycache__"))
    home = project / "content/pages/en/home.md"
    home.write_text(f"{home.read_text('utf-8')}\n\n{pasted}\n", "utf-8")
    for service in services:
        with (project / f"content/services/{service}.toml").open("a", encoding="utf-8") as file:
            file.write("scripts = []\n")
    build_site(project, project / "output")
    return project / "output"


def with_markup(receiver: Receiver, element: str, markup: str, page: str = "en/index.html") -> str:
    """Return a built page with markup as the last thing inside the first such element."""
    built = (receiver.folder / page).read_text("utf-8")
    head, end = built.split(f"</{element}>", 1)
    return f"{head}{markup}</{element}>{end}"


def among_inert_scripts(receiver: Receiver, markup: str, page: str = "en/index.html") -> str:
    """Return a built page with markup among the inert scripts."""
    built = (receiver.folder / page).read_text("utf-8")
    head, end = built.split(CHOICE, 1)
    return f"{head}{markup}{CHOICE}{end}"


def all_granted(page: Page) -> bool:
    """Tell whether the page was opened with every service granted."""
    return bool(page.evaluate("Object.keys(consent.versions).every(consent.granted)"))
