"""Publishes to a bucket of any store that speaks S3, by rclone.

A bucket cannot be replaced in one step. The mark goes first, so that what breaks off can be published again; then what
has its content in its name, then the pages that need it, and only at the end goes what is no longer needed: so each
page is whole at any moment, also where publishing breaks off.
"""

import os
import tempfile
from collections.abc import Collection
from pathlib import Path

from plugins.keptword.headers.netlify import HEADERS, REDIRECTS
from plugins.keptword.headers.response_headers import ASK_AGAIN, FOR_GOOD, NAMED_BY_CONTENT
from plugins.keptword.text_files import write_text
from tools.deploy.compressed import COMPRESSED
from tools.deploy.targets.commands import ended, failure, output_of, program
from tools.deploy.targets.errors import PublishError
from tools.deploy.targets.mark import MARK, Owner, refuse_to_replace

KEYS = ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY")
ENDPOINT = "AWS_ENDPOINT_URL_S3"

_REMOTE = "site"

# How rclone ends where there is nothing of that name.
_NOT_FOUND = 3


def fill_bucket(site: Path, bucket: str, owner: Owner) -> None:
    """Make a bucket, or a folder in one (`bucket/folder`), hold the site and nothing else. Raises PublishError.

    Keys, region and endpoint come from the environment, in the names that Amazon's own tools read.
    """
    rclone, target = [program("rclone"), "--config", "", "--retries", "1"], f"{_REMOTE}:{bucket}"
    there = _files_in(rclone, bucket)
    mark = output_of([*rclone, "cat", "--", f"{target}/{MARK}"], _remote()) if MARK in there else None
    refuse_to_replace(bool(there), mark, bucket, owner)
    files = sorted(path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file())
    wanted = [file for file in files if not file.endswith(COMPRESSED) and file not in (HEADERS, REDIRECTS)]
    kept = [file for file in wanted if file.partition("/")[0] in NAMED_BY_CONTENT]
    others = sorted(set(wanted) - {*kept, MARK})
    for some, cache in (([MARK], ASK_AGAIN), (kept, FOR_GOOD), (others, ASK_AGAIN)):
        sending = ["copy", "--checksum", "--header-upload", f"Cache-Control: {cache}"]
        _with_files([*rclone, *sending], some, [str(site), target])
    _with_files([*rclone, "delete"], sorted(set(there) - set(wanted)), [target])


def _files_in(rclone: list[str], bucket: str) -> list[str]:
    # By default a store that is not there is asked for a minute and a half.
    listing = [*rclone, "--low-level-retries", "3", "lsf", "--recursive", "--files-only"]
    done = ended([*listing, "--", f"{_REMOTE}:{bucket}"], _remote())
    if done.returncode == 0:
        return done.stdout.splitlines()
    told = str(failure(done))
    if done.returncode == _NOT_FOUND:
        told += f'\nThere is no bucket "{bucket.partition("/")[0]}" for these keys. Make it first, or mend its name.'
    elif missing := [name for name in KEYS if not os.environ.get(name)]:
        told += f"\n{' and '.join(missing)} are not set: the keys of the bucket."
    raise PublishError(told)


def _remote() -> dict[str, str]:
    """Return the bucket's store as rclone reads it from its environment."""
    endpoint, region = os.environ.get(ENDPOINT, ""), os.environ.get("AWS_REGION", "")
    settings = {"type": "s3", "provider": "Other" if endpoint else "AWS", "env_auth": "true", "no_check_bucket": "true"}
    settings |= {"endpoint": endpoint} if endpoint else {}
    settings |= {"region": region} if region else {}
    return {f"RCLONE_CONFIG_{_REMOTE.upper()}_{name.upper()}": value for name, value in settings.items()}


def _with_files(command: list[str], files: Collection[str], ends: list[str]) -> None:
    if not files:
        return
    with tempfile.TemporaryDirectory() as folder:
        listed = Path(folder) / "files"
        write_text(listed, "".join(f"{file}\n" for file in files))
        output_of([*command, "--files-from-raw", str(listed), "--", *ends], _remote())
