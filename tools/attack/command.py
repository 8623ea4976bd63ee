"""The attack as a command: vectors through the build and onto the wire, then random documents."""

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory

import markdown

from tests.engines import programs
from tests.engines.programs import find_firefox
from tools.attack.judging import Judged, Project
from tools.attack.own_network import can_be_made, run_apart
from tools.attack.random_pages import Outcome, attacked
from tools.attack.report import random_lines, vector_lines
from tools.attack.vectors import Goes, Vector, read_vectors
from tools.attack.wire import Contact, Visit, contacts
from tools.publication.building import site_settings

HELD, BROKEN = 0, 1

_EXTENSIONS = ("tables", "attr_list", "def_list")
_PLAIN = "plain-"


def attack(root: Path, *, pages: int, minutes: float, seed: int, families: Sequence[str], plain: bool) -> int:
    """Attack the promise of the site in a folder, print what came of it, and return the exit status.

    `plain` also opens what was refused, in pages without a lock: does it really contact someone? Raises ValueError
    for a family that there is not.
    """
    if not can_be_made():
        print("No network of its own can be made here: what only looks up a name is not seen.")
    vectors = read_vectors(families)
    judged, found, real = attack_with_vectors(root, vectors, browsers(), plain=plain)
    print("\n".join(vector_lines(judged, found)))
    if plain:
        print("\n".join(_real_lines(judged, real)))
    outcomes = attack_at_random(seed, pages, minutes * 60) if pages and not families else []
    if outcomes:
        print()
        print("\n".join(random_lines(outcomes)))
    is_broken = found or any(outcome.missed for outcome in outcomes)
    return BROKEN if is_broken else HELD


def attack_with_vectors(
    root: Path, vectors: Sequence[Vector], engines: Sequence[str], *, plain: bool = False
) -> tuple[list[Judged], list[Contact], list[Contact]]:
    """Return what became of vectors, and whom those contacted that passed.

    If asked, also whom those contact that were refused, in pages without a lock.
    """
    with TemporaryDirectory() as folder:
        project = Project(root, Path(folder))
        judged = project.judge(vectors)
        host = site_settings(root).url.removeprefix("https://")
        passed = [_visit(one) for one in judged if not one.refused_by]
        found = _contacted(host, project.output, passed, engines, (True, False))
        real: list[Contact] = []
        if plain:
            refused = [one.vector for one in judged if one.refused_by and one.vector.goes in (Goes.TEXT, Goes.HEAD)]
            visits = [_plain_visit(vector, project.output) for vector in refused]
            real = _contacted(host, project.output, visits, engines, (True,))
        return judged, found, real


def _contacted(
    host: str, output: Path, visits: Sequence[Visit], engines: Sequence[str], scripts: Sequence[bool]
) -> list[Contact]:
    """Make visits in all browsers at the same time, each in a network of its own."""
    with ThreadPoolExecutor() as pool:
        made = pool.map(lambda name: run_apart(contacts, host, output, visits, [name], scripts), engines)
        return list(chain.from_iterable(made))


def attack_at_random(seed: int, pages: int, seconds: float) -> list[Outcome]:
    """Open generated documents in all browsers that there are, at the same time."""
    with ThreadPoolExecutor() as pool:
        return list(pool.map(lambda name: run_apart(attacked, name, seed, pages, seconds), browsers()))


def browsers() -> list[str]:
    """Return the browsers that are on this machine."""
    found = ["Chromium"]
    if find_firefox() is not None:
        found.append("Firefox")
    try:
        programs.mini_browser()
        programs.virtual_screen()
        found.append("WebKit")
    except programs.NotToBeHadError as error:
        print(f"WebKit is left out: {error}")
    return found


def _visit(one: Judged) -> Visit:
    vector = one.vector
    return Visit(vector.id, one.address, vector.hosts, vector.granted, vector.click)


def _plain_visit(vector: Vector, output: Path) -> Visit:
    """Write a vector into a page without a lock."""
    text = markdown.markdown(vector.text, extensions=_EXTENSIONS) if vector.goes is Goes.TEXT else vector.text
    head, body = ("", text) if vector.goes is Goes.TEXT else (text, "")
    page = f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>x</title>{head}'
    page += f'<link rel="stylesheet" href="/theme/style.css"><script>1</script></head><body>{body}</body></html>'
    (output / f"{_PLAIN}{vector.id}.html").write_text(page, "utf-8")
    return Visit(vector.id, f"/{_PLAIN}{vector.id}.html", vector.hosts)


def _real_lines(judged: Sequence[Judged], real: Sequence[Contact]) -> Iterator[str]:
    refused = {one.vector.id for one in judged if one.refused_by}
    really = {contact.id for contact in real}
    yield f"\nOf {len(refused)} that were refused, {len(really)} contact someone in a page without a lock."
