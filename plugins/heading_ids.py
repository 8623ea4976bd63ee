"""The ids of headings: those of Markdown, but none that a part of the page has or that blockers of banners hide."""

from markdown.extensions.toc import slugify, slugify_unicode

from plugins.keptword.gate.reserved import is_reserved_id
from plugins.slugs import with_plain_letters

# Lists that hide consent banners go by ids such as `cookie-policy` and `about-cookies`, whatever stands there.
_HIDDEN = ("cookie", "consent", "gdpr", "rgpd", "dsgvo")

# Parts of the theme and of other plugins that links and scripts find by their id.
_PARTS = frozenset({"contents", "main", "policy-notice", "show-marks"})


def heading_id(text: str, separator: str) -> str:
    """Return the id of a heading with this text."""
    plain = with_plain_letters(text)
    # Letters of other scripts stay as they are.
    is_latin = all(letter.isascii() for letter in plain if letter.isalpha())
    name = (slugify if is_latin else slugify_unicode)(plain, separator)
    is_taken = name in _PARTS or is_reserved_id(name) or any(word in name for word in _HIDDEN)
    return f"section{separator}{name}" if is_taken else name
