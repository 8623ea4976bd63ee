"""Scans a site in a browser: does the list of cookies and hosts tell the truth? (CL-01)"""
