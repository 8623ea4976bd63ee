"""The settings of a site: what is wrong in them is told by line, all at once."""

from pathlib import Path

import pytest

from plugins.keptword import ProblemsFoundError, read_options

RIGHT = 'company = "Example"\naddress = "https://www.example.com/shop/"\n[privacy]\nen = "/privacy/"\n'


def read(text: str, tmp_path: Path) -> list[str]:
    """Return the problems of a text."""
    (tmp_path / "settings.toml").write_text(text, "utf-8")
    try:
        read_options(tmp_path)
    except ProblemsFoundError as error:
        return [str(problem) for problem in error.problems]
    return []


def test_what_is_right_is_read(tmp_path: Path) -> None:
    (tmp_path / "settings.toml").write_text(RIGHT)
    options = read_options(tmp_path)
    assert (options.company, options.address.path, options.language) == ("Example", "/shop", "en")
    assert options.commands.add == f"keptword add --consent {tmp_path}"
    assert options.privacy_in("nl") == "/privacy/", "of the site's own language, where there is none in another"


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('"Example"', '"[COMPANY]"', "settings.toml:1:1: company is still to be filled in"),
        ("https://www", "www", 'settings.toml:2:1: "www.example.com/shop/" is no address of a site'),
        ("https:", "http:", 'Write "https://www.example.com/shop"'),
        (
            '"/privacy/"',
            '"https://other.example/"',
            'Write en = "/privacy/"',
        ),
        ("company", "comapny", "comapny"),
        (
            'company = "Example"',
            'company = "Example"\nlanguages = ["en", "tr"]',
            '"tr" is no language in which there are texts',
        ),
        ('"Example"', "Example", "settings.toml:1"),
    ],
)
def test_what_is_wrong_is_told_by_its_line(old: str, new: str, told: str, tmp_path: Path) -> None:
    assert told in " ".join(read(RIGHT.replace(old, new, 1), tmp_path))


def test_without_settings_it_says_how_they_are_made(tmp_path: Path) -> None:
    with pytest.raises(ProblemsFoundError, match="there are no settings"):
        read_options(tmp_path / "none")


def test_all_problems_are_told_at_once(tmp_path: Path) -> None:
    assert len(read("", tmp_path)) == 3
