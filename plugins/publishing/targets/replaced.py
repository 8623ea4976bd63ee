"""Whether what stands at a target is an earlier version of this site: nothing else is ever replaced."""

from collections.abc import Collection

from plugins.publishing.targets.errors import PublishError

# Each build writes it.
MARK = "scripts.json"


def refuse_to_replace(paths: Collection[str], target: str) -> None:
    """Raise PublishError where a target holds files (paths from its root), but not those of a site of this project."""
    if paths and MARK not in paths:
        raise PublishError(f"{target} holds something else than this site ({MARK} is not there). Empty it yourself.")
