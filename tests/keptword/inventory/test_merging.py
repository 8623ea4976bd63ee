from plugins.keptword.inventory.merging import merged
from plugins.keptword.inventory.positions import nearest
from plugins.keptword.inventory.written import written

ENTRY = """\
name = "Example"
country = "IE"
[purpose]
en = "Counts."
nl = "Telt."
[[cookies]]
name = "_one"
[cookies.purpose]
en = "One."
[[cookies]]
name = "_two"
[hosts]
script-src = ["https://a.example"]
img-src = ["https://b.example"]
"""


def test_a_key_of_the_site_counts_and_all_others_are_the_entrys() -> None:
    both = merged(written("entry", ENTRY), written("own", 'country = "BE"\n'))
    assert (both.values["name"], both.values["country"]) == ("Example", "BE")


def test_a_table_is_merged_key_by_key_and_a_list_is_replaced_whole() -> None:
    own = '[purpose]\nnl = "Meet."\n[hosts]\nscript-src = []\n[[cookies]]\nname = "_own"\n'
    both = merged(written("entry", ENTRY), written("own", own)).values
    assert both["purpose"] == {"en": "Counts.", "nl": "Meet."}
    assert both["hosts"] == {"script-src": [], "img-src": ["https://b.example"]}
    assert both["cookies"] == [{"name": "_own"}]


def test_each_key_stands_where_it_was_written_that_counts() -> None:
    own = 'country = "BE"\n[purpose]\nnl = "Meet."\n[[cookies]]\nname = "_own"\n'
    places = merged(written("entry", ENTRY), written("own", own)).places

    def where(*path: str | int) -> str:
        place = nearest(path, places)
        return f"{place.file}:{place.line}"

    assert where("name") == "entry:1"
    assert where("country") == "own:1"
    assert where("purpose") == "own:2"
    assert where("purpose", "en") == "entry:4"
    assert where("purpose", "nl") == "own:3"
    assert where("hosts", "img-src") == "entry:14"
    assert where("company") == "own:1"


def test_what_a_replaced_list_lacks_is_missing_in_the_sites_file() -> None:
    both = merged(written("entry", ENTRY), written("own", '\n[[cookies]]\nname = "_own"\n'))
    for path in (("cookies", 0, "purpose", "en"), ("cookies", 0, "storage")):
        assert nearest(path, both.places).file == "own"


def test_a_text_in_the_place_of_a_table_replaces_it_whole() -> None:
    both = merged(written("entry", ENTRY), written("own", 'purpose = "Meet."\n'))
    assert both.values["purpose"] == "Meet."
    assert nearest(("purpose", "en"), both.places).file == "own"


def test_neither_file_is_changed_by_it() -> None:
    entry, own = written("entry", ENTRY), written("own", '[purpose]\nnl = "Meet."\n')
    merged(entry, own)
    assert (entry, own) == (written("entry", ENTRY), written("own", '[purpose]\nnl = "Meet."\n'))
