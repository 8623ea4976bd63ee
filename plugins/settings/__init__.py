"""The settings of a site, `pelicanconf.py` and `publishconf.py`: read, and checked before anything else is done.

`expected` defines what each setting must be, `python_file` finds its place in the file, `reading` combines both. To
check another setting, add an entry to `expected.EXPECTED`.
"""
