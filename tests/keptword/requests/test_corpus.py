"""The auditor against the corpus: what real browsers contacted, it must find, and it must keep quiet otherwise."""

from pathlib import Path

from plugins.keptword.auditing import Finding, Site, audit_site
from plugins.keptword.inventory.services import Inventory
from tests.corpus.vectors import Vector, read_labels, read_vectors

VECTORS = read_vectors()
LABELS = read_labels()

LOADS = [vector for vector in VECTORS if any(LABELS.get(vector.name, {}).values())]
OTHERS = [vector for vector in VECTORS if vector not in LOADS]


def findings_of(vector: Vector, folder: Path) -> list[Finding]:
    site = Site(vector.write_to(folder), vector.url, Inventory())
    return [finding for _, findings in audit_site(site) for finding in findings if finding.is_judged]


def is_found(vector: Vector, findings: list[Finding]) -> bool:
    """Tell whether a finding names the vector's host, or none where no reader could know it."""
    return any(finding.host in vector.hosts or (vector.is_opaque and finding.is_opaque) for finding in findings)


def is_quiet(vector: Vector, findings: list[Finding]) -> bool:
    return vector.is_strict or not findings


def test_what_a_browser_contacts_is_found(tmp_path: Path) -> None:
    missed = {vector.name for vector in LOADS if not is_found(vector, findings_of(vector, tmp_path))}
    assert missed == set()


def test_what_no_browser_contacts_is_no_finding(tmp_path: Path) -> None:
    false_alarms = {vector.name for vector in OTHERS if not is_quiet(vector, findings_of(vector, tmp_path))}
    assert false_alarms == set()


def test_every_vector_is_labelled_by_a_recording() -> None:
    assert len(VECTORS) >= 200
    assert [vector.name for vector in VECTORS] == list(LABELS)


def test_dead_code_is_marked_only_where_no_browser_contacts_a_host() -> None:
    assert not [vector.name for vector in LOADS if vector.is_strict]
    assert not [vector.name for vector in OTHERS if vector.is_opaque]


def test_most_quiet_vectors_are_ordinary() -> None:
    assert 2 * sum(not vector.is_strict for vector in OTHERS) >= len(OTHERS)
