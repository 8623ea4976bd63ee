"""The site with two made-up services, whose scripts tests write: what a vendor could do that none of ours does."""

import shutil
from collections.abc import Iterable
from pathlib import Path

from tools.publication.building import build_site

ROOT = Path(__file__).parent.parent.parent

VENDOR = "vendor.example"

Item = tuple[str, str]

# What the service whose consent is withdrawn keeps, and what one keeps that stays allowed.
_WITHDRAWN: tuple[Item, ...] = (
    *(("cookie", name) for name in ("zz_*", "zzplain", "__Host-zz", "__Secure-zz", "__Secure-zp*", "__Http-zz")),
    *((storage, "zz*") for storage in ("local-storage", "session-storage", "indexed-db", "cache")),
    ("local-storage", "both"),
)
_ALLOWED: tuple[Item, ...] = (("cookie", "zz_keep"), ("local-storage", "zzk*"), ("local-storage", "both"))


def built_with_vendors(folder: Path) -> Path:
    """Build the site with the services `vendor` and `other` in a folder; return its output."""
    project = folder / "project"
    shutil.copytree(ROOT, project, ignore=shutil.ignore_patterns(".*", "output", "tests", "__pycache__"))
    services = project / "content/services"
    (services / "vendor.toml").write_text(_service("Vendor", VENDOR, _WITHDRAWN), "utf-8")
    (services / "other.toml").write_text(_service("Other", "other.example", _ALLOWED), "utf-8")
    build_site(project, project / "output")
    return project / "output"


def _service(name: str, host: str, items: Iterable[Item]) -> str:
    languages = "".join(f'{language} = "x {language}"\n' for language in ("en", "nl", "fr", "de"))
    kept = "".join(
        f'[[cookies]]\nname = "{item}"\nstorage = "{storage}"\nlifetime = "1 month"\nparty = "first"\n'
        f"[cookies.purpose]\n{languages}"
        for storage, item in items
    )
    directives = ("script-src", "connect-src", "img-src", "frame-src")
    hosts = "".join(f'{directive} = ["https://{host}"]\n' for directive in directives)
    return f"""\
name = "{name}"
category = "analytics"
company = "{name}"
role = "processor"
country = "BE"
privacy-notice = "https://www.example.com/privacy"
checked = 2026-11-22
[purpose]
{languages}[data]
{languages}{kept}[hosts]
{hosts}connect-src = ["https://{host}", "wss://{host}"]
[[scripts]]
src = "https://{host}/t.js"
async = true
""".replace(f'connect-src = ["https://{host}"]\n', "")
