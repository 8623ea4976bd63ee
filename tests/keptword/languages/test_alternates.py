from dataclasses import dataclass, field

import pytest
from jinja2 import TemplateRuntimeError

from plugins.keptword.languages.alternates import PageIndex, alternates, missing_versions


@dataclass
class Version:
    """A page as Pelican has it, as far as the functions look."""

    lang: str
    page_id: str = "contact"
    title: str = "Contact"
    translations: list["Version"] = field(default_factory=list)

    @property
    def url(self) -> str:
        return f"{self.lang}/{self.page_id}/"

    @property
    def relative_source_path(self) -> str:
        return f"pages/{self.lang}/{self.page_id}.md"


def test_alternates_come_in_the_order_of_the_languages_whichever_page_is_asked() -> None:
    page = Version("nl", translations=[Version("fr"), Version("en")])
    assert [(a.language, a.url, a.is_current) for a in alternates(page, ("en", "nl", "fr", "de"))] == [
        ("en", "en/contact/", False),
        ("nl", "nl/contact/", True),
        ("fr", "fr/contact/", False),
    ]


def test_a_page_that_lacks_a_language_is_named_with_the_file_to_add() -> None:
    (problem,) = missing_versions([Version("en"), Version("nl")], ("en", "nl", "fr"), "content")
    assert str(problem) == (
        'content/pages/en/contact.md:1:1: "contact" does not exist in fr. Add content/pages/fr/contact.md.'
    )


def test_pages_are_found_by_id_and_language_and_in_another_where_that_is_missing() -> None:
    index = PageIndex([Version("nl"), Version("en")])
    assert index.find("contact", "nl").address == "/nl/contact/"
    assert index.find("contact", "fr").address == "/en/contact/"


def test_whether_a_page_exists_in_any_language_can_be_asked() -> None:
    index = PageIndex([Version("nl")])
    assert "contact" in index
    assert "accessibility" not in index


def test_a_page_that_exists_in_no_language_is_the_fault_of_the_template_that_leads_there() -> None:
    with pytest.raises(TemplateRuntimeError, match='there is no page "contact"'):
        PageIndex([]).find("contact", "nl")
