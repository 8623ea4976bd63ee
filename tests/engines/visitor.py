"""Someone on the site in one of the engines: what they do, what they see, and whom their browser contacted."""

import time
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass

from tests.engines.webdriver import WEB_DRIVER_ERRORS, Session
from tests.receiver import Receiver

EMPTY = "/empty/"

# Whom browsers call for themselves now and then, whatever the page, though they are launched so as not to.
BROWSERS_OWN = frozenset(
    {
        "accounts.google.com",
        "clients2.google.com",
        "content-autofill.googleapis.com",
        "firefox.settings.services.mozilla.com",
        "optimizationguide-pa.googleapis.com",
        "update.googleapis.com",
    }
)

_PATIENCE = 10.0
_STEP = 0.03

# A choice that grants the services named in the first argument, as the site itself stores it.
CHOICE = """const choice = {
    time: new Date().toISOString(), language: "en", method: "settings", signal: false, whole: true,
    services: Object.fromEntries(Object.entries(consent.versions)
        .map(([id, version]) => [id, `${arguments[0].includes(id) ? "yes" : "no"} ${version}`])),
    opened: arguments[0] };"""

_STORED = """return (async () => [
    ...Object.keys(localStorage).map(name => `local ${name}`),
    ...Object.keys(sessionStorage).map(name => `session ${name}`),
    ...(await indexedDB.databases()).map(database => `database ${database.name}`),
    ...(await caches.keys()).map(name => `cache ${name}`),
])()"""


@dataclass(frozen=True)
class Visitor:
    """A visitor whose browser asks the receiver for everything."""

    session: Session
    receiver: Receiver

    def go(self, path: str) -> None:
        self.session.go(self.receiver.origin + path)

    def linger(self, seconds: float = 0.25) -> None:
        """Give the page time to do what it should not."""
        time.sleep(seconds)

    def wait_until(self, condition: str) -> None:
        """Wait until a JavaScript expression is true in the page, whatever document it holds by then."""

        def holds() -> bool:
            with suppress(*WEB_DRIVER_ERRORS):
                return bool(self.session.value(condition))
            return False

        _wait(holds, condition)

    def wait_for_contact(self, hosts: Collection[str]) -> None:
        """Wait until all these hosts have been contacted."""
        _wait(lambda: self.contacted() >= set(hosts), f"contacted {', '.join(hosts)}")

    @contextmanager
    def new_document(self) -> Iterator[None]:
        """Wait, after what is done inside, until the page holds another document, and that is quiet."""
        self.session.run("window.isOldDocument = true")
        yield
        self.wait_until("!window.isOldDocument && document.readyState === 'complete'")
        self.linger()

    def follow(self, selector: str) -> None:
        """Click what leads to a new page, or makes this one reload."""
        with self.new_document():
            self.session.click(selector)

    @property
    def is_asked(self) -> bool:
        return self.session.is_displayed("#site-consent")

    def granted(self) -> list[str]:
        """Return the ids of the services that this page was opened with."""
        return list(self.session.value("Object.keys(consent.versions).filter(consent.granted)"))

    def contacted(self) -> set[str]:
        """Return every other host than the site's to which so much as a connection was asked for.

        Browsers keep connections for a while: a host that was contacted before is seen again by its requests only.
        """
        return self.receiver.foreign_connections() - BROWSERS_OWN

    def loads_of(self, path: str) -> int:
        """Return how often a page of the site was asked for."""
        return sum(request.path == path for request in self.receiver.own_requests())

    def store_choice(self, granted: Sequence[str], change: str = "") -> None:
        """Store a valid choice, or one spoilt by JavaScript that changes `choice`, and leave the page for an empty one.

        A page of the site follows a choice made elsewhere at its next event, and WebKit's `pageshow` comes late.
        """
        key, choice = self.session.run(f"{CHOICE} {change}; return [consent.key, JSON.stringify(choice)]", granted)
        self._go_where_nothing_runs()
        self.session.run("localStorage.setItem(...arguments)", key, choice)

    def stored_items(self) -> list[str]:
        """Return everything that the site keeps in this browser, by name."""
        stored: list[str] = self.session.run(_STORED)
        return [f"cookie {name}" for name in self.session.cookies()] + stored

    def begin_anew(self) -> None:
        """Be someone who has never been here: nothing stored, nothing recorded."""
        self.receiver.forget()
        self.session.close_other_tabs()
        self._go_where_nothing_runs()
        self.session.run("localStorage.clear(); sessionStorage.clear()")
        self.session.driver.delete_all_cookies()
        self.receiver.forget_requests()

    def _go_where_nothing_runs(self) -> None:
        self.receiver.pages[EMPTY] = "<!doctype html><title>empty</title>"
        self.go(EMPTY)


def _wait(holds: Callable[[], bool], what: str) -> None:
    end = time.monotonic() + _PATIENCE
    while not holds():
        if time.monotonic() > end:
            raise AssertionError(f"not so after {_PATIENCE:.0f} s: {what}")
        time.sleep(_STEP)
