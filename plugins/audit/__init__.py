"""Judges a built directory: does any page load something third-party by itself?"""

from plugins.audit.built import Finding, audit_directory

__all__ = ["Finding", "audit_directory"]
