"""The life of a translation: written, left behind, brought up to date, affirmed."""

from dataclasses import replace

from plugins.translation_status.judging import Standing, new_problems, renewed, stale_problems, standing
from plugins.translation_status.parts import Pair, Part
from plugins.translation_status.records import Records


def part(text: str, line: int) -> Part:
    return Part(text, line, 1, "The map")


PAIR = Pair("nl.md", "nl", "#map", "en.md", "en", part("One", 3), part("Een", 4))
RECORDS = renewed([PAIR], {})


def with_texts(original: str | None, translation: str | None) -> Pair:
    return replace(
        PAIR,
        original=None if original is None else part(original, 3),
        translation=None if translation is None else part(translation, 4),
    )


def told(pair: Pair, records: Records) -> list[str]:
    return [str(problem) for problem in stale_problems([pair], records)]


def test_what_is_not_recorded_is_new_and_follows_once_it_is() -> None:
    assert standing(PAIR, {}) is Standing.NEW
    assert told(PAIR, {}) == []
    assert [problem.file for problem in new_problems([PAIR, PAIR], {})] == ["nl.md"]
    assert list(new_problems([PAIR], RECORDS)) == []
    assert standing(PAIR, RECORDS) is Standing.FOLLOWS


def test_a_new_translation_is_told_what_recording_it_brings() -> None:
    (problem,) = new_problems([PAIR], {})
    assert str(problem) == (
        "nl.md:1:1: it is not recorded yet that this follows its original. Run invoke translate once it does: "
        "from then on the build tells when only one of them changes."
    )


def test_an_original_that_changed_alone_leaves_its_translation_behind() -> None:
    assert told(with_texts("Two", "Een"), RECORDS) == [
        'nl.md:4:1: "The map" is older than its original, en.md:3. '
        "Translate what changed, or say that it still holds: invoke translate --affirm nl.md."
    ]


def test_recording_again_does_not_make_it_follow() -> None:
    stale = with_texts("Two", "Een")
    assert renewed([stale], RECORDS) == RECORDS


def test_a_translation_that_changed_alone_still_follows() -> None:
    assert standing(with_texts("One", "Eén"), RECORDS) is Standing.FOLLOWS


def test_both_changed_is_said_and_counts_as_following_once_recorded() -> None:
    both = with_texts("Two", "Twee")
    assert told(both, RECORDS) == [
        'nl.md:4:1: "The map" and its original, en.md:3, have both changed. Once they say the same: invoke translate.'
    ]
    assert standing(both, renewed([both], RECORDS)) is Standing.FOLLOWS


def test_a_correction_recorded_before_the_original_changed_does_not_hide_that() -> None:
    corrected = renewed([with_texts("One", "Eén")], RECORDS)
    assert standing(with_texts("Two", "Eén"), corrected) is Standing.STALE


def test_a_translation_catches_up_later_even_if_the_task_ran_in_between() -> None:
    between = renewed([with_texts("Two", "Een")], RECORDS)
    late = with_texts("Two", "Twee")
    assert standing(late, renewed([late], between)) is Standing.FOLLOWS


def test_an_original_that_is_changed_back_is_followed_again() -> None:
    assert standing(PAIR, renewed([with_texts("Two", "Een")], RECORDS)) is Standing.FOLLOWS


def test_affirming_the_translation_or_the_original_says_that_it_still_holds() -> None:
    stale = with_texts("One,", "Een")
    for file in ("nl.md", "en.md"):
        assert standing(stale, renewed([stale], RECORDS, [file])) is Standing.FOLLOWS
    assert standing(stale, renewed([stale], RECORDS, ["fr.md"])) is Standing.STALE


def test_a_part_that_only_the_original_has_is_missing_until_that_is_affirmed() -> None:
    missing = with_texts("One", None)
    for records in ({}, RECORDS):
        assert told(missing, records) == [
            'nl.md:1:1: "#map" has no translation here; it stands in en.md:3. '
            "Add it, or do without it: invoke translate --affirm nl.md."
        ]
    assert told(missing, renewed([missing], RECORDS, ["nl.md"])) == []


def test_a_part_that_only_the_translation_has_is_told_until_that_is_affirmed() -> None:
    surplus = with_texts(None, "Een")
    (problem,) = told(surplus, RECORDS)
    assert '"The map" is not, or no longer, in en.md' in problem
    assert told(surplus, renewed([surplus], RECORDS, ["nl.md"])) == []


def test_a_missing_title_is_no_matter_of_translation() -> None:
    for original, translation in ((None, "Een"), ("One", None)):
        half = with_texts(original, translation)
        assert len(told(replace(half, key="Summary"), {})) == 1
        assert told(replace(half, key="Title"), {}) == []


def test_what_is_gone_is_forgotten() -> None:
    assert renewed([], RECORDS) == {}
