"""What is written down of the files of a release."""

from plugins.keptword.requests.libraries import Library
from plugins.keptword.requests.scripts import csp_hash
from tools.known_libraries.listing import known_files
from tools.known_libraries.releases import Release

LONG = "/*" + " long" * 300 + "*/"


def known(name: str, code: str, *, more: bytes = b"") -> dict[str, Library]:
    return dict(known_files(Release("npm", "x", "1.0"), [(name, code.encode() + more)]))


def test_a_file_is_known_by_its_hash() -> None:
    code = f"onmessage = e => eval(e.data); {LONG}"
    assert known("package/dist/x.js", code) == {csp_hash(code): Library("x", "1.0")}


def test_a_file_that_names_others_or_takes_their_addresses_out_of_the_page_says_so() -> None:
    for code in (f"fetch('https://t.example/x'); {LONG}", f"i.src = document.querySelector('p').dataset.src; {LONG}"):
        assert [library.names_others for library in known("x.js", code).values()] == [True]


def test_what_no_site_takes_from_a_release_is_left_out() -> None:
    assert not known("package/test/x.js", LONG)
    assert not known("package/x.js", "short()")
    assert not known("package/x.js", LONG, more=b"\xff")
