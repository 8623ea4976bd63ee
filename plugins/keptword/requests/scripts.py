"""The hash by which policies and audits know a script."""

import base64
import hashlib


def csp_hash(code: str) -> str:
    """Return the hash source that allows exactly this code (CSP3 §2.3.1)."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(code.encode('utf-8', 'replace')).digest()).decode()}'"
