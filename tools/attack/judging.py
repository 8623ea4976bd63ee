"""What a build makes of vectors: put into a copy of the project, built for real, all at once, and audited.

What a build refuses it names with file and line, so that one build judges hundreds of vectors. What it refuses is taken
out, and the rest is built again, until a build ends well: then the audit judges what was written.
"""

import re
import shutil
import subprocess
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from plugins.keptword.auditing import audit_site
from tools.attack.vectors import DOMAIN, PREFIX, Goes, Vector
from tools.publication.building import own_site, pelican_command

_IGNORED = shutil.ignore_patterns(".*", "output", "server", "tests", "tools", "__pycache__")
_SETTINGS = "pelicanconf.py"
_CATALOGUE = "theme/translations/nl.po"
# A problem names the file, or at least the host, of a vector.
_NAMED = re.compile(rf"{PREFIX}([a-z0-9-]+)[./]|([a-z0-9-]+)\.{re.escape(DOMAIN)}")
_PAGE = """Title: {id}
Slug: {prefix}{id}
Description: A page of an editor.
{template}
Text.

{text}
"""
_TEMPLATE = """{{% extends "page.html" %}}
{{% block addresses %}}{{{{ super() }}}}{{% raw %}}
{text}
{{% endraw %}}{{% endblock %}}
"""


@dataclass(frozen=True)
class Judged:
    """A vector, who refused it (`build`, `audit`, or nobody), why, and the address at which it can be opened."""

    vector: Vector
    refused_by: str = ""
    why: str = ""
    address: str = ""


class Project:
    """A copy of the project to put vectors into; `output` holds the last build."""

    def __init__(self, root: Path, folder: Path) -> None:
        self.folder = folder / "project"
        self.output = folder / "output"
        shutil.copytree(root, self.folder, ignore=_IGNORED)
        self._catalogue = (self.folder / _CATALOGUE).read_text("utf-8")

    def judge(self, vectors: Sequence[Vector]) -> list[Judged]:
        """Return what became of each vector; those that passed stand in `output`."""
        refused = self._refused(vectors)
        passed = [vector for vector in vectors if vector.id not in refused]
        if len(passed) < len(vectors):
            refused |= self._refused(passed)
        return [refused.get(vector.id) or Judged(vector, address=address(vector)) for vector in vectors]

    def _refused(self, vectors: Sequence[Vector]) -> dict[str, Judged]:
        waiting = {vector.id: vector for vector in vectors}
        refused: dict[str, Judged] = {}
        while told := self._built(waiting.values()):
            named = {id_: line for line in told for id_ in _ids_in(line) if id_ in waiting}
            if not named and len(waiting) == 1:
                named = {next(iter(waiting)): told[-1]}
            if not named:
                refused |= self._halved(list(waiting.values()))
                waiting = {id_: vector for id_, vector in waiting.items() if id_ not in refused}
                continue
            for id_, line in named.items():
                refused[id_] = Judged(waiting.pop(id_), "build", line.strip())
        return refused | self._audited(waiting)

    def _halved(self, vectors: list[Vector]) -> dict[str, Judged]:
        """Find what ends a build that names nobody."""
        middle = len(vectors) // 2
        refused = self._refused(vectors[:middle]) | self._refused(vectors[middle:])
        if not refused:
            raise RuntimeError("a build fails that names nobody, and neither half of it does")
        return refused

    def _audited(self, vectors: dict[str, Vector]) -> dict[str, Judged]:
        refused = {}
        for file, findings in audit_site(own_site(self.folder, self.output)):
            for id_ in _ids_in(file) if findings else ():
                if id_ in vectors:
                    refused[id_] = Judged(vectors[id_], "audit", str(findings[0]))
        return refused

    def _built(self, vectors: Iterable[Vector]) -> list[str]:
        """Build the project with these vectors; return what the build said where it failed, else nothing."""
        self._clear()
        for vector in vectors:
            self._put(vector)
        shutil.rmtree(self.output, ignore_errors=True)
        command = pelican_command(self.folder, self.output, _SETTINGS)
        done = subprocess.run(command, cwd=self.folder, capture_output=True, text=True)
        if done.returncode == 0:
            return []
        # Problems are indented below their count; what is not is a warning, which ends nothing.
        told = (done.stdout + done.stderr).splitlines()
        return [line for line in told if line.startswith("  ")] or told[-1:] or ["the build says nothing"]

    def _put(self, vector: Vector) -> None:
        for name, content in vector.files.items():
            self._write(f"theme/static/{PREFIX}{vector.id}/{name}", content)
        if vector.goes is Goes.SERVICE:
            self._write(f"content/services/{PREFIX}{vector.id}.toml", vector.text)
        elif vector.goes is Goes.MESSAGE:
            self._translate(vector.message, vector.text)
        elif vector.goes is Goes.HEAD:
            self._write(f"theme/templates/{PREFIX}{vector.id}.html", _TEMPLATE.format(text=vector.text))
            self._write_page(vector, f"Template: {PREFIX}{vector.id}\n", "")
        elif vector.goes is Goes.METADATA:
            metadata, _, text = vector.text.partition("\n\n")
            self._write_page(vector, f"{metadata}\n", text)
        else:
            self._write_page(vector, "", vector.text)

    def _write_page(self, vector: Vector, metadata: str, text: str) -> None:
        written = _PAGE.format(id=vector.id, prefix=PREFIX, template=metadata, text=text)
        self._write(f"content/pages/en/{PREFIX}{vector.id}.md", written)

    def _translate(self, message: str, translation: str) -> None:
        catalogue = (self.folder / _CATALOGUE).read_text("utf-8")
        entry = re.compile(rf'(msgid "{re.escape(message)}"\nmsgstr) ".*"')
        self._write(_CATALOGUE, entry.sub(lambda match: f'{match[1]} "{translation}"', catalogue))

    def _write(self, name: str, text: str) -> None:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")

    def _clear(self) -> None:
        for pattern in ("content/*", "content/pages/en", "theme/*"):
            for path in self.folder.glob(f"{pattern}/{PREFIX}*"):
                shutil.rmtree(path) if path.is_dir() else path.unlink()
        self._write(_CATALOGUE, self._catalogue)


def _ids_in(line: str) -> Iterator[str]:
    """Yield the vectors that a line names by file; by host only where it names no file of one."""
    found = list(_NAMED.finditer(line))
    yield from (match[1] for match in found if match[1])
    if not any(match[1] for match in found):
        yield from (match[2] for match in found)


def address(vector: Vector) -> str:
    """Return the path at which a vector is opened on the site."""
    if vector.goes in (Goes.SERVICE, Goes.MESSAGE):
        return "/nl/"
    if vector.opens.startswith("/"):
        return vector.opens
    if vector.opens:
        return f"/theme/{PREFIX}{vector.id}/{vector.opens}"
    return f"/en/{PREFIX}{vector.id}/"
