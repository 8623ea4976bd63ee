"""Publishes to a folder of another machine by rsync, over ssh."""

from pathlib import Path

from plugins.publishing.targets.commands import output_of, program
from plugins.publishing.targets.replaced import refuse_to_replace

# Of rsync: some files could not be transferred. So it also says that the folder is not there yet.
_PARTIAL = 23


def send_by_rsync(site: Path, destination: str) -> None:
    """Make a destination, as rsync knows it (`user@host:path`), hold the site and nothing else. Raises PublishError.

    What changed is sent beside what is there and put in place at the end, all at once; what is gone goes last. Dates
    do not count, since each build writes all files.
    """
    rsync, destination = [program("rsync"), "--timeout=60"], f"{destination.rstrip('/')}/"
    listed = output_of([*rsync, "--list-only", destination], accepted=frozenset({0, _PARTIAL}))
    names = [line.rsplit(maxsplit=1)[-1] for line in listed.splitlines()]
    refuse_to_replace([name for name in names if name != "."], destination)
    whole = ["--recursive", "--checksum", "--delay-updates", "--delete-delay", "--mkpath", "--chmod=D755,F644"]
    output_of([*rsync, *whole, f"{site}/", destination])
