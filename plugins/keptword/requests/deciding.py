"""Which directive decides about a load, also where code makes the element that causes it, or asks itself."""

import re

from .load import Load

# What code puts into a page, as the reader says it: `inline script: src of <script>`.
_PUT_INTO_PAGE = re.compile(r"of <(\w+)>$")

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

# What calls and statements fetch, as the reader says it: `inline script: import()`.
_OF_CALL = {
    "import": "script-src",
    "import()": "script-src",
    "new Worker()": "worker-src",
    "new SharedWorker()": "worker-src",
    "navigator.serviceWorker.register()": "worker-src",
}


def deciding_directives(load: Load) -> tuple[str, ...]:
    """Return the directives of which one has to allow a load; none where no policy is asked, or what for is unknown."""
    put = _PUT_INTO_PAGE.search(load.how)
    of_code = _OF_ELEMENT.get(put[1], "") if put else _OF_CALL.get(load.how.rpartition(": ")[2], "")
    return load.directives or ((of_code,) if of_code else ())
