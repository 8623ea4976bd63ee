"""Generated documents: the same for a seed, opened in a browser, each contact looked for in what a reading finds."""

import re
from collections.abc import Sequence
from itertools import islice

import pytest

from tools.attack.generators import GENERATORS, Document, document, documents, page
from tools.attack.own_network import run_apart
from tools.attack.random_pages import Outcome, attacked
from tools.attack.reducing import found_in, reduced
from tools.attack.report import random_lines


def test_a_seed_makes_the_same_documents_of_every_kind() -> None:
    first, again, other = (list(islice(documents(seed), 60)) for seed in (1, 1, 2))
    assert first == again != other
    assert {kind for kind, _ in first} == set(GENERATORS)
    hosts = [host for _, made in first for host in made.hosts]
    assert len(set(hosts)) == len(hosts) > 60


@pytest.mark.parametrize(
    ("body", "is_found", "is_found_elsewhere"),
    [
        ('<img src="//HOST/a" alt="">', True, True),
        ('<x-y src="//HOST/a"></x-y>', True, False),
        ('<a href="//HOST/a">x</a>', False, False),
    ],
)
def test_of_the_own_site_all_counts_that_is_not_surely_harmless(
    body: str, is_found: bool, is_found_elsewhere: bool
) -> None:
    made = document("x", page("x", body), "html")
    assert (made.hosts[0] in found_in(made)) is is_found
    assert (made.hosts[0] in found_in(made, is_own=False)) is is_found_elsewhere


def test_a_document_is_cut_down_to_what_is_contacted_and_not_found() -> None:
    text = '<p>x</p><div><a class="b" href="//HOST/a">x</a></div><p title="//HOST/b">y</p>'
    made = document("x", page("x", text), "html")

    def follows_links(tried: Sequence[Document]) -> set[str]:
        """Be a browser that contacts whatever a link leads to."""
        return {host for one in tried for host in re.findall(r'<a [^>]*href="//([^/]*)/', one.text)}

    assert reduced(made, made.hosts[0], follows_links).split() == ["<a", 'href="//HOST/a"']


def test_a_browser_contacts_nobody_whom_a_reading_did_not_find() -> None:
    outcome: Outcome = run_apart(attacked, "Chromium", 2, 72, 300.0)
    assert outcome.documents.total() == 72
    assert outcome.contacted["Chromium"] > 10
    assert outcome.contacted["Chromium without scripts"] > 10
    assert outcome.missed == []
    assert next(random_lines([outcome])).split()[:2] == ["browser", "documents"]
