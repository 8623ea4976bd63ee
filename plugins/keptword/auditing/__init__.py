"""Judges a built directory, this site's or anyone's: does any page load something third party by itself?"""

from .built import audit_site
from .findings import Finding, report
from .site import Site, WrittenScripts, written_scripts

__all__ = ["Finding", "Site", "WrittenScripts", "audit_site", "report", "written_scripts"]
