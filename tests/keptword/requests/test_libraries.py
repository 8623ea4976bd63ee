"""Released files of libraries that are known by their hashes."""

import gzip
from collections.abc import Iterator
from pathlib import Path

import pytest

from plugins.keptword.requests import libraries, read_file
from plugins.keptword.requests.grades import Grade
from plugins.keptword.requests.libraries import LIST, Library, as_list, library_of
from plugins.keptword.requests.scripts import csp_hash

QUIET = "window.$ = 1; onmessage = function (e) { fetch(e.origin) }"
NAMING = "frame.src = '//t.example/film'; onmessage = function (e) { fetch(e.origin) }"


@pytest.fixture
def known(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Let two files be all that are known."""
    files = {csp_hash(QUIET): Library("quiet", "1.0"), csp_hash(NAMING): Library("naming", "2.0", names_others=True)}
    (tmp_path / "list").write_bytes(as_list(files))
    monkeypatch.setattr(libraries, "LIST", tmp_path / "list")
    libraries._known.cache_clear()
    yield
    libraries._known.cache_clear()


def loads(code: str) -> list[tuple[str, Grade]]:
    return [(load.url, load.grade) for load in read_file(code.encode(), "x.js", "https://site.example/x.js").loads]


@pytest.mark.usefixtures("known")
def test_a_known_file_loads_what_others_ask_of_it() -> None:
    assert loads(QUIET) == []
    assert loads(f"{QUIET};") == [("", Grade.UNREAD)]


@pytest.mark.usefixtures("known")
def test_what_a_known_file_names_is_told() -> None:
    assert loads(NAMING) == [("https://t.example/film", Grade.MAY_LOAD)]
    assert loads(f"{NAMING};") == [("https://t.example/film", Grade.LOADS), ("", Grade.UNREAD)]


@pytest.mark.usefixtures("known")
def test_the_list_holds_what_was_put_into_it() -> None:
    assert library_of(csp_hash(NAMING)) == Library("naming", "2.0", names_others=True)
    assert library_of(csp_hash(" ")) is None


def test_the_list_knows_jquery_by_the_hash_that_its_authors_publish() -> None:
    jquery = library_of("'sha256-/JqT3SQfawRcv/BIHPThkBvs0OEvtFFmqPF/lYI/Cxo='")
    assert jquery is not None
    assert (jquery.name, jquery.version, jquery.names_others) == ("jquery", "3.7.1", False)


def test_all_hashes_are_whole() -> None:
    lines = gzip.decompress(LIST.read_bytes()).decode().splitlines()
    hashes = [hash_ for line in lines for hash_ in line.split(" ")[3:]]
    assert len(hashes) > 1000
    assert {len(hash_) for hash_ in hashes} == {43}
