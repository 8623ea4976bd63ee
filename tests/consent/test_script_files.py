"""Script files of a theme, of an editor, of nobody known: each runs only as it was signed."""

from pathlib import Path

import pytest

from plugins.consent.script_files import ScriptFile, signed_hashes, site_scripts, unsigned_scripts
from plugins.consent.signatures import FILE, Signature, Signatures, hash_of
from plugins.keptword.problems import Problem

NAME = "theme/static/a.js"


def unsigned(code: str, *entries: Signature) -> list[Problem]:
    return list(unsigned_scripts([ScriptFile(NAME, code.encode())], Signatures(entries)))


def signed(code: str, name: str = NAME) -> Signature:
    return Signature(name, hash_of(code.encode()), "Our own menu", 3)


@pytest.mark.parametrize(
    ("code", "seen"),
    [
        (
            "\nvar p = new RTCPeerConnection({iceServers: [{urls: 'stun:h.example:3478'}]})",
            "RTCPeerConnection (line 2)",
        ),
        ("\nlocation.href = 'https://h.example/'", "leaves the page: location.href (line 2)"),
        ("\nconst l = document.createElement('link'); l.rel = 'preconnect'; l.href = '//h.example/'", "h.example"),
        ("\nlocalStorage.consent = '{}'", "writes the storage: localStorage.consent (line 2)"),
        ("\ndocument.getElementById('consent-accept-all')?.click()", "clicks"),
        ("\nfetch('https://h.example/')", "contacts h.example (line 2)"),
        ("\nfetch(window.name)", "cannot be read to the end"),
        ("\nmenu.hidden = true", "nothing that contacts anyone"),
    ],
)
def test_a_script_that_nobody_signed_is_refused_with_what_it_is_seen_to_do(code: str, seen: str) -> None:
    (problem,) = unsigned(code)
    assert problem.file == NAME
    assert seen in problem.wrong


def test_the_place_is_where_it_first_does_something() -> None:
    (problem,) = unsigned("// menu\nconst a = 1;  location = '/x'")
    assert (problem.line, problem.column) == (2, 15)


def test_the_message_holds_the_entry_to_paste() -> None:
    (problem,) = unsigned("menu()")
    assert f'\n    ["{NAME}"]\n    sha256 = "{hash_of(b"menu()")}"\n    reason = "[' in problem.instead


def test_a_signed_script_runs_as_it_is() -> None:
    script = ScriptFile(NAME, b"menu()")
    assert unsigned("menu()", signed("menu()")) == []
    assert list(signed_hashes([script], Signatures((signed("menu()"),)))) == [script.hash]


def test_a_script_that_changed_has_to_be_signed_again() -> None:
    (problem,) = unsigned("menu(); spy()", signed("menu()"))
    assert f"not as it was signed in {FILE}, line 3" in problem.wrong
    assert hash_of(b"menu(); spy()") in problem.instead
    assert list(signed_hashes([ScriptFile(NAME, b"menu(); spy()")], Signatures((signed("menu()"),)))) == []


def test_an_entry_for_no_script_is_named() -> None:
    (problem,) = unsigned("menu()", signed("menu()"), signed("other()", "theme/static/b.js"))
    assert str(problem).startswith(f'{FILE}:3:1: the site has no script "theme/static/b.js"')


def test_an_entry_for_a_script_that_moved_is_told_where_it_is() -> None:
    problems = unsigned("menu()", signed("menu()", "theme/static/old.js"))
    assert any(problem.instead == f'Write ["{NAME}"]' for problem in problems)


def test_a_script_is_named_by_the_file_that_a_person_put_there(tmp_path: Path) -> None:
    for folder in ("content/extra", "theme/static", "output/theme", "output/extra"):
        (tmp_path / folder).mkdir(parents=True)
    copied = ("theme/static/a.js", "theme/static/same.js", "output/theme/a.js", "output/theme/same.js")
    for name in (*copied, "content/extra/b.MJS", "output/extra/b2.MJS", "output/c.cjs"):
        (tmp_path / name).write_text(Path(name).suffix, "utf-8")
    (tmp_path / "output/theme/style.css").touch()
    scripts = site_scripts(tmp_path / "output", (tmp_path / "theme", tmp_path / "content"), tmp_path)
    names = ["output/c.cjs", "content/extra/b.MJS", "theme/static/a.js", "theme/static/same.js"]
    assert [script.name for script in scripts] == names
