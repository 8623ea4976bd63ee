"""The settings of a site, `pelicanconf.py` and `publishconf.py`: read, and checked before anything else is done.

`expected` says what each setting must be, `python_file` where it stands, `reading` puts both together;
`language_tags` knows the tags of languages. A check of
one more setting is one more entry in `expected.EXPECTED`.
"""
