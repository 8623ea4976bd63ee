"""Forms of a site that its pages' policies would not let go: told before, since visitors would press a dead button."""

from collections.abc import Iterator

from ..inventory import Inventory
from ..inventory.rules import allows
from ..problems import Problem
from ..requests.load import host_of, resolve
from .html_page import HtmlPage
from .options import Options


def unsendable_forms(page: HtmlPage, inventory: Inventory, options: Options) -> Iterator[Problem]:
    """Yield a problem for each form that is sent to another host, where no service says so (CF-05)."""
    sources = [source for service in inventory for source in service.sources]
    allowed = [source.host for source in sources if source.directive == "form-action"]
    for element in page.parsed.find_all(["form", "button", "input"]) if "action" in page.text.lower() else ():
        written = element.attr("action" if element.tag == "form" else "formaction") or ""
        # Browsers do not submit to an invalid URL.
        url = resolve(written, f"{options.address.url}/") or ""
        host = host_of(url)
        if host in ("", options.address.host, *options.own_hosts) or any(allows(one, url) for one in allowed):
            continue
        wrong = f"this form is sent to {url}, which the policy of the page would not let through"
        instead = (
            f"Add a file in {options.commands.folder} ({options.commands.new} {host}) with "
            f'category = "necessary" and form-action = ["https://{host}"] in [hosts], or remove the form'
        )
        yield Problem(page.file, element.source_line or 1, (element.source_col or 0) + 1, wrong, instead)
