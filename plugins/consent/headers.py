"""The policy for hosts that can send headers: the most that any visitor may open, and never more.

A `_headers` file as Netlify and Cloudflare Pages read it.
"""

from plugins.consent.policy import Policy


def headers_file(widest: Policy, path: str = "") -> str:
    """Return `_headers` for a site below a path; frame-ancestors works in headers only, so it is here (CSP3 §6.4.2)."""
    return f"{path}/*\n  Content-Security-Policy: {widest.text()};frame-ancestors 'none'\n"
