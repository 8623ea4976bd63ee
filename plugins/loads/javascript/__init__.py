"""Scripts: which URLs code requests, as far as its text tells, and whether it may request others.

The code is not run. It is read into a tree (`syntax`), constants are followed through it (`folding`), and the places
where a browser requests something are looked at (`sinks`).
"""

from plugins.loads.javascript.reading import ScriptReading, ScriptUrl, read_script

__all__ = ["ScriptReading", "ScriptUrl", "read_script"]
