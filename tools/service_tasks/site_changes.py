"""What a change of one service changes on the site, told from the inventory before and after it."""

from collections.abc import Iterator

from plugins.keptword.inventory import Cookie, Inventory, Service, service_version
from tools.service_tasks.lines import listed, stacked


def site_changes(before: Inventory, after: Inventory, service_id: str, where: tuple[str, ...]) -> str:
    """Return a few lines: what visitors are asked, where the service is, rows of the list, hosts in the policy."""
    lines = ["What changes on the site:"]
    lines += listed("visitors", [_asked(before.find(service_id), after.find(service_id))])
    lines += listed("used on", list(where))
    lines += stacked("list", list(_differences(_rows(before), _rows(after))) or ["stays as it is"])
    lines += stacked("policy", list(_differences(_hosts(before), _hosts(after))) or ["stays as it is"])
    return "\n".join(lines)


def _asked(before: Service | None, after: Service | None) -> str:
    if after is None or not after.needs_consent:
        return "are asked nothing"
    if before is None:
        return f"are asked about {after.name}, under {after.category}; their other choices stay"
    again = service_version(before) != service_version(after)
    return f"are asked about {after.name} again" if again else "are not asked again"


def _rows(inventory: Inventory) -> dict[str, None]:
    return dict.fromkeys(_row(service, cookie) for service in inventory for cookie in service.cookies)


def _row(service: Service, cookie: Cookie) -> str:
    domain = f", of {cookie.domain}" if cookie.domain else ""
    return f"{cookie.name} ({service.name}: {cookie.storage}, {cookie.lifetime}{domain})"


def _hosts(inventory: Inventory) -> dict[str, None]:
    return dict.fromkeys(f"{source.directive} {source.host}" for service in inventory for source in service.sources)


def _differences(before: dict[str, None], after: dict[str, None]) -> Iterator[str]:
    yield from (f"+ {line}" for line in after if line not in before)
    yield from (f"- {line}" for line in before if line not in after)
