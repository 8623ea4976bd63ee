"""Mistakes in Markdown that build without an error but show visitors something else.

Each module knows one kind of slip, and looks at a text as it was written; `rendered` looks at what Markdown made of it.
"""
