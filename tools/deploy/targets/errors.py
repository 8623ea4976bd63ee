"""What went wrong while publishing."""


class PublishError(Exception):
    """The site was not published; what was there before still is. The text says why, and what would help."""
