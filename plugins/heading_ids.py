"""The ids of headings: those of Markdown, but none that a part of the page has or that blockers of banners hide."""

from markdown.extensions.toc import slugify, slugify_unicode

from plugins.consent.reserved import is_reserved_id

# Lists that hide consent banners go by ids such as `cookie-policy` and `about-cookies`, whatever stands there.
_HIDDEN = ("cookie", "consent", "gdpr", "rgpd", "dsgvo")

# Parts of the theme and of other plugins that links and scripts find by their id.
_PARTS = frozenset({"contents", "main", "policy-notice", "show-marks"})


def heading_id(text: str, separator: str) -> str:
    """Return the id of a heading with this text."""
    # Letters that have no Latin form stay as they are.
    name = slugify(text, separator) or slugify_unicode(text, separator)
    is_taken = name in _PARTS or is_reserved_id(name) or any(word in name for word in _HIDDEN)
    return f"section{separator}{name}" if is_taken else name
