"""What ends a task that adds a service, before anything is written."""


class NotAddedError(Exception):
    """Nothing was written; the text says why, and what to do."""
