from plugins.keptword.hashed_names import hashed_name


def test_a_name_changes_with_what_is_in_the_file_and_keeps_folder_and_ending() -> None:
    assert hashed_name("site/a.min.css", b"") == "site/a.min.e3b0c442.css"
    assert hashed_name("site/a.css", b"a") != hashed_name("site/a.css", b"b")
