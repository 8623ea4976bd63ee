"""The policy of a page of any site: strict where it carries no code of its own, else one that restricts hosts."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ..csp.inline import InlineCode
from ..csp.policy import Policy, own_policy, service_policy
from ..inventory import Inventory

_OWN_FILES = ("'self'", "data:", "blob:")

# data: URLs come from no host.
_IN_THE_PAGE = Policy({"img-src": ("data:",), "font-src": ("data:",)})

_OF_OWN_HOSTS = ("script-src", "style-src", "img-src", "font-src", "media-src", "connect-src", "form-action")

# A hash would switch 'unsafe-inline' off (CSP3 §6.7.3.2), so the build's own code has none here either.
_BY_HOSTS = Policy(
    {
        "default-src": ("'self'",),
        "script-src": ("'self'", "'unsafe-inline'", "'unsafe-eval'", "blob:"),
        "style-src": ("'self'", "'unsafe-inline'"),
        "img-src": _OWN_FILES,
        "font-src": ("'self'", "data:"),
        "media-src": _OWN_FILES,
        "connect-src": _OWN_FILES,
        "manifest-src": ("'self'",),
        "frame-src": ("'self'",),
        "worker-src": ("'self'", "blob:"),
        "base-uri": ("'self'",),
        "form-action": ("'self'", "mailto:"),
    }
)


@dataclass(frozen=True)
class PagePolicy:
    """What a page may load by itself, and what each service adds once it is granted, by its id.

    `reasons` says why it is not strict, one for each place in the page.
    """

    own: Policy
    services: Mapping[str, Policy]
    reasons: tuple[str, ...] = ()

    @property
    def is_strict(self) -> bool:
        return not self.reasons


def own_hosts_policy(hosts: Iterable[str]) -> Policy:
    """Return what pages may load of an owner's other hosts, which is what they may of the site itself."""
    sources = tuple(f"https://{host}" for host in hosts)
    return Policy(dict.fromkeys(_OF_OWN_HOSTS, sources) if sources else {})


def sent_policy(policies: Iterable[PagePolicy], scripts: Iterable[InlineCode], styles: Iterable[InlineCode]) -> Policy:
    """Return the most that any visitor may open on any page, for a server to send with all of them.

    `scripts` and `styles` are what the build puts into pages. Where one page has code of its own it is by hosts: what
    is strict on the others is in the pages.
    """
    policies = tuple(policies)
    by_hosts = [policy for policy in policies if not policy.is_strict]
    base = Policy({}) if by_hosts else own_policy(scripts, styles)
    return base.widened(part for policy in by_hosts or policies for part in (policy.own, *policy.services.values()))


def page_policy(
    inventory: Inventory,
    own: Iterable[InlineCode],
    pasted: Mapping[str, Iterable[str]],
    reasons: tuple[str, ...],
    *,
    is_strict: bool = False,
) -> PagePolicy:
    """Return the strictest policy that a page allows.

    `own` is code that stands behind the lock and is known; `pasted` the hashes of what the page brings along, by
    service; `reasons` what else stands in it, each as a place. With `is_strict` there are none, and the page has no
    pictures and fonts but those in files.
    """
    unasked = [service_policy(service) for service in inventory if not service.needs_consent]
    if reasons:
        services = {service.id: service_policy(service) for service in inventory.optional}
        return PagePolicy(_BY_HOSTS.widened(unasked), services, reasons)
    services = {service.id: service_policy(service, pasted.get(service.id, ())) for service in inventory.optional}
    in_the_page = [] if is_strict else [_IN_THE_PAGE]
    return PagePolicy(own_policy(own, []).widened([*in_the_page, *unasked]), services)
