"""Content-Security-Policies made from the inventory: what a page may load by itself, and what each service adds.

Pure functions; who sends or inserts a policy is in `lock` and `headers`.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ..inventory import Service
from .inline import InlineCode

NONE = "'none'"


@dataclass(frozen=True)
class Policy:
    """The sources of each directive, in order; a directive without sources allows nothing."""

    sources: Mapping[str, tuple[str, ...]]

    def text(self) -> str:
        """Return the policy as a header or `<meta>` states it (CSP3 §2.2.1)."""
        return ";".join(f"{directive} {text}" for directive, text in self.by_directive().items())

    def by_directive(self) -> dict[str, str]:
        return {directive: " ".join(sources) or NONE for directive, sources in self.sources.items()}

    def widened(self, others: Iterable["Policy"]) -> "Policy":
        """Return the policy that also allows all that the others do."""
        widened = dict(self.sources)
        for other in others:
            for directive, sources in other.sources.items():
                old = widened.get(directive, ())
                widened[directive] = (*old, *(source for source in sources if source not in old))
        return Policy(widened)


def own_policy(scripts: Iterable[InlineCode], styles: Iterable[InlineCode]) -> Policy:
    """Return what a page may load with nothing granted: its own files, and inline code known by its hash."""
    return Policy(
        {
            "default-src": (),
            "script-src": ("'self'", *(script.csp_source for script in scripts)),
            "style-src": ("'self'", *(style.csp_source for style in styles)),
            "img-src": ("'self'",),
            "font-src": ("'self'",),
            "media-src": ("'self'",),
            "connect-src": ("'self'",),
            "manifest-src": ("'self'",),
            "frame-src": (),
            "worker-src": (),
            "base-uri": (),
            "form-action": ("'self'", "mailto:"),
        }
    )


def forms_policy(services: Iterable[Service]) -> Policy:
    """Return where pages may send forms, beside the site itself: that much works without script too."""
    hosts = [source.host for service in services for source in service.sources if source.directive == "form-action"]
    return Policy({"form-action": tuple(hosts)})


def service_policy(service: Service, pasted: Iterable[str] = ()) -> Policy:
    """Return what a service adds once it is granted: its hosts, and what pages bring along for it.

    `pasted` are the hashes of such code.
    """
    sources: dict[str, tuple[str, ...]] = {}
    for source in service.sources:
        sources[source.directive] = (*sources.get(source.directive, ()), source.host)
    if hashes := tuple(dict.fromkeys(pasted)):
        sources["script-src"] = (*sources.get("script-src", ()), *hashes)
    return Policy(sources)
