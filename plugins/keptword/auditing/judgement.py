"""What is wrong with one file of a site, given what was read in it: each rule yields findings."""

from collections.abc import Iterator

from ..csp.content_policy import ContentPolicy, parse_policies
from ..inventory.known_by import service_named_by
from ..inventory.own_paths import service_at
from ..inventory.rules import allows
from ..inventory.services import Inventory, Source
from ..requests import Kind, Reading
from ..requests.deciding import deciding_directives
from ..requests.destinations import Destination
from ..requests.grades import Grade
from ..requests.kinds import kind_of
from ..requests.load import Load, Place, host_of
from ..requests.reading import CodeKind
from .findings import Finding
from .own_pages import mentioned, waiting
from .references import dead_references
from .site import Site, WrittenScripts, is_page

BANNER_ID = "site-consent"

# The code of the choice waits under the first; on the page with the settings it runs.
CHOICE_IDS = frozenset({"consent-choice", "consent-settings"})


def judged(site: Site, file: str, reading: Reading) -> list[Finding]:
    """Return what a file does, or lacks, against the promise."""
    found = {*_distrusted(reading)}
    shown = [reading] + ([reading.in_feed] if reading.in_feed and site.makes_promise else [])
    found |= {finding for one in shown for finding in _foreign_loads(site, one, is_in_feed=one is not reading)}
    if site.makes_promise:
        found |= {*_forms(site, reading), *_blocked_loads(site, reading)}
        if is_page(file):
            found |= {*_blocked_inline(site, reading)}
    if site.scripts is not None:
        found |= {*dead_references(site, reading), *mentioned(site, reading), *waiting(site, reading)}
        found |= {finding for one in shown for finding in _unwritten_scripts(site, one)}
        if is_page(file):
            found |= {*_without_lock(site, file, reading), *_without_banner(site, file, reading)}
    return sorted(found)


def _foreign_loads(site: Site, reading: Reading, *, is_in_feed: bool) -> Iterator[Finding]:
    own_hosts = site.own_hosts
    for load in reading.loads:
        if load.is_opaque or (load.host and load.host not in own_hosts):
            yield _of_load(site, load, _service_of(load, site.inventory), is_in_feed=is_in_feed)
        elif load.host and (service := service_at(load.url, site.inventory.optional, site.url)):
            yield _of_load(site, load, service.name, is_in_feed=is_in_feed)


def _of_load(site: Site, load: Load, service: str | None, *, is_in_feed: bool) -> Finding:
    place = load.place
    # A style sheet works in pages only, and under their policy.
    # What a feed holds as text is for its readers to show or not: no browser asks for it on this site.
    waits = site.is_locked and service is not None and (kind_of(place.file) is Kind.STYLE or is_in_feed)
    grade = Grade.MAY_LOAD if waits else load.grade
    return Finding(place.file, place.line, place.column, load.url, load.host, load.how, service, grade=grade)


def _service_of(load: Load, inventory: Inventory) -> str | None:
    """Return the name of the service that the address of a load names, with what it is loaded for."""
    service = service_named_by(load.url, deciding_directives(load), inventory)
    return service.name if service else None


def _distrusted(reading: Reading) -> Iterator[Finding]:
    for distrust in reading.distrusts:
        yield _at(distrust.place, distrust.what)


def _unwritten_scripts(site: Site, reading: Reading) -> Iterator[Finding]:
    """Find scripts that are not on the list of the build: no reader can tell what code contacts."""
    written = site.scripts or WrittenScripts()
    for script in reading.scripts:
        may_wait = script.kind is CodeKind.FILE and script.hash in written.waiting
        if script.hash not in written.hashes and not may_wait:
            excerpt = " ".join(script.code.split())[:60]
            yield _at(script.place, f"{script.how} that the build did not write: {excerpt}")


def _forms(site: Site, reading: Reading) -> Iterator[Finding]:
    """Find forms that send what was typed where no service says so (CF-05); by the visitor's own e-mail is nowhere."""
    own_host = host_of(site.url)
    declared = [source.host for service in site.inventory for source in service.sources if _receives_forms(source)]
    for form in reading.forms:
        host, place = host_of(form.url), form.place
        if not host or any(allows(source, form.url) for source in declared):
            continue
        if host != own_host:
            how = "<form action> sends what visitors type to a host that no service declares:"
            yield Finding(place.file, place.line, place.column, form.url, host, how)
        elif service := service_at(form.url, site.inventory.optional, site.url):
            how = f"<form action> sends what visitors type to {service.name}, which declares no form-action there:"
            yield Finding(place.file, place.line, place.column, form.url, host, how)


def _receives_forms(source: Source) -> bool:
    return source.directive == "form-action"


def _without_lock(site: Site, file: str, reading: Reading) -> Iterator[Finding]:
    """Find a page whose first script is not the browser lock: until that runs, no policy is there."""
    known = site.scripts.locks if site.scripts else frozenset()
    locks = [_order(script.place) for script in reading.scripts if script.hash in known]
    if not locks:
        yield _at(Place(file), "page without the browser lock: keptword has not protected it")
        return
    others = [script.place for script in reading.scripts if script.hash not in known]
    others += [load.place for load in reading.loads if load.destination is Destination.SCRIPT]
    for place in others:
        if _order(place) < min(locks):
            yield _at(place, "script before the browser lock: keptword has not protected this page")


def _without_banner(site: Site, file: str, reading: Reading) -> Iterator[Finding]:
    if site.inventory.optional and BANNER_ID not in reading.ids:
        yield _at(Place(file), "page without the banner: keptword has not protected it")
    if site.inventory.optional and not reading.ids & CHOICE_IDS:
        yield _at(Place(file), "page without the code of the choice: keptword has not protected it")


def _blocked_loads(site: Site, reading: Reading) -> Iterator[Finding]:
    """Find the site's own files that a page asks for and its policies would not let through."""
    own_host = host_of(site.url)
    for load in reading.loads:
        if load.host != own_host or not load.directives:
            continue
        needs_scripts = load.destination is Destination.SCRIPT
        for policy in _policies(site, reading, load.place, needs_scripts=needs_scripts):
            if not any(policy.lets_through(directive, load.url, site.url) for directive in load.directives):
                yield _blocked(load.place, f"{load.how} of {load.url}", policy, load.directives[0])


def _blocked_inline(site: Site, reading: Reading) -> Iterator[Finding]:
    """Find code and style in the page itself that its policies would not let through."""
    for directive, inline in (("style-src", reading.styles), ("script-src", reading.scripts)):
        for one in inline:
            is_attribute = one.kind is CodeKind.ATTRIBUTE
            for policy in _policies(site, reading, one.place, needs_scripts=directive == "script-src"):
                if not policy.lets_inline(directive, one.hash, is_attribute=is_attribute):
                    yield _blocked(one.place, one.how, policy, directive)


def _policies(site: Site, reading: Reading, place: Place, *, needs_scripts: bool) -> Iterator[ContentPolicy]:
    """Yield the policies that what stands somewhere in a page is under.

    One that the page states itself says nothing about what stands before it (CSP3 §3.3), nor, in a `<noscript>`, about
    what needs scripts.
    """
    yield from site.sent_policies(place.file)
    for stated in reading.policies:
        if _order(stated.place) < _order(place) and (stated.scripting or not needs_scripts):
            yield from parse_policies(stated.text)


def _blocked(place: Place, what: str, policy: ContentPolicy, directive: str) -> Finding:
    deciding = policy.deciding(directive)
    return _at(place, f"{what}, which the page's own Content-Security-Policy blocks: {deciding} does not name it")


def _at(place: Place, what: str) -> Finding:
    return Finding(place.file, place.line, place.column, "", "", what)


def _order(place: Place) -> tuple[int, int]:
    return place.line, place.column
