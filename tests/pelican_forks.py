"""Pelican and invoke in forks of one process that has read all code: a changed site is built without that wait.

Run as a program, this is that process. Each line it is given asks for one run of a program, in a fork of its own:
plugins, tasks and templates are those of the project, and nothing of one run is left for the next. Where a task builds,
Pelican runs in one more fork, which has seen nothing of the task.
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
from threading import Lock
from types import CodeType
from typing import IO, Any

from jinja2 import Environment, FileSystemBytecodeCache
from jinja2.bccache import Bucket
from pelican.generators import Generator
from pelican.plugins import signals

ROOT = Path(__file__).parent.parent

# Runs `python -m pelican …`, or `python -m invoke …`, in a folder. The last is the lock of a build, for processes.
RunPelican = Callable[[list[str], Path, int], subprocess.CompletedProcess[str]]

# The input of a process stands in for the lock, where nobody builds anything else.
NO_LOCK = 0


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
        requests, answers = server[0].stdin, server[0].stdout
        assert requests is not None
        assert answers is not None
        return _asked(command, project, folder, requests, answers)

    try:
        yield run
    finally:
        for process in server:
            process.communicate()


def _asked(
    command: list[str], project: Path, folder: Path, requests: IO[str], answers: IO[str]
) -> subprocess.CompletedProcess[str]:
    """Ask for one run, wait for it, and return its status and what it said."""
    with tempfile.TemporaryDirectory(dir=folder) as said:
        out, errors = (Path(said) / name for name in ("out", "errors"))
        words = command[command.index("-m") + 1 :]
        print(json.dumps([words, str(project), dict(os.environ), str(out), str(errors)]), file=requests, flush=True)
        status = int(answers.readline())
        return subprocess.CompletedProcess(command, status, out.read_text("utf-8"), errors.read_text("utf-8"))


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
    """Read all code, then run a program once for each line."""
    _remember_code()
    path = list(sys.path)
    for name in runpy.run_path(str(ROOT / "pelicanconf.py"))["PLUGINS"]:
        importlib.import_module(name)
    importlib.import_module("invoke.main")
    sys.path[:] = path
    for name in [name for name in sys.modules if name.split(".")[0] in ("plugins", "tools")]:
        del sys.modules[name]
    gc.freeze()
    gc.disable()
    _answer(compiled, sys.stdin, sys.stdout)


def _answer(compiled: str, requests: IO[str], answers: IO[str]) -> None:
    """Fork for each line, and write with which status that ended."""
    for line in requests:
        child = os.fork()
        if not child:
            (program, *arguments), *where = json.loads(line)
            if program == "invoke":
                _build_in_forks(compiled)
            _run(compiled, program, arguments, *where)
        print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), file=answers, flush=True)


def _build_in_forks(compiled: str) -> None:
    """Go on in a child, which is a task; run each Pelican that it asks for in a fork of what this is until then."""
    (requested, request), (answered, answer) = os.pipe(), os.pipe()
    task = os.fork()
    for descriptor in (requested, answer) if not task else (request, answered):
        os.close(descriptor)
    if task:
        with os.fdopen(requested) as requests, os.fdopen(answer, "w") as answers:
            _answer(compiled, requests, answers)
        os._exit(abs(os.waitstatus_to_exitcode(os.waitpid(task, 0)[1])))
    to_parent, from_parent = os.fdopen(request, "w"), os.fdopen(answered)
    one_at_a_time, in_a_process = Lock(), subprocess.run

    def run(command: Any, *given: Any, **options: Any) -> Any:
        if not isinstance(command, list) or command[1:3] != ["-m", "pelican"]:
            return in_a_process(command, *given, **options)
        with one_at_a_time:
            return _asked(command, options["cwd"], Path(compiled), to_parent, from_parent)

    setattr(subprocess, "run", run)  # noqa: B010


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


def _run(
    compiled: str, program: str, arguments: list[str], project: str, environment: dict[str, str], *said: str
) -> None:
    """Be `python -m pelican`, or `python -m invoke`, in the folder of a project; never return."""
    for descriptor, file in enumerate(("/dev/null", *said)):
        os.dup2(os.open(file, os.O_RDWR | os.O_CREAT, 0o600), descriptor)
    status: Any = 1
    try:
        os.chdir(project)
        os.environ.clear()
        os.environ.update(environment)
        time.tzset()
        sys.path[:0] = [project, *filter(None, environment.get("PYTHONPATH", "").split(os.pathsep))]
        sys.argv = [program, *arguments]
        cache = CompiledTemplates(compiled)

        def use_compiled(generator: Generator) -> None:
            generator.env.bytecode_cache = cache

        signals.generator_init.connect(use_compiled)
        if program == "invoke":
            importlib.import_module("invoke.main").program.run()
        else:
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
