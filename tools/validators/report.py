"""What the judges say of a published site, as tables; each judge is asked by its name."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from tools.validators.answers import wrong_answers
from tools.validators.lighthouse import CATEGORIES, Scores, scored_pages
from tools.validators.links import followed_links
from tools.validators.nginx import Server
from tools.validators.nu import checked_by_nu
from tools.validators.other_servers import OTHER_SERVERS
from tools.validators.visits import browser_of, first_load, page_addresses, troubles

# What Lighthouse finds wrong with pages that ask search engines not to list them, and how they ask.
_NOT_CRAWLABLE, _UNLISTED = "is-crawlable", '<meta name="robots" content="noindex">'


@dataclass(frozen=True)
class Judged:
    """A site and where nginx serves it, the configurations of servers, the languages, the page whose first load counts,
    and the folders for tools of npm and of Debian.
    """

    site: Path
    server: Server
    configurations: Path
    languages: tuple[str, ...]
    first_page: str
    npm_cache: Path
    debian_cache: Path


@dataclass(frozen=True)
class Report:
    """The lines of a judge's table, and whether it found anything wrong."""

    lines: tuple[str, ...]
    is_good: bool


def nu_report(judged: Judged) -> Report:
    verdict = checked_by_nu(judged.site, judged.npm_cache)
    wrong = [str(error) for error in verdict.errors if not error.known]
    known = Counter(error.message for error in verdict.errors if error.known)
    lines = [f"{len(verdict.files)} pages, style sheets and SVG files, {len(wrong)} errors.", *wrong]
    if known:
        lines.append(
            "Besides, what this checker does not know: a policy in <noscript>, which HTML allows, and newer CSS."
        )
    lines += [f"{count:6}  {message}" for message, count in known.items()]
    return Report(tuple(lines), not wrong)


def links_report(judged: Judged) -> Report:
    links = followed_links(judged.site, judged.server, judged.npm_cache)
    lines = [f"{links.whole} addresses whole, {len(links.broken)} links broken.", *map(str, links.broken)]
    lines.append(f"{len(links.elsewhere)} addresses elsewhere, which were not asked:")
    return Report((*lines, *(f"  {url}" for url in links.elsewhere)), not links.broken)


def server_report(judged: Judged) -> Report:
    wrong = list(wrong_answers(judged.server, judged.site, judged.languages))
    pages = page_addresses(judged.site)
    with browser_of(judged.server) as browser:
        complaints = [str(trouble) for trouble in troubles(browser, judged.server, pages)]
    lines = [
        f"Answers of nginx that are not as promised (headers, compressed copies, missing pages): {len(wrong)}",
        *wrong,
        f"Complaints of Chromium on {len(pages)} pages, before consent and after accepting all: {len(complaints)}",
        *complaints,
    ]
    return Report(tuple(lines), not wrong and not complaints)


def other_servers_report(judged: Judged) -> Report:
    lines: list[str] = []
    for name, run in OTHER_SERVERS.items():
        with run(judged.site, judged.configurations, judged.server.host, judged.debian_cache, "") as server:
            wrong = list(wrong_answers(server, judged.site, judged.languages))
        lines += [f"Answers of {name} that are not as promised: {len(wrong)}", *wrong]
    return Report(tuple(lines), len(lines) == len(OTHER_SERVERS))


def first_load_report(judged: Judged) -> Report:
    with browser_of(judged.server) as browser:
        requests = first_load(browser, judged.server, judged.first_page)
    rows = [f"  {request.size:8,}  {request.url}" for request in requests]
    total = sum(request.size for request in requests)
    lines = [f"{judged.first_page}: {total:,} bytes over the wire in {len(requests)} requests, before consent.", *rows]
    return Report(tuple(lines), all(request.url.startswith(f"https://{judged.server.host}/") for request in requests))


def lighthouse_report(judged: Judged) -> Report:
    pages = page_addresses(judged.site)
    unlisted = {page for page in pages if _UNLISTED in _text(judged.site, page)}

    def is_enough(scores: Scores) -> bool:
        return is_as_good_as_can_be(scores, is_listed=scores.page not in unlisted)

    scored = list(_shown(scored_pages(judged.server, pages, judged.npm_cache, is_enough)))
    whole, enough = sum(one.is_whole for one in scored), sum(map(is_enough, scored))
    but_for_asking = f"{enough - whole} but for asking not to be listed"
    line = f"{len(scored)} pages: {whole} whole, {but_for_asking}, {len(scored) - enough} not."
    return Report((line,), enough == len(scored))


def is_as_good_as_can_be(scores: Scores, *, is_listed: bool) -> bool:
    """Tell whether all is whole, but that a page which asks not to be listed is not."""
    return scores.is_whole or (not is_listed and set(scores.missing) == {_NOT_CRAWLABLE})


def _text(site: Path, page: str) -> str:
    file = page.lstrip("/")
    return (site / (f"{file}index.html" if page.endswith("/") else file)).read_text("utf-8")


def _shown(scores: Iterable[Scores]) -> Iterator[Scores]:
    """Pass the scores on, and print each as it comes: all of them take many minutes."""
    print(f"{'page':44}" + "".join(f"{name:>16}" for name in CATEGORIES), flush=True)
    for one in scores:
        missing = f"  {', '.join(one.missing)}" if not one.is_whole else ""
        print(f"{one.page:44}" + "".join(f"{score:16}" for score in one.of) + missing, flush=True)
        yield one


JUDGES: dict[str, Callable[[Judged], Report]] = {
    "nu": nu_report,
    "links": links_report,
    "server": server_report,
    "other-servers": other_servers_report,
    "first-load": first_load_report,
    "lighthouse": lighthouse_report,
}
