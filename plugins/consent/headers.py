"""The policy for hosts that can send headers: the most that any visitor may open, and never more.

A `_headers` file as Netlify and Cloudflare Pages read it.
"""

from plugins.consent.policy import Policy


def headers_file(widest: Policy) -> str:
    """Return the text of `_headers`; frame-ancestors works in a header only, so it stands here (CSP3 §6.4.2)."""
    return f"/*\n  Content-Security-Policy: {widest.text()};frame-ancestors 'none'\n"
