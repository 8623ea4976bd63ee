"""Sites of other companies, made from the project as their owners would make them, and built."""

from pathlib import Path

from plugins.translation_status.translating import SiteLanguages, translate
from tests.conftest import ROOT, SETTINGS
from tools.new_site import make_site, wanted_site
from tools.publication.building import build_site

# The host that the receiver of the browser tests plays.
HOST = SETTINGS.address.host

# One service of each kind that a browser would contact: a script on every page, and a video in a text.
SERVICES = {"google-analytics": "G-1234567890", "youtube": "abcdefghijk"}


def other_site(folder: Path, *languages: str, company: str = "Acme & Zonen", path: str = "") -> Path:
    """Make a site in a folder, with those services and a video on each home page; return the folder."""
    make_site(ROOT, folder, wanted_site(languages, company, f"https://{HOST}{path}"))
    for service, number in SERVICES.items():
        own = folder / "content/services" / f"{service}.toml"
        own.write_text(f'use = "{service}"\nid = "{number}"\n', "utf-8")
    for language in languages:
        with (folder / "content/pages" / language / "home.md").open("a", encoding="utf-8") as home:
            home.write("\n[[embed youtube]]\n")
    list(translate(folder, SiteLanguages(languages, languages[0])))
    return folder


def built(site: Path, settings: str = "pelicanconf.py", **more: object) -> Path:
    """Build a site with more settings; return what was built. A build that the audit refuses raises BuildError."""
    with (site / settings).open("a", encoding="utf-8") as file:
        file.writelines(f"{name} = {value!r}\n" for name, value in more.items())
    build_site(site, site / "output", settings)
    return site / "output"
