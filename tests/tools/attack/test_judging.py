"""What one build makes of many attacks at once."""

from pathlib import Path

import pytest

from tests.conftest import ROOT
from tools.attack.judging import Project
from tools.attack.own_network import run_apart
from tools.attack.report import false_alarms, vector_lines
from tools.attack.vectors import Expected, read_vectors
from tools.attack.wire import Visit, contacts

# Each of these was once built without a word, and fetched by a browser before any choice.
ONCE_FETCHED = """
images-picparam images-picspan images-pictypeodd2 images-picweird foreign-mathlinkpre foreign-mathsvgscript
foreign-svginput foreign-svglinkconn foreign-svglinkfont foreign-svglinkfonts foreign-svglinkmod foreign-svglinkpre
foreign-svglinkscript foreign-svglinkstyle foreign-svgvideoposter refresh-refreshquote refresh-refreshquote2
refresh-refreshvt vendors-knownpicture vendors-knownpixel vendors-knownpreload vendors-knownscript vendors-ltyoutube
""".split()

# A vendor's picture in a text is no longer refused: it waits for the vendor.
_INERT = {"vendors-knownpicture"}


@pytest.mark.long
def test_what_was_once_fetched_is_refused_or_waits_and_ordinary_writing_passes(tmp_path: Path) -> None:
    vectors = [vector for vector in read_vectors() if vector.id in ONCE_FETCHED or vector.expected is Expected.HARMLESS]
    project = Project(ROOT, tmp_path)
    judged = project.judge(vectors)
    passed = {one.vector.id: one for one in judged if not one.refused_by}
    assert len(ONCE_FETCHED) == 23
    assert passed.keys() & {*ONCE_FETCHED} == _INERT
    assert [one.why for one in false_alarms(judged)] == []
    assert all("attack-" in one.why for one in judged if one.refused_by == "build")

    waiting = passed["vendors-knownpicture"]
    visits = [Visit(waiting.vector.id, waiting.address, waiting.vector.hosts)]
    found = run_apart(contacts, "privacy.codedor.example", project.output, visits, ("Chromium",), (True,))
    assert found == []
    lines = list(vector_lines(judged, found))
    assert lines[-1].split() == ["all", str(len(vectors)), "22", "0", str(len(vectors) - 22), "0"]
