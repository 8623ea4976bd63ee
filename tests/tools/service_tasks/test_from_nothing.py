import tomllib

import pytest

from plugins.keptword.inventory import Category
from tests.tools.service_tasks.answers import Answers
from tools.service_tasks.asking import ask_nobody
from tools.service_tasks.errors import NotAddedError
from tools.service_tasks.from_catalogue import add_service
from tools.service_tasks.from_nothing import new_service
from tools.service_tasks.site import EditedSite


def refusal(site: EditedSite, host: str, **given: str) -> str:
    before = site.ids
    with pytest.raises(NotAddedError) as raised:
        new_service(site, host, given, ask_nobody)
    assert site.ids == before
    return str(raised.value)


def test_a_whole_file_waits_to_be_filled_in_and_the_build_says_so(unbuilt: EditedSite) -> None:
    told = new_service(unbuilt, "acme.test", {}, ask_nobody)
    text = unbuilt.text("acme") or ""
    problems = unbuilt.problems("acme", text)
    brackets = [number for number, line in enumerate(text.splitlines(), 1) if '"[' in line]
    assert sorted(problem.line for problem in problems) == brackets
    assert {problem.wrong.split(" ", 1)[1] for problem in problems} == {"is still to be filled in"}
    assert f"{len(brackets)} texts between brackets are to be filled in" in told
    for language in unbuilt.settings.languages:
        assert f"purpose.{language} is still to be filled in" in {problem.wrong for problem in problems}


def test_filled_in_it_is_sound(unbuilt: EditedSite) -> None:
    new_service(unbuilt, "acme.test", {}, ask_nobody)
    text = unbuilt.text("acme") or ""
    filled = {"category": "embedded", "country": "BE", "storage": "cookie", "lifetime": "1 day", "party": "first"}
    filled |= {"privacy-notice": "https://acme.test/privacy", "role": "processor"}
    lines = [
        f'{key} = "{filled.get(key, "Something")}"' if '"[' in line else line
        for line in text.splitlines()
        for key in [line.partition(" ")[0]]
    ]
    assert unbuilt.problems("acme", "\n".join(lines)) == []


def test_what_is_given_stands_in_it(unbuilt: EditedSite) -> None:
    given = {"name": 'Acme "Stats"', "category": "analytics", "company": "Acme NV", "country": "BE"}
    new_service(unbuilt, "acme.test", given, ask_nobody)
    values = tomllib.loads(unbuilt.text("acme") or "")
    assert {key: values[key] for key in given} == given
    assert values["privacy-notice"] == "[the address of the company's own privacy notice]"


def test_hosts_are_those_that_pasted_code_needs(unbuilt: EditedSite) -> None:
    page = unbuilt.root / "content/pages/nl/contact.md"
    pasted = (
        '<iframe src="https://maps.acme.test/x" title="x"></iframe>\n\n<script src="//maps.acme.test/y.js"></script>'
    )
    page.write_text(f"{page.read_text('utf-8')}\n\n{pasted}\n", "utf-8")
    new_service(unbuilt, "maps.acme.test", {}, ask_nobody)
    assert tomllib.loads(unbuilt.text("maps-acme") or "")["hosts"] == {
        "frame-src": ["https://maps.acme.test"],
        "script-src": ["https://maps.acme.test"],
    }


def test_hosts_are_the_usual_ones_where_nothing_is_pasted_yet(unbuilt: EditedSite) -> None:
    new_service(unbuilt, "https://www.acme.test/tag.js?x", {}, ask_nobody)
    hosts = tomllib.loads(unbuilt.text("acme") or "")["hosts"]
    assert hosts == {key: ["https://www.acme.test"] for key in ("script-src", "img-src", "connect-src")}


def test_at_a_terminal_all_that_stands_once_in_it_is_asked(unbuilt: EditedSite) -> None:
    someone = Answers(["Acme", "ads", "necessary", "marketing", "Acme NV", "", "Belgium", "BE", "", "Counts.", "Telt."])
    new_service(unbuilt, "acme.test", {"name": ""}, someone)
    assert someone.complaints == [
        "take one of embedded, analytics or marketing",
        "take one of embedded, analytics or marketing",
        "Belgium is not a country code of two capitals: take BE",
    ]
    assert someone.questions[0] == "What the service is called (Enter: later)"
    assert "What the service is for, in French (Enter: later)" in someone.questions
    values = tomllib.loads(unbuilt.text("acme") or "")
    assert (values["name"], values["category"], values["country"]) == ("Acme", Category.MARKETING, "BE")
    assert (values["purpose"]["en"], values["purpose"]["nl"]) == ("Counts.", "Telt.")
    assert values["purpose"]["fr"].startswith("[")


def test_what_is_given_is_not_asked(unbuilt: EditedSite) -> None:
    someone = Answers([])
    new_service(unbuilt, "acme.test", {"name": "Acme"}, someone)
    assert not any("called" in question for question in someone.questions)


def test_an_option_that_cannot_be_is_refused(unbuilt: EditedSite) -> None:
    told = refusal(unbuilt, "acme.test", category="marketin")
    assert told == "--category marketin: take one of embedded, analytics or marketing."


@pytest.mark.parametrize("address", ["acme", "acme test", "", "http://", "acme.test; script-src *"])
def test_what_is_no_host_is_refused(unbuilt: EditedSite, address: str) -> None:
    assert refusal(unbuilt, address) == f'"{address}" is not a host. Write it as invoke service.new example.com.'


def test_a_host_that_the_catalogue_has_is_added_from_there_unless_one_insists(unbuilt: EditedSite) -> None:
    told = refusal(unbuilt, "player.example.net")
    assert told.startswith("The catalogue has player.example.net: invoke service.add example-video. ")
    new_service(unbuilt, "player.example.net", {}, ask_nobody, is_own=True)
    assert unbuilt.text("player-example") is not None


def test_a_host_that_a_service_of_the_site_declares_is_told_with_its_file(unbuilt: EditedSite) -> None:
    add_service(unbuilt, "example-video", "", ask_nobody)
    assert refusal(unbuilt, "player.example.net").startswith(
        "content/services/example-video.toml is of player.example.net already."
    )


def test_no_second_service_is_made_of_a_vendor_that_is_known_by_another_host(unbuilt: EditedSite) -> None:
    entry = unbuilt.catalogue.folder / "example-video.toml"
    text = entry.read_text("utf-8").replace("[hosts]\n", '[hosts]\nknown-by = ["https://*.example-video.*"]\n')
    entry.write_text(text, "utf-8")
    assert "invoke service.add example-video" in refusal(unbuilt, "www.example-video.be")
    add_service(unbuilt, "example-video", "", ask_nobody)
    told = refusal(unbuilt, "cdn.example-video.co.uk")
    assert told.startswith("content/services/example-video.toml is of cdn.example-video.co.uk already.")


def test_a_file_is_not_written_over_and_that_of_another_company_is_not_touched(unbuilt: EditedSite) -> None:
    new_service(unbuilt, "acme.test", {}, ask_nobody)
    assert refusal(unbuilt, "acme.test").startswith("content/services/acme.toml is there already.")
    new_service(unbuilt, "acme.invalid", {}, ask_nobody)
    assert "https://acme.invalid" in (unbuilt.text("acme-invalid") or "")
