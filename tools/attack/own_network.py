"""Runs a function in a network of its own, where every name leads to this machine and nothing leads out.

That is a network namespace of Linux. Where none can be made the function runs in this process's network: then browsers
are told to resolve every name to the recorder, and what only looks up a name is not seen.
"""

import os
import pickle
import shutil
import subprocess
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, TypeVar

ROOT = Path(__file__).parent.parent.parent

# An address of the range for documentation (RFC 5737): browsers treat it as one of the wide world.
ADDRESS = "198.51.100.1"

# Of processes, too: whatever ends the first of them ends all browsers.
_UNSHARE = (*"unshare --map-root-user --net --mount --pid --fork --mount-proc --kill-child".split(),)
_MARK = "ATTACK_OWN_NETWORK"
_LINKS = (
    "ip link set lo up",
    "ip link add inside type veth peer name outside",
    f"ip addr add {ADDRESS}/24 dev inside",
    "ip link set inside up",
    "ip link set outside up",
    "ip route add default via 198.51.100.2 dev inside",
)

_Result = TypeVar("_Result")


def is_own() -> bool:
    """Tell whether this process is in a network of its own."""
    return os.environ.get(_MARK) == "yes"


def run_apart(function: Callable[..., _Result], *arguments: object) -> _Result:
    """Call a function of a module, in a process and, where possible, a network of its own."""
    with TemporaryDirectory() as folder:
        Path(folder, "given").write_bytes(pickle.dumps((function, arguments)))
        command = [*(_UNSHARE if can_be_made() else ()), sys.executable, "-m", "tools.attack.own_network", folder]
        environment = os.environ | {_MARK: "yes" if can_be_made() else "no"}
        subprocess.run(command, cwd=ROOT, check=True, env=environment)
        result: _Result = pickle.loads(Path(folder, "result").read_bytes())
        return result


@cache
def can_be_made() -> bool:
    """Tell whether this machine lets us have a network of our own."""
    if shutil.which("unshare") is None or shutil.which("ip") is None:
        return False
    command = [*_UNSHARE, *_LINKS[1].split()]
    return subprocess.run(command, capture_output=True).returncode == 0


def _set_up(folder: str) -> None:
    for link in _LINKS:
        subprocess.run(link.split(), check=True)
    names = Path(folder, "resolv.conf")
    names.write_text("nameserver 127.0.0.1\n")
    subprocess.run(["mount", "--bind", str(names), "/etc/resolv.conf"], check=True)


def main(folder: str) -> None:
    """Do what `run_apart` asks for."""
    if is_own():
        _set_up(folder)
    function, arguments = pickle.loads(Path(folder, "given").read_bytes())
    result: Any = function(*arguments)
    Path(folder, "result").write_bytes(pickle.dumps(result))


if __name__ == "__main__":
    main(sys.argv[1])
