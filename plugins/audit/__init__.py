"""Judges a built directory, this site's or anyone's: does any page load something third party by itself?"""

from plugins.audit.built import Site, audit_site, written_scripts
from plugins.audit.findings import Finding, report

__all__ = ["Finding", "Site", "audit_site", "report", "written_scripts"]
