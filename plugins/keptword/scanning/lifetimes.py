"""Compares an item's lifetime with the list. Browsers keep dates, lists say "13 months": this needs a tolerance."""

import datetime

from ..inventory import Lifetime
from ..inventory.services import Storage
from .seen import SeenItem

_DAY = datetime.timedelta(days=1)
_MINUTE = datetime.timedelta(minutes=1)

# Chromium caps longer cookie lifetimes to this (RFC 6265bis §5.5).
LONGEST_COOKIE = 400 * _DAY

# The shortest and longest average length of each unit, in days.
_CALENDAR = {"month": (30, 30.5), "year": (365, 366)}
# Two days less for February; one more for consecutive long months.
_SHORTER, _LONGER = 2 * _DAY, _DAY
# Tolerance for units of fixed length: time passes between setting a cookie and reading it.
_SHARE = 0.03

# How far a lifetime may be from a whole number of units and still be given as that number.
_HALF_A_DAY = _DAY / 2

_UNITS = (("year", 365 * _DAY), ("month", 30 * _DAY), ("week", 7 * _DAY), ("day", _DAY), ("hour", 60 * _MINUTE))


def lives_as_declared(declared: Lifetime, item: SeenItem) -> bool:
    """Return whether an item's observed lifetime matches the declared one.

    Browsers keep no dates for storage other than cookies: there, only "session" and "persistent" are checked.
    """
    if item.storage is Storage.SESSION_STORAGE:
        return declared.unit != Lifetime.PERSISTENT
    if item.storage is not Storage.COOKIE:
        return declared.unit != Lifetime.SESSION
    if item.lifetime is None or declared.unit == Lifetime.SESSION:
        return item.lifetime is None and declared.unit == Lifetime.SESSION
    if declared.unit == Lifetime.PERSISTENT:
        return item.lifetime > LONGEST_COOKIE - _DAY
    shortest, longest = _bounds(declared)
    return min(shortest, LONGEST_COOKIE - _DAY) <= item.lifetime <= longest


def _bounds(declared: Lifetime) -> tuple[datetime.timedelta, datetime.timedelta]:
    if calendar := _CALENDAR.get(declared.unit):
        shortest, longest = (declared.amount * days * _DAY for days in calendar)
        return shortest - _SHORTER, longest + _LONGER
    duration = declared.duration or datetime.timedelta()
    leeway = max(_MINUTE, duration * _SHARE)
    return duration - leeway, duration + leeway


def seen_lifetime(item: SeenItem) -> Lifetime:
    """Return an item's observed lifetime as the list would write it, in the largest unit that fits."""
    if item.storage is Storage.SESSION_STORAGE or (item.storage is Storage.COOKIE and item.lifetime is None):
        return Lifetime(Lifetime.SESSION)
    if item.lifetime is None:
        return Lifetime(Lifetime.PERSISTENT)
    for unit, length in _UNITS:
        amount = round(item.lifetime / length)
        if amount and abs(item.lifetime - amount * length) <= max(_MINUTE, min(_HALF_A_DAY, length * 0.01)):
            return Lifetime(unit, amount)
    return Lifetime("minute", max(1, round(item.lifetime / _MINUTE)))
