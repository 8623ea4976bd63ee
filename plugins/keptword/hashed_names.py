"""File names that contain a hash of the content, so that browsers may cache the files indefinitely."""

import hashlib
import posixpath


def hashed_name(path: str, data: bytes) -> str:
    """Return a path with the first eight digits of the SHA-256 of what is in the file before its ending."""
    stem, ending = posixpath.splitext(path)
    return f"{stem}.{hashlib.sha256(data).hexdigest()[:8]}{ending}"
