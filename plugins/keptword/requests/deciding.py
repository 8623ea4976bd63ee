"""Which directive decides about a load, also where code makes the element that causes it, or asks itself."""

from .causes import Act, Cause
from .load import Load

# What code puts into a page.
_OF_ELEMENT = {
    "script": "script-src",
    "iframe": "frame-src",
    "frame": "frame-src",
    "img": "img-src",
    "input": "img-src",
    "video": "media-src",
    "audio": "media-src",
    "source": "media-src",
    "track": "media-src",
}

# What calls and statements fetch.
_OF_ACT = {Act.IMPORT: "script-src", Act.WORKER: "worker-src"}


def deciding_directives(load: Load) -> tuple[str, ...]:
    """Return the directives of which one has to allow a load; none where no policy is asked, or what for is unknown."""
    of_code = _of_code(load.cause)
    return load.directives or ((of_code,) if of_code else ())


def _of_code(cause: Cause) -> str:
    if cause.act is Act.PROPERTY and len(cause.elements) == 1:
        return _OF_ELEMENT.get(cause.elements[0], "")
    return _OF_ACT.get(cause.act, "")
