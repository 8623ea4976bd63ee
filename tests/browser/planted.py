"""Pages as built, with something planted in them."""

from playwright.sync_api import Page

from tests.receiver import Receiver


def with_markup(receiver: Receiver, element: str, markup: str, page: str = "en/index.html") -> str:
    """Return a built page with markup as the last thing inside the first such element."""
    built = (receiver.folder / page).read_text("utf-8")
    head, end = built.split(f"</{element}>", 1)
    return f"{head}{markup}</{element}>{end}"


def before_the_gate(receiver: Receiver, markup: str, page: str = "en/index.html") -> str:
    """Return a built page with markup among the inert scripts."""
    built = (receiver.folder / page).read_text("utf-8")
    head, end = built.rsplit("<script>", 1)
    return f"{head}{markup}<script>{end}"


def all_granted(page: Page) -> bool:
    """Tell whether the page was opened with every service granted."""
    return bool(page.evaluate("Object.keys(consent.versions).every(consent.granted)"))
