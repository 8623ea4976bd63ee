from plugins.settings.places import Place, places_of

SETTINGS = """SITEURL = "x"

FORMS: dict[str, dict[str, str]] = {
    "contact": {"adapter": "formspree", "key": "abc"},
    "rights": {
        "adapter": "plain",
    },
}
"""


def test_each_form_stands_where_its_name_is_written() -> None:
    places = places_of("FORMS", "pelicanconf.py", SETTINGS)
    assert places["contact"] == Place("pelicanconf.py", 4, 5)
    assert places["rights"] == Place("pelicanconf.py", 5, 5)
    assert places[""] == Place("pelicanconf.py", 3, 1)


def test_a_setting_that_is_not_in_the_file_stands_at_its_beginning() -> None:
    assert places_of("FORMS", "pelicanconf.py", "SITEURL = 1") == {"": Place("pelicanconf.py")}
    assert places_of("FORMS", "pelicanconf.py", "") == {"": Place("pelicanconf.py")}


def test_one_that_is_assembled_elsewhere_stands_where_it_is_set() -> None:
    assert places_of("FORMS", "x.py", "\nFORMS = dict(contact=1)\n") == {"": Place("x.py", 2, 1)}
    assert places_of("FORMS", "x.py", "def (") == {"": Place("x.py")}
