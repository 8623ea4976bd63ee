"""What a service as a whole must be, beyond the type of each key: the rules that keep the promise.

Each rule yields where it is broken, what is wrong and what to write instead.
"""

import datetime
import re
from collections.abc import Iterator, Sequence
from functools import cache
from urllib.parse import unquote, urlsplit

from babel import Locale

from .positions import Path
from .services import EEA, Cookie, Lifetime, Party, Recipient, Safeguard, Service, Witness
from .wildcards import public_suffix_of

Broken = tuple[Path, str, str]

UNITED_STATES = "US"

LONGEST_TRACKER = datetime.timedelta(days=13 * 30.5)

_ENDS_SCRIPT = re.compile(r"<(?:/script|script|!--)", re.IGNORECASE)
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_OF_THE_BROWSER = frozenset(
    """
    window self globalThis top parent opener frames document location history navigator navigation open fetch eval
    Function setTimeout setInterval localStorage sessionStorage cookieStore indexedDB caches consent postMessage close
    XMLHttpRequest WebSocket EventSource Worker SharedWorker RTCPeerConnection Image Audio print alert
    """.split()
)
# A folder `.` or `..`, as it is or percent-encoded (URL standard §4.4, single-dot and double-dot segments).
_DOTS = re.compile(r"/(?:\.|%2e){1,2}(?:/|$)", re.IGNORECASE)
_COUNTRIES = Locale("en").territories


def broken_rules(service: Service) -> Iterator[Broken]:
    """Yield every rule that the service breaks, as (path of the key, what is wrong, what to write instead)."""
    for rule in (_id, _countries, _necessary, _optional, _hosts, _loads, _code, _revoke, _cookies, _recipients):
        yield from rule(service)


def broken_together(services: Sequence[Service]) -> Iterator[tuple[Service, Broken]]:
    """Yield where a service that can be withdrawn claims what the site itself keeps: withdrawal would delete that."""
    own = [(item, service) for service in services if not service.needs_consent for item in service.cookies]
    for service in services:
        claimed = enumerate(service.cookies) if service.needs_consent else ()
        for index, cookie in claimed:
            for item, owner in own:
                if cookie.party is Party.FIRST and cookie.storage is item.storage and overlap(cookie.name, item.name):
                    wrong = f'{cookie.name} matches "{item.name}" of {owner.name}, which a withdrawal may not delete'
                    yield service, (("cookies", index, "name"), wrong, "Write a name that only the vendor's items have")
                    break


@cache
def overlap(name: str, other: str) -> bool:
    """Whether there is a name that both stand for; a `*` stands for anything, or nothing."""
    if "*" not in name and "*" not in other:
        return name == other
    if not name or not other:
        return not (name or other).strip("*")
    if name[0] == "*":
        return overlap(name[1:], other) or overlap(name, other[1:])
    if other[0] == "*":
        return overlap(name, other[1:]) or overlap(name[1:], other)
    return name[0] == other[0] and overlap(name[1:], other[1:])


def names_host(host_source: str, host: str) -> bool:
    """Whether a CSP host source names a host, itself or by `*.` (CSP3 §6.7.2.9)."""
    named = urlsplit(host_source).hostname or ""
    return host.endswith(named[1:]) if named.startswith("*.") else host == named


def allows(host_source: str, url: str) -> bool:
    """Whether a CSP host source such as `https://*.example.com` lets a URL through (CSP3 §6.7.2.8)."""
    source, target = urlsplit(host_source), urlsplit(url)
    fits = names_host(host_source, target.hostname or "")
    return fits and source.scheme == target.scheme and _is_on_path(source.path, target.path)


def _is_on_path(named: str, path: str) -> bool:
    """Whether a path is the named one, or below one that ends in a slash, percent-encoded or not (CSP3 §6.7.2.12)."""
    if named in ("", "/"):
        return True
    wanted, found = ([unquote(part) for part in one.split("/")] for one in (named, path))
    is_below = len(found) >= len(wanted) and found[: len(wanted) - 1] == wanted[:-1]
    return is_below if named.endswith("/") else found == wanted


def stays_too_long(cookie: Cookie) -> bool:
    """Whether an item stays on this site's own domain longer than one that needs consent may (CW-09)."""
    duration = cookie.lifetime.duration
    is_long = cookie.lifetime.unit == Lifetime.PERSISTENT or (duration is not None and duration > LONGEST_TRACKER)
    return cookie.party is Party.FIRST and is_long


def _id(service: Service) -> Iterator[Broken]:
    if not _ID.fullmatch(service.id):
        yield (
            (),
            f'the file name "{service.id}" becomes the service\'s id',
            "Use small letters, digits and hyphens only",
        )


def _countries(service: Service) -> Iterator[Broken]:
    named: list[tuple[Path, str]] = [(("country",), service.country)]
    named += [(("recipients", i, "country"), recipient.country) for i, recipient in enumerate(service.recipients)]
    for path, country in named:
        if country not in _COUNTRIES:
            yield path, f'"{country}" is no country', "Use its ISO 3166 code, such as BE or US"


def _necessary(service: Service) -> Iterator[Broken]:
    """Nothing of a third party comes before a yes, so what needs no yes loads nothing (CB-01, CL-08).

    It may name where the site itself sends receipts and forms; that it names no other host is checked against the
    settings.
    """
    if service.needs_consent:
        return
    if service.reason is None:
        yield ("category",), "a necessary service says why it is", "Add [reason] in each language (CL-08)"
    loads = any(source.directive not in ("connect-src", "form-action") for source in service.sources)
    if loads or service.scripts or service.embed:
        wrong = "a necessary service may not load anything, because it is never asked about"
        yield ("category",), wrong, 'Write category = "embedded" (or analytics, marketing)'
    for index, cookie in enumerate(service.cookies):
        if cookie.party is Party.THIRD:
            wrong = f"{cookie.name} is another's, which cannot be necessary here"
            yield ("cookies", index, "party"), wrong, 'Write party = "first", or choose another category'


def _optional(service: Service) -> Iterator[Broken]:
    if not service.needs_consent:
        return
    if service.reason is not None:
        yield ("reason",), "only a necessary service has a reason", "Remove [reason]; the purpose says what it is for"
    if service.receives_forms:
        wrong = "forms are sent without asking for consent, so only a necessary service may receive them"
        yield ("hosts", "form-action"), wrong, 'Remove form-action, or write category = "necessary"'
    if service.privacy_notice is None:
        yield (), "privacy-notice is missing", 'Add privacy-notice = "https://…", the vendor\'s own (CL-06)'


def _hosts(service: Service) -> Iterator[Broken]:
    """Find wildcards that stand for the hosts of anyone who registers a name."""
    for source in service.sources:
        if suffix := public_suffix_of(source.host):
            wrong = f'"{source.host}" names the hosts of everyone with a name below {suffix}, not those of one service'
            yield ("hosts", source.directive), wrong, f'Write the service\'s own, such as "https://*.example.{suffix}"'
        if _DOTS.search(source.host):
            wrong = f'"{source.host}" holds a folder of dots, which browsers resolve'
            yield ("hosts", source.directive), wrong, "Write the path as it is in the end"


def _loads(service: Service) -> Iterator[Broken]:
    """Find loads that are not among the hosts: the browser lock would stop them."""
    loads: list[tuple[Path, str, str]] = [
        (("scripts", index, "src"), "script-src", script.src)
        for index, script in enumerate(service.scripts)
        if script.src
    ]
    if service.embed:
        loads.append((("embed", "src"), "frame-src", service.embed.src))
    missing = [
        (path, directive, url)
        for path, directive, url in loads
        if not any(source.directive == directive and allows(source.host, url) for source in service.sources)
    ]
    for path, directive, url in missing:
        there = [source.host for source in service.sources if source.directive == directive]
        wanted = [_origin(other) for _, others, other in missing if others == directive]
        hosts = ", ".join(f'"{host}"' for host in dict.fromkeys([*there, *wanted]))
        instead = f"Write {directive} = [{hosts}] in [hosts]" if there else f"Add {directive} = [{hosts}] to [hosts]"
        yield path, f"{url} is not among the service's hosts", instead


def _origin(url: str) -> str:
    """Return the host of an address, or of one on the own host its folder."""
    parts = urlsplit(url)
    if not parts.netloc:
        folder = parts.path.rpartition("/")[0]
        return f"{folder}/" if folder else parts.path
    return f"{parts.scheme}://{parts.netloc}"


def _revoke(service: Service) -> Iterator[Broken]:
    """Find calls on withdrawal that are the browser's own: a no may lead nowhere and send nothing."""
    for call in service.revoke:
        if call.function.partition(".")[0] in _OF_THE_BROWSER:
            yield (
                ("revoke",),
                f'"{call.function}" is a function of the browser, not of the service',
                "Name a function that the service's own code defines, or remove it",
            )


def _code(service: Service) -> Iterator[Broken]:
    """Find code that would end, or swallow, the script element in which it is written (HTML §4.12.1.3)."""
    for index, script in enumerate(service.scripts):
        if script.code and (found := _ENDS_SCRIPT.search(script.code)):
            instead = f"Write it in two parts: '<' + '{found[0][1:]}'"
            yield (
                ("scripts", index, "code"),
                f'"{found[0]}" may not stand in code, because it would end the script',
                instead,
            )


def _cookies(service: Service) -> Iterator[Broken]:
    seen: set[tuple[str, str, str | None]] = set()
    for index, cookie in enumerate(service.cookies):
        path: Path = ("cookies", index)
        if cookie.party is Party.THIRD and cookie.domain is None:
            yield path, f"{cookie.name} is another's but names no domain", 'Add domain = "example.com" (CL-06)'
        if cookie.party is Party.FIRST and cookie.domain is not None:
            wrong = f"{cookie.name} is this site's own, so its domain is this site's"
            yield (*path, "domain"), wrong, 'Remove domain, or write party = "third"'
        if (cookie.storage, cookie.name, cookie.domain) in seen:
            yield (*path, "name"), f"{cookie.name} stands here twice", "Keep one of them"
        seen.add((cookie.storage, cookie.name, cookie.domain))
        if cookie.evidence is not None and (cookie.evidence.by is Witness.VENDOR) != (
            cookie.evidence.source is not None
        ):
            if cookie.evidence.source is None:
                yield (
                    (*path, "evidence"),
                    f"where the vendor says so of {cookie.name} is missing",
                    'Add source = "https://…"',
                )
            else:
                yield (
                    (*path, "evidence"),
                    "a browser that was watched has no source",
                    'Remove source, or write by = "vendor"',
                )
        if service.needs_consent and stays_too_long(cookie):
            wrong = f"{cookie.name} stays longer than 13 months on this site's own domain"
            yield (*path, "lifetime"), wrong, 'Set the vendor\'s code to "13 months" or less, and write that (CW-09)'


def _recipients(service: Service) -> Iterator[Broken]:
    if service.country not in EEA and all(recipient.country != service.country for recipient in service.recipients):
        wrong = f"{service.company} is outside the European Economic Area, and no recipient is there"
        yield ("country",), wrong, "Name it as one of [[recipients]], with its safeguard (CL-13)"
    for index, recipient in enumerate(service.recipients):
        path: Path = ("recipients", index)
        if recipient.country not in EEA and recipient.safeguard is None:
            wrong = f"{recipient.name} is outside the European Economic Area, without a safeguard"
            other = "data-privacy-framework" if recipient.country == UNITED_STATES else "adequacy-decision"
            yield path, wrong, f'Add safeguard = "{other}" or "standard-contractual-clauses" (CL-07)'
        if recipient.country in EEA and recipient.safeguard is not None:
            wrong = f"{recipient.name} is inside the European Economic Area and needs no safeguard"
            yield (*path, "safeguard"), wrong, "Remove safeguard, or correct the country"
        if recipient.country in EEA and recipient.remote_access:
            wrong = f"{recipient.name} is inside the European Economic Area, from where access is no transfer"
            yield (*path, "remote-access"), wrong, "Remove remote-access, or correct the country (CL-13)"
        yield from _framework(recipient, path)


def _framework(recipient: Recipient, path: Path) -> Iterator[Broken]:
    """Find an adequacy decision that protects nobody: that on the United States covers companies on its list alone."""
    is_american = recipient.country == UNITED_STATES
    is_on_list = recipient.safeguard is Safeguard.DATA_PRIVACY_FRAMEWORK
    if is_american and recipient.safeguard is Safeguard.ADEQUACY_DECISION:
        wrong = "the adequacy decision on the United States covers only companies on the Data Privacy Framework's list"
        instead = (
            f'Write safeguard = "data-privacy-framework" and framework-entry = "{recipient.name}", the name on that'
            ' list, or safeguard = "standard-contractual-clauses" (CL-12)'
        )
        yield (*path, "safeguard"), wrong, instead
    if is_on_list and not is_american:
        wrong = f"the Data Privacy Framework is for companies in the United States, and {recipient.name} is not"
        yield (
            (*path, "safeguard"),
            wrong,
            'Write "adequacy-decision", if there is one on its country, or correct the country',
        )
    if is_on_list and recipient.framework_entry is None:
        wrong = f"{recipient.name} is said to be on the Data Privacy Framework's list, and not under which name"
        yield path, wrong, f'Add framework-entry = "{recipient.name}", as it is written there (CL-12)'
    if not is_on_list:
        for key, value in (("framework-entry", recipient.framework_entry), ("looked-up", recipient.looked_up)):
            if value is not None:
                wrong = f"{key} is about the Data Privacy Framework, which is not the safeguard here"
                yield (*path, key), wrong, f'Remove {key}, or write safeguard = "data-privacy-framework"'
