"""Which directive of a Content-Security-Policy decides about a load: known from what causes it."""

import re

from plugins.loads.load import Load

# By the element or at-rule that causes a load; of an image in a style sheet one cannot tell whether it is a font.
_BY_CAUSE = (
    (re.compile(r"<script"), ("script-src",)),
    (re.compile(r"<i?frame"), ("frame-src",)),
    (re.compile(r"<(?:object|embed)"), ("object-src",)),
    (re.compile(r"<(?:video (?!poster)|audio|source src>|track)"), ("media-src",)),
    (re.compile(r"<link rel=[^>]*\bstylesheet|CSS @import"), ("style-src",)),
    (re.compile(r"<link rel=[^>]*\bmanifest"), ("manifest-src",)),
    (re.compile(r"<link rel=[^>]*\bicon|web manifest"), ("img-src",)),
    (re.compile(r"<link rel=[^>]*\bmodulepreload"), ("script-src",)),
    (re.compile(r"<(?:img|input|image|source srcset|video poster|body|t\w+ background)"), ("img-src",)),
    (re.compile(r"CSS |<\S+ style>"), ("img-src", "font-src")),
)


def fetch_directives(load: Load) -> tuple[str, ...]:
    """Return the fetch directives of which one has to allow a load (CSP3 §6.1); none where no policy is asked.

    Policies do not decide about connections ahead of time, refreshes and rules to speculate; nor can one tell for
    what code requests.
    """
    return next((directives for cause, directives in _BY_CAUSE if cause.match(load.how)), ())
