import pytest

from plugins.keptword.inventory.entries import FOLDER as CATALOGUE
from plugins.keptword.problems import ProblemsFoundError
from tests.tools.service_tasks.answers import Answers
from tools.service_tasks.asking import ask_nobody
from tools.service_tasks.errors import NotAddedError
from tools.service_tasks.from_catalogue import add_service
from tools.service_tasks.site import EditedSite


def refusal(site: EditedSite, entry: str, site_id: str = "") -> str:
    """Return why nothing was added, having made sure that nothing was."""
    before = {service_id: site.text(service_id) for service_id in site.ids}
    with pytest.raises(NotAddedError) as raised:
        add_service(site, entry, site_id, ask_nobody)
    assert {service_id: site.text(service_id) for service_id in site.ids} == before
    return str(raised.value)


def test_a_service_with_its_id_is_three_lines_and_on_the_site(edited: EditedSite) -> None:
    told = add_service(edited, "example-analytics", "EX-42", ask_nobody)
    assert edited.text("example-analytics") == (
        f"# All else comes from {CATALOGUE}/example-analytics.toml; what stands here counts instead.\n"
        'use = "example-analytics"\n'
        'id = "EX-42"\n'
    )
    service = edited.sound_services().find("example-analytics")
    assert service is not None
    assert service.scripts[0].src == "https://js.example.com/tag.js?id=EX-42"
    assert told.startswith("Written: content/services/example-analytics.toml\n")
    assert "+ _ex (Example Analytics: cookie, 13 months)" in told
    assert "+ script-src https://js.example.com" in told
    assert "every page" in told


def test_code_that_was_pasted_is_to_be_removed_where_the_file_puts_it_on_every_page(unbuilt: EditedSite) -> None:
    page = unbuilt.root / "content/pages/nl/contact.md"
    page.write_text(f'{page.read_text("utf-8")}\n\n<script src="https://js.example.com/tag.js"></script>\n', "utf-8")
    told = add_service(unbuilt, "example-analytics", "EX-42", ask_nobody)
    assert "Remove the code pasted in content/pages/nl/contact.md: it would run twice." in told


def test_one_that_only_shows_something_needs_no_id(unbuilt: EditedSite) -> None:
    add_service(unbuilt, "example-video", "", ask_nobody)
    text = unbuilt.text("example-video")
    assert text is not None
    assert text.endswith('\nuse = "example-video"\n')


def test_without_a_terminal_a_missing_id_is_asked_for_as_an_option_in_words(unbuilt: EditedSite) -> None:
    assert refusal(unbuilt, "example-analytics") == (
        "--id is missing: the site's own number with Example Analytics. "
        'Write, with yours: invoke service.add example-analytics --id "EX-1"'
    )


def test_at_a_terminal_the_id_is_asked_in_words_until_it_can_be_one(unbuilt: EditedSite) -> None:
    someone = Answers(['"EX-42"', "EX-42"])
    add_service(unbuilt, "example-analytics", "", someone)
    assert someone.questions == ["The site's own number with Example Analytics (it looks like EX-1)"]
    assert someone.complaints == ["it is not the number alone. Write it without quotes and the code around it"]
    assert 'id = "EX-42"' in (unbuilt.text("example-analytics") or "")


def test_an_id_that_is_only_needed_to_show_something_may_be_left_out(unbuilt: EditedSite) -> None:
    someone = Answers(["000000000", ""])
    add_service(unbuilt, "example-video", "", someone)
    (question,) = someone.questions
    assert question.startswith("The number of the video (it looks like 000000000; Enter: none, ")
    assert someone.complaints == ["this only shows what it looks like; give the number of the video"]
    assert "id =" not in (unbuilt.text("example-video") or "")


def test_an_unknown_one_is_answered_with_the_nearest_and_how_to_list(unbuilt: EditedSite) -> None:
    told = refusal(unbuilt, "exampel-video")
    assert told == (
        'The catalogue has no "exampel-video". Write "example-video"; invoke service.list --catalogue shows all.'
    )
    assert "invoke service.new zebra.test" in refusal(unbuilt, "zebra.test")


def test_an_id_where_there_is_none_to_give_is_refused(unbuilt: EditedSite) -> None:
    (unbuilt.catalogue.folder / "plain.toml").write_text('name = "Plain"\n', "utf-8")
    assert "--id 7: this service takes none; leave it out." in refusal(unbuilt, "plain", "7")


def test_an_id_that_is_code_is_refused(unbuilt: EditedSite) -> None:
    assert "--id gtag('config', 'EX-1'): it is not the number alone." in refusal(
        unbuilt, "example-analytics", "gtag('config', 'EX-1')"
    )


def test_one_that_is_there_is_not_written_over(unbuilt: EditedSite) -> None:
    add_service(unbuilt, "example-video", "", ask_nobody)
    assert "content/services/example-video.toml is there already." in refusal(unbuilt, "example-video")


def test_another_id_keeps_the_comments_and_ends_the_wait_for_a_confirmation(unbuilt: EditedSite) -> None:
    text = (
        '# Ours.\nuse = "example-analytics" # since 2026\nid = "EX-0" # confirm: the number\n\n'
        '[purpose] # shorter\nnl = "Telt."\n'
    )
    (unbuilt.root / unbuilt.file("example-analytics")).write_text(text, "utf-8")
    told = add_service(unbuilt, "example-analytics", "EX-42", ask_nobody)
    changed = text.replace('"EX-0" # confirm: the number', '"EX-42"')
    assert unbuilt.text("example-analytics") == changed
    assert told.startswith("Changed: content/services/example-analytics.toml\n")
    assert "visitors  are not asked again" in told


def test_an_id_is_added_outside_all_tables(unbuilt: EditedSite) -> None:
    text = 'use = "example-video"\n\n[purpose]\nnl = "Toont."\n'
    (unbuilt.root / unbuilt.file("example-video")).write_text(text, "utf-8")
    add_service(unbuilt, "example-video", "42", ask_nobody)
    service = unbuilt.sound_services().find("example-video")
    assert service is not None
    assert service.embed is not None
    assert service.embed.src == "https://player.example.net/video/42"
    assert service.purpose.in_language("nl") == "Toont."


def test_a_file_that_is_no_toml_is_told_and_left_alone(unbuilt: EditedSite) -> None:
    file = unbuilt.root / unbuilt.file("example-video")
    file.write_text("use = example-video\n", "utf-8")
    with pytest.raises(ProblemsFoundError, match=r"example-video\.toml:1:7: this is not valid TOML"):
        add_service(unbuilt, "example-video", "42", ask_nobody)
    assert file.read_text("utf-8") == "use = example-video\n"


def test_a_file_that_would_be_wrong_is_not_written(unbuilt: EditedSite) -> None:
    entry = unbuilt.catalogue.folder / "example-video.toml"
    entry.write_text(entry.read_text("utf-8").replace('"IE"', '"Ireland"'), "utf-8")
    told = refusal(unbuilt, "example-video")
    assert "Nothing was written" in told
    assert f'{CATALOGUE}/example-video.toml:6:1: country "Ireland" is not a country code' in told


def test_it_is_added_where_other_files_are_still_wrong_and_they_are_told(
    edited: EditedSite, capsys: pytest.CaptureFixture[str]
) -> None:
    youtube = edited.root / edited.file("youtube")
    youtube.write_text(youtube.read_text("utf-8").replace("\nid =", '\ncategory = "fun"\nid ='), "utf-8")
    told = add_service(edited, "example-video", "", ask_nobody)
    assert "+ frame-src https://player.example.net" in told
    assert "The site does not build yet:" in told
    assert 'content/services/youtube.toml:3:1: category "fun" is not one of' in told
    assert capsys.readouterr().out == ""
