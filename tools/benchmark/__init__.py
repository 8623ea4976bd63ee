"""Measures the site and its plugin: bytes, speed of the audit and of builds, and visits beside other consent tools."""
