"""Says what a visitor would say, by the same buttons."""

from urllib.parse import urlsplit

from playwright.async_api import Error as PlaywrightError
from playwright.async_api import Page

from .errors import NotScannedError
from .seen import State

_TIMEOUT = 15_000
_GRANTED = "Object.keys(window.consent?.versions ?? {}).filter(consent.granted)"


async def has_banner(tab: Page) -> bool:
    return await tab.locator("#site-consent").count() > 0


async def list_version(tab: Page, address: str) -> str:
    """Return the version of the list that the site at an address shows; empty where it publishes none."""
    version: str = await tab.evaluate(
        "list => fetch(list).then(answer => answer.json()).then(list => list.version, () => '')",
        f"{urlsplit(address).path.rstrip('/')}/cookies.json",
    )
    return version


async def choose(tab: Page, state: State) -> None:
    """Make the choice of a state on a page with the banner. Raises NotScannedError where that does not take."""
    try:
        await _click_through(tab, state)
        granted: list[str] = await tab.evaluate(_GRANTED)
    except PlaywrightError as error:
        raise NotScannedError(f"{state.name} could not be chosen on {tab.url}: {error.message}") from error
    if set(granted) != state.granted:
        wanted, got = (", ".join(sorted(ids)) or "nothing" for ids in (state.granted, granted))
        raise NotScannedError(f"{state.name} should allow {wanted} on {tab.url}, but allows {got}.")


async def _click_through(tab: Page, state: State) -> None:
    await tab.wait_for_selector("#site-consent", state="visible", timeout=_TIMEOUT)
    if not state.granted:
        await tab.click("#consent-reject-all", timeout=_TIMEOUT)
        await tab.wait_for_selector("#site-consent", state="hidden", timeout=_TIMEOUT)
        return
    services: list[str] = await tab.evaluate("Object.keys(consent.versions)")
    if state.granted == set(services):
        await _click_and_reload(tab, "#consent-accept-all")
        return
    await tab.click("#site-consent [data-consent-open]", timeout=_TIMEOUT)
    for service in sorted(state.granted):
        await tab.check(f"#consent-dialog [name=service][value={service}]", timeout=_TIMEOUT)
    await _click_and_reload(tab, "#consent-dialog button:not([name])")


async def _click_and_reload(tab: Page, selector: str) -> None:
    # Not for a navigation: the page also rewrites its own address, just before it reloads.
    async with tab.expect_event("domcontentloaded", timeout=_TIMEOUT):
        await tab.click(selector, timeout=_TIMEOUT)
