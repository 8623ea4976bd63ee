import datetime

from plugins.policy_versions.versions import Change, History, Kind


def history(*kinds: Kind) -> History:
    return History(tuple(Change(f"2027-01-0{n}", n, kind, {"en": f"Change {n}"}) for n, kind in enumerate(kinds, 1)))


def test_the_last_change_is_the_present_version() -> None:
    made = history(Kind.MAJOR, Kind.MINOR)
    assert made.present is made.changes[1]
    assert made.present.number == 2
    assert made.present.date == datetime.date(2027, 1, 2)
    assert [change.number for change in made.newest_first] == [2, 1]
    assert History().present is None


def test_each_version_but_the_present_one_was_ended_by_a_change() -> None:
    made = history(Kind.MAJOR, Kind.MINOR, Kind.MINOR)
    assert made.after(made.changes[0]) is made.changes[1]
    assert made.after(made.changes[2]) is None


def test_a_first_edition_changes_nothing_and_a_minor_change_is_not_announced() -> None:
    assert history(Kind.MAJOR).announced is None
    assert history(Kind.MAJOR, Kind.MINOR).announced is None
    made = history(Kind.MAJOR, Kind.MAJOR, Kind.MAJOR, Kind.MINOR)
    assert made.announced is made.changes[2]


def test_a_second_change_on_a_day_has_the_same_date() -> None:
    assert Change("2027-01-01-2", 2, Kind.MINOR, {}).date == datetime.date(2027, 1, 1)
