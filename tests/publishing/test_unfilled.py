from pathlib import Path

from plugins.publishing.unfilled import unfilled_settings
from tests.conftest import ROOT

SETTINGS = """COMPANY = {
    "name": "Code d'Or",
    "address": "Main street 1, [POSTCODE] Ghent",
    "email": "hello@codedor.example",
}
SITEURL = "https://privacy.codedor.be"
"""


def test_placeholders_and_hosts_of_nobody_are_told_with_their_place(tmp_path: Path) -> None:
    file = tmp_path / "pelicanconf.py"
    file.write_text(SETTINGS, "utf-8")
    assert [str(problem) for problem in unfilled_settings(file)] == [
        "pelicanconf.py:3:32: address still says [POSTCODE]. Write what is true.",
        "pelicanconf.py:4:21: email still says codedor.example. Write what is true.",
    ]


def test_what_is_filled_in_is_not(tmp_path: Path) -> None:
    file = tmp_path / "pelicanconf.py"
    file.write_text(SETTINGS.replace("[POSTCODE]", "9000").replace(".example", ".be"), "utf-8")
    assert list(unfilled_settings(file)) == []


def test_the_settings_as_they_come_name_all_that_the_company_fills_in() -> None:
    told = " ".join(problem.wrong for problem in unfilled_settings(ROOT / "pelicanconf.py"))
    for name in ("SITEURL", "address", "email", "telephone", "enterprise_number", "dpo_email"):
        assert f"{name} still says" in told
