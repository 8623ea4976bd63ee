"""Scans a site in a browser, to check the list of cookies and hosts (CL-01)."""
