"""The cookie inventory as data: what each service stores, who receives it, which hosts it needs.

Frozen dataclasses only, and questions that can be answered from them alone. Reading files is `reading`'s
work, rendering is the templates'.
"""

import datetime
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from ..problems import Problem


class Category(StrEnum):
    """Why something is stored, in the order in which visitors read it. All but NECESSARY need consent."""

    NECESSARY = "necessary"
    EMBEDDED = "embedded"
    ANALYTICS = "analytics"
    MARKETING = "marketing"


class Storage(StrEnum):
    """The kind of stored item that is called a cookie here (CL-02)."""

    COOKIE = "cookie"
    LOCAL_STORAGE = "local-storage"
    SESSION_STORAGE = "session-storage"
    INDEXED_DB = "indexed-db"
    CACHE = "cache"
    PIXEL = "pixel"


class Party(StrEnum):
    """Under whose domain an item is kept: this site's, or another's."""

    FIRST = "first"
    THIRD = "third"


class Role(StrEnum):
    """What the company of a service is to the data (GDPR arts 4(7), 4(8), 26, 28): CL-11."""

    PROCESSOR = "processor"
    CONTROLLER = "controller"
    JOINT_CONTROLLER = "joint-controller"


class Safeguard(StrEnum):
    """What allows a transfer outside the European Economic Area (GDPR arts 45 to 47)."""

    ADEQUACY_DECISION = "adequacy-decision"
    DATA_PRIVACY_FRAMEWORK = "data-privacy-framework"
    STANDARD_CONTRACTUAL_CLAUSES = "standard-contractual-clauses"
    BINDING_CORPORATE_RULES = "binding-corporate-rules"


class Witness(StrEnum):
    """Who says that an item is as the list has it: the vendor, on a page of its own, or a browser that was watched."""

    VENDOR = "vendor"
    BROWSER = "browser"


# The 27 Member States, and Iceland, Liechtenstein and Norway.
EEA = frozenset(re.findall("..", "ATBEBGCYCZDEDKEEESFIFRGRHRHUIEISITLILTLULVMTNLNOPLPTROSESISK"))

HOST_DIRECTIVES = (
    "script-src",
    "style-src",
    "img-src",
    "font-src",
    "media-src",
    "connect-src",
    "frame-src",
    "worker-src",
    "form-action",
)


@dataclass(frozen=True)
class Text:
    """One text in every language of the site."""

    by_language: Mapping[str, str]

    def in_language(self, language: str) -> str:
        return self.by_language[language]


@dataclass(frozen=True)
class Lifetime:
    """How long an item stays: an amount of a unit, until the browser closes, or until it is deleted."""

    unit: str
    amount: int = 0

    UNITS = ("minute", "hour", "day", "week", "month", "year")
    SESSION = "session"
    PERSISTENT = "persistent"

    def __str__(self) -> str:
        return self.unit if not self.amount else f"{self.amount} {self.unit}{'s' if self.amount > 1 else ''}"

    @property
    def duration(self) -> datetime.timedelta | None:
        """Length with months of 30 and years of 365 days; None where it has no fixed length."""
        days = {"minute": 1 / 1440, "hour": 1 / 24, "day": 1, "week": 7, "month": 30, "year": 365}
        return datetime.timedelta(days=days[self.unit] * self.amount) if self.unit in days else None


@dataclass(frozen=True)
class Evidence:
    """What an item on the list rests on: who says so, when that was looked at, and the vendor's page."""

    by: Witness
    date: datetime.date
    source: str | None = None


@dataclass(frozen=True)
class Cookie:
    """One stored item. A `*` in the name stands for any characters; third-party items name their domain.

    Without `evidence` nobody has checked it. `advertising`: whether it serves adverts, whatever else it does.
    """

    name: str
    storage: Storage
    lifetime: Lifetime
    party: Party
    purpose: Text
    domain: str | None = None
    advertising: bool = False
    evidence: Evidence | None = None


@dataclass(frozen=True)
class Recipient:
    """Who receives the data: legal name, ISO 3166 country, and the safeguard where that is outside the EEA.

    `framework_entry` is the name under which a company is on the list of the Data Privacy Framework, and `looked_up`
    the day on which someone saw it there (CL-12). `remote_access`: it only reaches from there what is kept elsewhere,
    which is a transfer too (CL-13).
    """

    name: str
    country: str
    safeguard: Safeguard | None = None
    framework_entry: str | None = None
    looked_up: datetime.date | None = None
    remote_access: bool = False


@dataclass(frozen=True)
class Transfers:
    """What the countries of the recipients rest on: the vendor's page that names them all, and when it was read."""

    date: datetime.date
    source: str


@dataclass(frozen=True)
class Source:
    """One host, as a Content-Security-Policy source, that a service needs for one directive."""

    directive: str
    host: str


@dataclass(frozen=True)
class Script:
    """A script that the service adds to each page: a URL, or code; never both. `site_id` is in either, if any."""

    src: str | None = None
    code: str | None = None
    asynchronous: bool = False
    site_id: str = ""


@dataclass(frozen=True)
class Call:
    """A call of the service's own code, by its path from `window`; the values are a JSON list."""

    function: str
    values: str


@dataclass(frozen=True)
class Embed:
    """A frame that an editor places with `[[embed <service>]]`; `link` is the same thing outside the site.

    `poster` is the name of a picture in `content/posters/`, shown until the visitor allows the service.
    """

    src: str
    link: str
    title: Text
    poster: str | None = None


@dataclass(frozen=True)
class Rewrite:
    """How the address of a pasted frame begins, and what is written instead of that beginning."""

    beginning: str
    instead: str


@dataclass(frozen=True)
class Service:
    """What one vendor runs, or the site itself: everything the site says and allows about it is made from this.

    `entry` is what `use` names, if anything. `known_by` are the addresses under which the vendor gives out code of
    this service, as host patterns: no policy opens them. `untranslated` are the texts of the catalogue that stand in
    another language, because there are none in one; `unproven` is what nobody has checked. Without `transfers` nobody
    has checked that the recipients are all that reach the data from outside the European Economic Area.
    """

    id: str
    file: str
    name: str
    category: Category
    company: str
    role: Role
    country: str
    checked: datetime.date
    purpose: Text
    data: Text
    privacy_notice: str | None = None
    reason: Text | None = None
    recipients: tuple[Recipient, ...] = ()
    transfers: Transfers | None = None
    cookies: tuple[Cookie, ...] = ()
    sources: tuple[Source, ...] = ()
    scripts: tuple[Script, ...] = ()
    revoke: tuple[Call, ...] = ()
    embed: Embed | None = None
    entry: str = ""
    known_by: tuple[str, ...] = ()
    rewrites: tuple[Rewrite, ...] = ()
    untranslated: tuple[Problem, ...] = ()
    unproven: tuple[Problem, ...] = ()

    @property
    def needs_consent(self) -> bool:
        return self.category is not Category.NECESSARY

    @property
    def follows_visitors(self) -> bool:
        """Whether it serves adverts, so that a browser that asks not to be followed refuses it (SG-01, SG-06)."""
        return self.category is Category.MARKETING or any(cookie.advertising for cookie in self.cookies)

    @property
    def by_evidence(self) -> tuple[tuple[Evidence | None, tuple[Cookie, ...]], ...]:
        """The items by what they rest on; under None those that nobody has checked (CL-14)."""
        found = dict.fromkeys(cookie.evidence for cookie in self.cookies)
        return tuple((rest, tuple(one for one in self.cookies if one.evidence == rest)) for rest in found)

    @property
    def longest_lifetime(self) -> Lifetime | None:
        """The longest lifetime of its items; one without an end counts as longest, a visit as shortest."""
        lifetimes = [cookie.lifetime for cookie in self.cookies]
        endless = next((one for one in lifetimes if one.unit == Lifetime.PERSISTENT), None)
        return endless or max(lifetimes, key=lambda one: one.duration or datetime.timedelta(), default=None)

    @property
    def countries(self) -> tuple[str, ...]:
        """The countries to which data go: its company's, and those of recipients, each once."""
        return tuple(dict.fromkeys((self.country, *(recipient.country for recipient in self.recipients))))

    @property
    def third_countries(self) -> tuple[str, ...]:
        """Those outside the European Economic Area, remote access included (CL-13)."""
        return tuple(country for country in self.countries if country not in EEA)

    @property
    def by_place(self) -> tuple[tuple[str | None, tuple[Cookie, ...]], ...]:
        """The items by the domain that keeps them, None for this site's own."""
        found = dict.fromkeys(cookie.domain for cookie in self.cookies)
        return tuple((place, tuple(one for one in self.cookies if one.domain == place)) for place in found)

    @property
    def other_recipients(self) -> tuple[Recipient, ...]:
        """The recipients but its company, which stays one of them where only a safeguard allows the transfer."""
        return tuple(one for one in self.recipients if one.safeguard or one.name != self.company)

    @property
    def receives_forms(self) -> bool:
        """Whether forms of the site are sent there."""
        return any(source.directive == "form-action" for source in self.sources)


@dataclass(frozen=True)
class Inventory:
    """All services of the site, in the order in which visitors read them: by category, then by name."""

    services: tuple[Service, ...] = field(default=())

    def __iter__(self) -> Iterator[Service]:
        return iter(self.services)

    @property
    def untranslated(self) -> tuple[Problem, ...]:
        """All texts that a language of the site lacks."""
        return tuple(problem for service in self for problem in service.untranslated)

    @property
    def unproven(self) -> tuple[Problem, ...]:
        """All that the list says and nobody has checked (CL-12, CL-13, CL-14)."""
        return tuple(problem for service in self for problem in service.unproven)

    @property
    def optional(self) -> tuple[Service, ...]:
        """The services that wait for a yes."""
        return tuple(service for service in self if service.needs_consent)

    @property
    def optional_by_recipients(self) -> tuple[tuple[Service, ...], ...]:
        """Those services, together where the same companies receive the data in the same roles."""
        found: dict[object, list[Service]] = {}
        for service in self.optional:
            found.setdefault((service.role, service.company, service.country, service.recipients), []).append(service)
        return tuple(map(tuple, found.values()))

    @property
    def receiving_forms(self) -> tuple[Service, ...]:
        """The services to which forms of the site are sent."""
        return tuple(service for service in self if service.receives_forms)

    @property
    def categories(self) -> tuple[Category, ...]:
        """The categories that have a service, in reading order."""
        present = {service.category for service in self}
        return tuple(category for category in Category if category in present)

    def of(self, category: Category) -> tuple[Service, ...]:
        return tuple(service for service in self if service.category is category)

    def find(self, service_id: str) -> Service | None:
        return next((service for service in self if service.id == service_id), None)

    @property
    def longest_lifetime(self) -> Lifetime | None:
        """The longest fixed lifetime among what needs consent (CB-10)."""
        lifetimes = [
            cookie.lifetime for service in self.optional for cookie in service.cookies if cookie.lifetime.duration
        ]
        return max(lifetimes, key=lambda lifetime: lifetime.duration or datetime.timedelta(), default=None)

    @property
    def kept_until_deleted(self) -> tuple[Service, ...]:
        """The services that need consent and keep something without a fixed end (CB-10)."""
        return tuple(
            service
            for service in self.optional
            if any(cookie.lifetime.unit == Lifetime.PERSISTENT for cookie in service.cookies)
        )

    @property
    def cookies(self) -> tuple[Cookie, ...]:
        """All items of all services."""
        return tuple(cookie for service in self for cookie in service.cookies)

    @property
    def checked(self) -> datetime.date | None:
        """The day on which the list was last gone through: that of its newest service file (CL-10)."""
        return max((service.checked for service in self), default=None)


def in_reading_order(services: Iterable[Service]) -> Inventory:
    """Return the inventory of these services, whatever order they were read in."""
    order = list(Category)
    return Inventory(tuple(sorted(services, key=lambda s: (order.index(s.category), s.name.casefold(), s.id))))
