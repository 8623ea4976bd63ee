"""The static audit of a built directory, this site's or anyone's: what its pages would load by themselves.

In a site that wrote down its scripts (`scripts.json` holds their hashes), any other script is a finding, whatever
it holds: no reader can tell what code contacts. In a foreign site scripts are read, and named opaque where that fails.
"""

import os
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import partial

from plugins.audit.findings import Finding
from plugins.audit.judgement import judged
from plugins.audit.site import Site, readable_files
from plugins.loads import read_file

# Below this many files, starting processes costs more than it saves.
_WORTH_PROCESSES = 200


def audit_site(site: Site) -> Iterator[tuple[str, list[Finding]]]:
    """Yield each file with its findings, in order of files, as they come; many files are read on all cores."""
    files = sorted(readable_files(site.directory))
    if len(files) < _WORTH_PROCESSES:
        yield from ((file, audit_file(site, file)) for file in files)
        return
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        yield from zip(files, pool.map(partial(audit_file, site), files, chunksize=32), strict=True)


def audit_file(site: Site, file: str) -> list[Finding]:
    """Return what one file would do that it may not; a file that cannot be read is a finding."""
    known = site.scripts.hashes if site.scripts else frozenset()
    try:
        raw = (site.directory / file).read_bytes()
        reading = read_file(raw, file, f"{site.url.rstrip('/')}/{file}", known)
    except (OSError, ValueError, RecursionError, MemoryError) as error:
        return [Finding(file, 1, 1, "", "", f"cannot be read: {error}")]
    return judged(site, file, reading)
