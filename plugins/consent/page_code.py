"""Code that other plugins put into the head of each page: its policy has to allow it like the banner's own."""

from dataclasses import dataclass

from plugins.consent.inline import InlineCode


@dataclass(frozen=True)
class PageCode:
    """Scripts and styles as they stand in each page."""

    scripts: tuple[InlineCode, ...] = ()
    styles: tuple[InlineCode, ...] = ()

    def with_more(self, other: "PageCode") -> "PageCode":
        return PageCode((*self.scripts, *other.scripts), (*self.styles, *other.styles))


NO_CODE = PageCode()
