"""The error of a scan that could not run."""


class NotScannedError(Exception):
    """The site could not be scanned; the message says why and how to fix it."""
