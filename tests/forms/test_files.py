from plugins.forms.files import form_files


def test_script_and_style_are_named_after_what_is_in_them() -> None:
    script, style = form_files()
    assert script.path.startswith("site/forms.")
    assert script.path.endswith(".js")
    assert style.path.endswith(".css")
    assert "addEventListener" in script.text
    assert ".form-outcome" in style.text


def test_no_script_of_a_vendor_is_asked_for_and_nothing_is_stored() -> None:
    script, _ = form_files()
    for forbidden in ("http://", "https://", "localStorage", "sessionStorage", "document.cookie", "import("):
        assert forbidden not in script.text
