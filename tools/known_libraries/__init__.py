"""Makes the list of released files of well-known libraries, which an audit knows by their hashes."""
