"""Judges a built directory, this site's or anyone's: does any page load something third party by itself?"""

from plugins.audit.built import audit_site
from plugins.audit.findings import Finding, report
from plugins.audit.site import Site, WrittenScripts, written_scripts

__all__ = ["Finding", "Site", "WrittenScripts", "audit_site", "report", "written_scripts"]
