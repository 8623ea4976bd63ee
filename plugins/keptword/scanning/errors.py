"""What keeps a scan from seeing anything."""


class NotScannedError(Exception):
    """The site could not be looked at; the text says why, and what helps."""
