from pathlib import Path

from plugins.keptword.scanning.pages import pages_in, path_of


def test_the_pages_of_a_folder_are_named_as_visitors_ask_for_them(tmp_path: Path) -> None:
    for file in ("index.html", "404.html", "en/index.html", "en/a/index.html", "en/note.txt"):
        (tmp_path / file).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / file).write_text("x")
    assert pages_in(tmp_path) == ("/", "/404.html", "/en/", "/en/a/")


def test_a_path_keeps_its_query_and_is_never_empty() -> None:
    assert path_of("https://site.test") == "/"
    assert path_of("https://site.test/a/?page=2#top") == "/a/?page=2"
