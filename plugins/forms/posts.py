"""What a template needs to write a form that is posted: its address, its fields' names, and who receives it."""

from dataclasses import dataclass

from plugins.forms.endpoints import FormEndpoint
from plugins.keptword.inventory import Inventory, Service
from plugins.keptword.inventory.rules import allows


@dataclass(frozen=True)
class FormPost:
    """One form as it is posted. `service` is None if no declared service receives it, as on the site's own host."""

    endpoint: FormEndpoint
    service: Service | None
    is_sent_by_script: bool

    @property
    def attributes(self) -> tuple[tuple[str, str], ...]:
        """The attributes of the form element other than action and method."""
        kind = self.endpoint.kind
        return tuple((name, value.format(form=kind)) for name, value in self.endpoint.adapter.attributes)

    @property
    def honeypot(self) -> str:
        return self.endpoint.honeypot

    @property
    def is_honeypot_ticked(self) -> bool:
        return self.endpoint.adapter.is_honeypot_ticked

    @property
    def redirect(self) -> str:
        """The name of the field with the address to go to afterwards; needed only if no script sends the form."""
        return self.endpoint.adapter.redirect

    def name_of(self, field: str) -> str:
        """Return the endpoint's name for a field of the site."""
        return self.endpoint.adapter.email if field == "email" else field

    def hidden(self, subject: str, thanks: str, language: str) -> tuple[tuple[str, str], ...]:
        """Return the hidden fields, as (name, value); `thanks` is the address of the thank-you page."""
        adapter, key = self.endpoint.adapter, self.endpoint.key
        fields = [
            (name, value.format(key=key, language=language, form=self.endpoint.kind)) for name, value in adapter.fixed
        ]
        fields += [(adapter.subject, subject)] if adapter.subject else []
        fields += [(adapter.redirect, thanks)] if adapter.redirect else []
        return tuple(fields)


def form_post(endpoint: FormEndpoint, inventory: Inventory, site_url: str) -> FormPost:
    """Return the form; a script sends it if its host is the site's or a necessary service's `connect-src`."""
    address = endpoint.action or site_url
    necessary = [service for service in inventory if not service.needs_consent]
    named = [
        (service, source.directive)
        for service in necessary
        for source in service.sources
        if allows(source.host, address)
    ]
    service = next((service for service, directive in named if directive == "form-action"), None)
    by_script = any(directive == "connect-src" for _, directive in named) or _is_same_host(address, site_url)
    return FormPost(endpoint, service, by_script)


def _is_same_host(address: str, site_url: str) -> bool:
    return allows(site_url.rstrip("/"), address)
