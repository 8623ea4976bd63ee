"""Publishes to a folder of another machine by rsync, over ssh."""

import re
import tempfile
from pathlib import Path

from tools.deploy.targets.commands import ended, failure, output_of, program
from tools.deploy.targets.mark import MARK, Owner, refuse_to_replace

# Of rsync: some files could not be transferred. So it also says that the folder is not there yet, with the system's
# number for that (ENOENT), whatever its language.
_PARTIAL = 23
_FAILED = re.compile(r" failed: .*\((\d+)\)\s*$", re.MULTILINE)
_MISSING = "2"

# A line of a listing: mode, size, day, time, name.
_LISTED = re.compile(r"^\S{10,11}\s+[\d,.']+\s+\S+\s+\S+ (.*)$")


def send_by_rsync(site: Path, destination: str, owner: Owner) -> None:
    """Make a destination, as rsync knows it (`user@host:path`), hold the site and nothing else. Raises PublishError.

    Where nothing is yet, the mark goes first: what breaks off can be published again. What changed is sent beside what
    is there and put in place at the end, all at once; what is gone goes last. Dates do not count, since each build
    writes all files.
    """
    rsync, destination = [program("rsync"), "--timeout=60"], f"{destination.rstrip('/')}/"
    holds_files = _holds_files(rsync, destination)
    refuse_to_replace(holds_files, _mark_at(rsync, destination) if holds_files else None, destination, owner)
    put = ["--recursive", "--checksum", "--mkpath", "--chmod=D755,F644"]
    if not holds_files:
        output_of([*rsync, *put, "--", str(site.resolve() / MARK), destination])
    output_of([*rsync, *put, "--delay-updates", "--delete-delay", "--", f"{site.resolve()}/", destination])


def _holds_files(rsync: list[str], destination: str) -> bool:
    listed = _found([*rsync, "--list-only", "--", destination])
    names = [match[1] if (match := _LISTED.match(line)) else line for line in (listed or "").splitlines()]
    return any(name != "." for name in names)


def _mark_at(rsync: list[str], destination: str) -> str | None:
    with tempfile.TemporaryDirectory() as folder:
        _found([*rsync, "--", f"{destination}{MARK}", f"{folder}/"])
        fetched = Path(folder) / MARK
        return fetched.read_text("utf-8", errors="replace") if fetched.is_file() else None


def _found(command: list[str]) -> str | None:
    """Return what rsync prints, None where what it is asked for is not there. Raises PublishError for all else."""
    done = ended(command)
    if done.returncode == _PARTIAL and set(_FAILED.findall(done.stderr)) == {_MISSING}:
        return None
    if done.returncode != 0:
        raise failure(done)
    return done.stdout
