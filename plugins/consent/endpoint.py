"""Where receipts are sent, if anywhere: its host is declared in the inventory like any other, and nothing else is.

A necessary service may name that host under `connect-src`, and its owner among the recipients; the lock then lets
every page reach it. Off unless `CONSENT_ENDPOINT` is set.
"""

from collections.abc import Iterator
from urllib.parse import urlsplit

from plugins.inventory import Inventory
from plugins.inventory.rules import allows
from plugins.problems import Problem

SETTING = "CONSENT_ENDPOINT"


def endpoint_problems(
    inventory: Inventory, endpoint: str, site_url: str, settings: tuple[str, str]
) -> Iterator[Problem]:
    """Yield what is wrong between the endpoint and the inventory; `settings` is that file's name and text."""
    necessary = [service for service in inventory if not service.needs_consent]
    for service in necessary:
        for source in service.sources:
            if not endpoint or not allows(source.host, endpoint):
                wrong = f"{source.host} is a host of a necessary service, but {SETTING} sends nothing there"
                instead = f'Remove it from [hosts], or write {SETTING} = "{source.host}/…" in {settings[0]}'
                yield Problem(service.file, 1, 1, wrong, instead)
    if not endpoint:
        return
    target = urlsplit(endpoint)
    if target.scheme != "https" or not target.hostname:
        instead = 'Write the whole address, such as "https://receipts.example.com/consent", or "" for none'
        yield _at_setting(settings, f'{SETTING} "{endpoint}" is no https address', instead)
        return
    if target.hostname == urlsplit(site_url).hostname:
        return
    declaring = [service for service in necessary if any(allows(source.host, endpoint) for source in service.sources)]
    origin = f"https://{target.netloc}"
    if not declaring:
        wrong = f'receipts would be sent to "{target.hostname}", which no necessary service declares'
        instead = f'Add [hosts] with connect-src = ["{origin}"] to content/services/consent-choice.toml'
        yield _at_setting(settings, wrong, f"{instead}, and its owner as [[recipients]]")
    for service in declaring:
        if not service.recipients:
            wrong = f'receipts are sent to "{target.hostname}", but no recipient is named'
            yield Problem(service.file, 1, 1, wrong, 'Add [[recipients]] with name = "…" and country = "…"')


def _at_setting(settings: tuple[str, str], wrong: str, instead: str) -> Problem:
    file, text = settings
    before = text.partition(f"\n{SETTING} =")[0]
    return Problem(file, before.count("\n") + 2 if before != text else 1, 1, wrong, instead)
