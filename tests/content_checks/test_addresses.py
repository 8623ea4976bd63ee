import pytest

from plugins.content_checks.addresses import address_problems


def problems(**heads: str) -> list[str]:
    """Return what is said of pages, each named by its language and file, from the lines of their heads."""
    texts = {f"content/pages/{name.replace('_', '/')}.md": f"{head}\n\nText.\n" for name, head in heads.items()}
    return [str(problem).removeprefix("content/pages/") for problem in address_problems(texts)]


def test_pages_with_addresses_of_their_own_are_right() -> None:
    home = "URL: {0}/\nSave_as: {0}/index.html"
    assert problems(en_a="Slug: a", nl_a="Slug: a", en_home=home.format("en"), nl_home=home.format("nl")) == []


@pytest.mark.parametrize(
    ("head", "told"),
    [
        ("URL: nl/\nSave_as: nl/index.html", "2:10: save_as leads to nl/, and this page stands in en/. Write en/…."),
        ("URL: /\nSave_as: index.html", "2:10: the site keeps something else at index.html."),
        ("URL: theme/x/\nSave_as: theme/x/index.html", "2:10: the site keeps something else at theme/x/index.html."),
        ("URL: en/x\nSave_as: en/x", '2:10: save_as "en/x" is not the path of a page.'),
        ("URL: x/\nSave_as: ../x/index.html", '2:10: save_as "../x/index.html" is not the path of a page.'),
        ("URL: en/y/\nSave_as: en/x/index.html", "1:6: url en/y/ is not where save_as puts this page. Write en/x/."),
        ("Save_as: en/x/index.html", "1:1: save_as counts only with url."),
        ("URL: en/x/", "1:1: url counts only with save_as."),
    ],
)
def test_an_address_that_leads_elsewhere_is_told(head: str, told: str) -> None:
    (problem,) = problems(en_x=head)
    assert problem.startswith(f"en/x.md:{told}")


def test_two_pages_with_one_address_are_told_however_each_got_it() -> None:
    (problem,) = problems(en_a="Slug: x", en_b="URL: en/x/\nSave_as: en/x/index.html")
    assert problem.startswith('en/b.md:2:10: save_as "en/x/index.html" is that of content/pages/en/a.md:')
