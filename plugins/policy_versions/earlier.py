"""The pages of earlier versions: each under its date, in each language, with what the version after it changed."""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from markupsafe import Markup

from plugins.policy_versions.archive.shown import PAGES
from plugins.policy_versions.harmless import PolicyText, anchors_of, policy_text, settled
from plugins.policy_versions.kept import KeptPolicy
from plugins.policy_versions.links import Links
from plugins.policy_versions.marking import marked_changes
from plugins.policy_versions.tree import Element, MarkWords, as_html, is_marked
from plugins.policy_versions.versions import Change, History


@dataclass(frozen=True)
class PresentPage:
    """A current policy page: its address below the site (`en/privacy-policy/`), and its built file."""

    url: str
    file: Path


@dataclass(frozen=True)
class EarlierPage:
    """One page of an earlier version, with what templates, gate and language switcher ask of a page.

    `ended_by` is the change that replaced it; `later` the version that it is compared with, at `later_url`.
    """

    page_id: str
    lang: str
    title: str
    url: str
    source_path: str
    change: Change
    ended_by: Change
    later: Change
    later_url: str
    present_url: str
    blocks: tuple[Element, ...]
    translations: tuple["EarlierPage", ...] = ()

    # The text needs no script.
    content = ""

    @property
    def relative_source_path(self) -> str:
        return self.source_path

    @property
    def is_changed(self) -> bool:
        """Whether the later version says anything else."""
        return any(is_marked(block) for block in self.blocks)

    def marked(self, left_out: str, added: str, end: str) -> Markup:
        """Return the text as HTML; the three words are the marks' labels for screen readers."""
        return as_html(self.blocks, MarkWords(left_out, added, end))


PresentPages = Mapping[tuple[str, str], PresentPage]

# Returns a page in a language as visitors get it.
Filled = Callable[[str, str], str]


def earlier_url(present: PresentPage, change: Change) -> str:
    """Return the address below the site of a page as it was in an earlier version."""
    return f"{present.url}{change.id}/"


def earlier_pages(
    history: History,
    kept: Mapping[str, KeptPolicy],
    present: PresentPages,
    addresses: Collection[str],
    below: str = "",
    filled: Filled = lambda html, _language: html,
) -> Iterator[EarlierPage]:
    """Yield each page of each archived version except the present one; `addresses` are those of the site's pages.

    `below` is the path of the site on its host; `filled` fills in the parts of a present page.
    """
    earlier = [change for change in history.changes[:-1] if change.id in kept]
    live = {*addresses, *(f"{below}/{earlier_url(page, change)}" for page in present.values() for change in earlier)}
    for change, later in zip(earlier, [*earlier[1:], *history.changes[-1:]], strict=False):
        links = _links(change, kept[change.id], present, live, below, filled)
        for page_id in PAGES:
            versions = []
            for (own_id, language), now in present.items():
                then = kept[change.id].page_file(page_id, language)
                if own_id != page_id or not then.exists():
                    continue
                is_present = later is history.present
                after = now.file if is_present else kept[later.id].page_file(page_id, language)
                html = after.read_text("utf-8") if after.exists() else ""
                text = _compared(then.read_text("utf-8"), filled(html, language) if is_present else html)
                page = EarlierPage(
                    page_id=f"{page_id}-{change.id}",
                    lang=language,
                    title=text.title,
                    url=earlier_url(now, change),
                    source_path=str(then),
                    change=change,
                    ended_by=history.after(change) or later,
                    later=later,
                    later_url=now.url if is_present else earlier_url(now, later),
                    present_url=now.url,
                    blocks=settled(text.blocks, links),
                )
                versions.append(page)
            for page in versions:
                yield replace(page, translations=tuple(other for other in versions if other is not page))


def _links(
    change: Change, kept: KeptPolicy, present: PresentPages, addresses: Collection[str], below: str, filled: Filled
) -> Links:
    anchors: dict[str, Collection[str]] = {}
    earlier: dict[str, str] = {}
    for (page_id, language), page in present.items():
        anchors[f"{below}/{page.url}"] = _anchors(filled(page.file.read_text("utf-8"), language))
        then = kept.page_file(page_id, language)
        if then.exists():
            earlier[f"{below}/{page.url}"] = f"{below}/{earlier_url(page, change)}"
            anchors[f"{below}/{earlier_url(page, change)}"] = _anchors(then.read_text("utf-8"))
    return Links(addresses, anchors, earlier)


# The site is rebuilt often while someone writes; archived pages do not change, and most pages stay the same.
@lru_cache(maxsize=1024)
def _compared(then: str, later: str) -> PolicyText:
    """Return the earlier text with the later changes marked; unmarked if there is no later text."""
    text, after = policy_text(then), policy_text(later)
    return replace(text, blocks=marked_changes(text.blocks, after.blocks)) if after.blocks else text


@lru_cache(maxsize=1024)
def _anchors(html: str) -> frozenset[str]:
    return frozenset(anchors_of(policy_text(html).blocks))
