"""Slips in Markdown texts that would be published without a word: what is meant is not what visitors get.

Each module knows one kind of slip, and looks at a text as it was written; `rendered` looks at what Markdown made of it.
"""
