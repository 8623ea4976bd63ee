"""The judges as a command: which of them are asked, and what is printed."""

from collections.abc import Iterable
from pathlib import Path
from urllib.parse import urlsplit

from plugins.keptword.headers.nginx import FILE as NGINX
from plugins.page_ids import files_of_page
from tools.benchmark.npm import NPM_CACHE
from tools.validators.debian import CACHE as DEBIAN_CACHE
from tools.validators.nginx import running_nginx
from tools.validators.report import JUDGES, Judged


def judge_site(
    site: Path, configurations: Path, site_url: str, languages: tuple[str, ...], caches: Path, wanted: Iterable[str]
) -> bool:
    """Have a published site judged by some judges, served by nginx with its configuration; tell if all are content.

    `configurations` is the folder of those, `caches` the one in which tools are kept.

    Raises NoPackageError, NoProgramError or NoBrowserError for a judge that is not to be had.
    """
    host = urlsplit(site_url).hostname or ""
    are_content = True
    npm_cache, debian_cache = caches / NPM_CACHE, caches / DEBIAN_CACHE
    with running_nginx(site, configurations / NGINX, host, debian_cache) as server:
        page = _policy_page(site, languages)
        judged = Judged(site, server, configurations, languages, page, npm_cache, debian_cache)
        for name in wanted:
            print(f"\n{name}", flush=True)
            report = JUDGES[name](judged)
            print("\n".join(report.lines), flush=True)
            are_content = are_content and report.is_good
    return are_content


def _policy_page(site: Path, languages: Iterable[str]) -> str:
    """Return the address of the privacy policy in the first language."""
    for page in files_of_page(site, "privacy", next(iter(languages))):
        return f"/{page.parent.relative_to(site).as_posix()}/"
    raise ValueError("the site has no privacy policy")
