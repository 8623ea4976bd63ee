"""How sure it is that a browser makes a request with no act of the visitor."""

from enum import StrEnum


class Grade(StrEnum):
    """The surest first."""

    LOADS = "loads"
    """A browser will ask for it."""
    MAY_LOAD = "may load"
    """Code holds the address and a way to ask for it: once the visitor acts, or takes it up from the page.

    Or a lock holds back what a style sheet asks for, until the visitor agrees."""
    UNREAD = "unread"
    """Something can fetch what cannot be read in it."""
