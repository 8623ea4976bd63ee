"""Pelican in forks of one process that has read all code: a site that a test changed is built without that wait.

Run as a program, this is that process. Each line it is given asks for one run of Pelican, in a fork of its own: plugins
and templates are those of the project that is built, and nothing of one run is left for the next.
"""

import gc
import hashlib
import importlib
import json
import os
import runpy
import subprocess
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib.machinery import SourceFileLoader
from pathlib import Path
from types import CodeType
from typing import Any

from jinja2 import Environment, FileSystemBytecodeCache
from jinja2.bccache import Bucket
from pelican.generators import Generator
from pelican.plugins import signals

ROOT = Path(__file__).parent.parent

RunPelican = Callable[[list[str], Path, int], subprocess.CompletedProcess[str]]


@contextmanager
def pelican_forks(folder: Path) -> Iterator[RunPelican]:
    """Give what runs a command of Pelican in the folder of a project. Not for several threads at once.

    The process behind it starts with the first command, and keeps compiled templates in `folder`.
    """
    server: list[subprocess.Popen[str]] = []

    def run(command: list[str], project: Path, _: int) -> subprocess.CompletedProcess[str]:
        if not server:
            program = [sys.executable, "-P", __file__, str(folder)]
            server.append(subprocess.Popen(program, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True))
        with tempfile.TemporaryDirectory(dir=folder) as said:
            out, errors = (Path(said) / name for name in ("out", "errors"))
            arguments = command[command.index("pelican") + 1 :]
            request = [arguments, str(project), dict(os.environ), str(out), str(errors)]
            to_server, from_server = server[0].stdin, server[0].stdout
            assert to_server is not None
            assert from_server is not None
            print(json.dumps(request), file=to_server, flush=True)
            status = int(from_server.readline())
            return subprocess.CompletedProcess(command, status, out.read_text("utf-8"), errors.read_text("utf-8"))

    try:
        yield run
    finally:
        for process in server:
            process.communicate()


class CompiledTemplates(FileSystemBytecodeCache):
    """Compiled templates by what they hold, wherever their project stands."""

    def get_bucket(self, environment: Environment, name: str, filename: str | None, source: str) -> Bucket:
        """Return the compiled template, as if it had been compiled from this file."""
        key = hashlib.sha256(f"{name}\n{source}".encode()).hexdigest()
        bucket = Bucket(environment, key, self.get_source_checksum(source))
        self.load_bytecode(bucket)
        if bucket.code and filename:
            bucket.code = bucket.code.replace(co_filename=filename)
        return bucket


def main(compiled: str) -> None:
    """Read all code, then run Pelican once for each line."""
    _remember_code()
    path = list(sys.path)
    for name in runpy.run_path(str(ROOT / "pelicanconf.py"))["PLUGINS"]:
        importlib.import_module(name)
    sys.path[:] = path
    for name in [name for name in sys.modules if name.split(".")[0] in ("plugins", "tools")]:
        del sys.modules[name]
    gc.freeze()
    gc.disable()
    for line in sys.stdin:
        child = os.fork()
        if not child:
            _run(compiled, *json.loads(line))
        print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)


def _remember_code() -> None:
    """Compile no module twice that holds the same, in whatever copy of the project."""
    codes: dict[bytes, CodeType | None] = {}
    compiled = SourceFileLoader.get_code

    def get_code(loader: SourceFileLoader, fullname: str) -> CodeType | None:
        if not fullname.startswith(("plugins.", "tools.")):
            return compiled(loader, fullname)
        source = loader.get_data(loader.path)
        if source not in codes:
            codes[source] = compiled(loader, fullname)
        return codes[source]

    setattr(SourceFileLoader, "get_code", get_code)  # noqa: B010


def _run(compiled: str, arguments: list[str], project: str, environment: dict[str, str], *said: str) -> None:
    """Be `python -m pelican` in the folder of a project; never return."""
    for descriptor, file in enumerate(("/dev/null", *said)):
        os.dup2(os.open(file, os.O_RDWR | os.O_CREAT, 0o600), descriptor)
    status: Any = 1
    try:
        os.chdir(project)
        os.environ.clear()
        os.environ.update(environment)
        time.tzset()
        sys.path.insert(0, project)
        sys.argv = ["pelican", *arguments]
        cache = CompiledTemplates(compiled)

        def use_compiled(generator: Generator) -> None:
            generator.env.bytecode_cache = cache

        signals.generator_init.connect(use_compiled)
        importlib.import_module("pelican").main()
        status = 0
    except SystemExit as ended:
        status = ended.code or 0
        if not isinstance(status, int):
            print(status, file=sys.stderr)
            status = 1
    except BaseException:
        traceback.print_exc()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(status)


if __name__ == "__main__":
    main(sys.argv[1])
