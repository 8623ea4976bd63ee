"""The script files of a built site: which of them our own code wrote, which are signed, and which are refused."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from plugins.consent.signatures import FILE, Signature, Signatures, entry_to_paste, hash_of
from plugins.keptword.problems import Problem, shown_file
from plugins.keptword.requests.files import decoded, is_script
from plugins.keptword.requests.js import Act, acts_of, read_script
from plugins.keptword.requests.load import host_of, resolve
from plugins.keptword.requests.scripts import csp_hash

# At most this many findings of each kind are named in a message.
_NAMED = 8


@dataclass(frozen=True)
class ScriptFile:
    """A script of a site: its path in the project (or below the output), and its content."""

    name: str
    data: bytes

    @property
    def hash(self) -> str:
        """The CSP hash that the audit uses."""
        return csp_hash(decoded(self.data))


def site_scripts(output: Path, sources: Iterable[Path], root: Path) -> list[ScriptFile]:
    """Return every script file below `output`, under the name of the project file that it is a copy of, if any.

    `sources` are the folders of hand-written files; names are relative to `root`, else to the parent of `output`.
    """
    written: dict[tuple[str, bytes], str] = {}
    for path in (path for folder in sources for path in sorted(folder.rglob("*")) if is_script(path.name)):
        if path.is_file():
            # A renamed copy is recognized by its content alone.
            for name in (path.name, ""):
                written.setdefault((name, path.read_bytes()), shown_file(path, root))
    scripts: list[ScriptFile] = []
    for path in sorted(output.rglob("*")):
        if is_script(path.name) and path.is_file():
            data = path.read_bytes()
            source = written.get((path.name, data)) or written.get(("", data))
            scripts.append(ScriptFile(source or f"output/{path.relative_to(output).as_posix()}", data))
    return scripts


def unsigned_scripts(scripts: Iterable[ScriptFile], signatures: Signatures) -> Iterator[Problem]:
    """Yield a problem for each script whose content is not signed, and for each entry without a script."""
    by_name: dict[str, ScriptFile] = {}
    for script in scripts:
        by_name[script.name] = script
        signature = signatures.of(script.name)
        if signature is None or signature.sha256 != hash_of(script.data):
            yield _unsigned(script, signature)
    yield from _entries_of_nothing(signatures, by_name)


def signed_hashes(scripts: Iterable[ScriptFile], signatures: Signatures) -> Iterator[str]:
    """Yield the CSP hashes of the scripts whose present content is signed."""
    for script in scripts:
        signature = signatures.of(script.name)
        if signature is not None and signature.sha256 == hash_of(script.data):
            yield script.hash


def _unsigned(script: ScriptFile, signature: Signature | None) -> Problem:
    seen = list(_seen(script))
    line, column = seen[0][:2] if seen else (1, 1)
    said = "; ".join(dict.fromkeys(what for _, _, what in seen)) or "nothing that contacts anyone"
    if signature is None:
        wrong = "this script runs before any choice, and nobody has signed it"
        place = f"write in {FILE}"
    else:
        wrong = f"this script is not as it was signed in {FILE}, line {signature.line}"
        place = f"put in place of its entry in {FILE}"
    instead = f"Read it; to allow it, {place}\n\n{entry_to_paste(script.name, script.data)}\n\n  else remove the file"
    return Problem(script.name, line, column, f"{wrong}. What can be read in it, and it may do more: {said}", instead)


def _entries_of_nothing(signatures: Signatures, by_name: Mapping[str, ScriptFile]) -> Iterator[Problem]:
    for entry in signatures.entries:
        if entry.file not in by_name:
            same = next((name for name, script in by_name.items() if hash_of(script.data) == entry.sha256), None)
            instead = f'Write ["{same}"]' if same else "Remove the entry, or write the path of the script as it is now"
            yield Problem(FILE, entry.line, 1, f'the site has no script "{entry.file}"', instead)


def _seen(script: ScriptFile) -> Iterator[tuple[int, int, str]]:
    """Yield what was found in a script, as (line, column, description)."""
    code = decoded(script.data)
    reading = read_script(code)
    acts: dict[str, list[Act]] = {}
    for act in acts_of(code):
        acts.setdefault(act.kind, []).append(act)
    for kind, found in acts.items():
        names = ", ".join(f"{act.name} (line {act.line})" for act in found[:_NAMED])
        yield found[0].line, found[0].column, f"{kind}: {names}"
    for url in reading.urls[:_NAMED]:
        resolved = resolve(url.url, "https://own.invalid/")
        host = host_of(resolved) if resolved else ""
        if host and host != "own.invalid":
            yield url.line, url.column, f"contacts {host} (line {url.line})"
    if reading.markup or reading.css:
        first = (*reading.markup, *reading.css)[0]
        yield first.line, first.column, f"writes markup or style into the page (line {first.line})"
    if reading.is_opaque:
        yield 1, 1, "cannot be read to the end"
