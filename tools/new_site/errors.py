"""What ends the making, or the upgrade, of a site before anything is written."""


class NotMadeError(Exception):
    """Nothing was written; the text says why, and what to do."""
