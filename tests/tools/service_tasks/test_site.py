from tests.tools.publication.test_building import tree
from tools.service_tasks.site import EditedSite


def test_a_service_that_is_not_sound_does_not_hide_the_others(edited: EditedSite) -> None:
    before = {service.id for service in edited.sound_services()}
    (edited.root / edited.file("youtube")).write_text("nonsense", "utf-8")
    assert {service.id for service in edited.sound_services()} == before - {"youtube"}
    assert set(edited.ids) == before


def test_what_was_built_stays_as_it_is(edited: EditedSite) -> None:
    before = set(tree(edited.root))
    told = edited.written("example-video", 'use = "example-video"\n')
    assert told.endswith("The site builds with it; invoke serve shows it.")
    left = set(tree(edited.root)) - before
    assert {path for path in left if "__pycache__" not in path} == {"content/services/example-video.toml"}


def test_what_is_wrong_besides_places_to_fill_in_is_told_in_full(edited: EditedSite) -> None:
    text = 'use = "example-video"\ncategory = "fun"\nname = "[its name]"\n'
    assert edited.written("example-video", text).splitlines() == [
        "The site does not build with it yet:",
        "  1 text between brackets is to be filled in, in line 3.",
        '  content/services/example-video.toml:2:1: category "fun" is not one of '
        "necessary, embedded, analytics, marketing. Take one of them.",
        "invoke build tells what is left; when nothing is, run invoke translate.",
    ]
