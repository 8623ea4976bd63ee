"""What the judges say of a published site, as tables; each judge is asked by its name."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from plugins.judging.answers import wrong_answers
from plugins.judging.lighthouse import CATEGORIES, Scores, scored_pages
from plugins.judging.links import followed_links
from plugins.judging.nginx import Server
from plugins.judging.nu import checked_by_nu
from plugins.judging.other_servers import OTHER_SERVERS
from plugins.judging.visits import browser_of, first_load, page_addresses, troubles

# What pages say of themselves that they are not to be found: for these alone Lighthouse cannot be content.
_NOT_FOUND_PAGE, _NOT_CRAWLABLE = "404.html", "is-crawlable"


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
    known = len(verdict.errors) - len(wrong)
    lines = [f"{len(verdict.files)} pages, style sheets and SVG files, {len(wrong)} errors.", *wrong]
    if known:
        lines.append(
            f"Besides, {known} times: a policy in <noscript>, which HTML allows and this checker does not know."
        )
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
        with run(judged.site, judged.configurations, judged.server.host, judged.debian_cache) as server:
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
    scores = list(_shown(scored_pages(judged.server, page_addresses(judged.site), judged.npm_cache)))
    return Report((), all(is_as_good_as_can_be(one) for one in scores))


def is_as_good_as_can_be(scores: Scores) -> bool:
    """Tell whether all is whole, but that a page for what is not there asks not to be found."""
    is_not_found = scores.page.endswith(_NOT_FOUND_PAGE)
    return scores.is_whole or (is_not_found and set(scores.missing) == {_NOT_CRAWLABLE})


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
