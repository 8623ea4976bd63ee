from pathlib import Path

from plugins.keptword.inventory import Inventory
from tests.conftest import ROOT
from tools.publication.building import site_settings
from tools.service_tasks.usage import directives_of, uses, where_used

URL = site_settings(ROOT).url


def where(root: Path, inventory: Inventory, service_id: str) -> tuple[str, ...]:
    service = inventory.find(service_id)
    assert service is not None
    return where_used(service, inventory, uses(root, URL))


def test_scripts_are_on_every_page_and_embeds_where_a_text_shows_them(project: Path, inventory: Inventory) -> None:
    assert where(project, inventory, "google-analytics") == ("every page",)
    assert where(project, inventory, "youtube") == ("home (de, en, fr, nl)",)
    assert where(project, inventory, "consent-choice") == ("the site itself",)


def test_pasted_code_counts_in_texts_and_in_templates(project: Path, inventory: Inventory) -> None:
    frame = '\n\n<iframe src="https://www.youtube-nocookie.com/embed/x" title="x"></iframe>\n'
    for file in ("content/pages/nl/contact.md", "theme/templates/404.html"):
        (project / file).write_text((project / file).read_text("utf-8") + frame, "utf-8")
    found = where(project, inventory, "youtube")
    assert found == ("contact (nl)", "home (de, en, fr, nl)", "theme/templates/404.html")


def test_neither_links_nor_code_that_is_shown_count(project: Path, inventory: Inventory) -> None:
    page = project / "content/pages/nl/contact.md"
    link = "[video](https://www.youtube-nocookie.com/embed/x)"
    shown = '`<iframe src="https://www.youtube-nocookie.com/embed/x"></iframe>` `[[embed youtube]]`'
    page.write_text(f"{page.read_text('utf-8')}\n\n{link} {shown}\n", "utf-8")
    assert where(project, inventory, "youtube") == ("home (de, en, fr, nl)",)


def test_what_no_page_shows_is_told_with_how_to_show_it(project: Path, inventory: Inventory) -> None:
    for page in (project / "content/pages").rglob("home.md"):
        page.write_text(page.read_text("utf-8").replace("[[embed youtube]]", ""), "utf-8")
    (told,) = where(project, inventory, "youtube")
    assert told == "no page yet; write [[embed youtube]], alone on its line, or paste its code into a text"


def test_what_is_pasted_tells_what_is_needed_of_a_host(project: Path) -> None:
    page = project / "content/pages/en/home.md"
    page.write_text(f'{page.read_text("utf-8")}\n\n<img src="https://a.example/x.gif" alt="">\n', "utf-8")
    assert directives_of("a.example", uses(project, URL)) == {"img-src": ["https://a.example"]}
    assert directives_of("b.example", uses(project, URL)) == {}
