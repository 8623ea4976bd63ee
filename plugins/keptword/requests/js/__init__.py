"""Scripts: which URLs code requests, as far as its text tells, and whether it may request others.

The code is not run. It is read into a tree (`syntax`), constants are followed through it (`folding`), and the places
where a browser requests something are looked at (`sinks`). What code takes out of the page that it runs in is described
(`taken`), for whoever knows the page to fill in (`filling`).
"""

from .acts import Act, ActKind, acts_of
from .filling import filled
from .reading import ScriptReading, ScriptUrl, read_script
from .taken import Source, Taken, Use

__all__ = ["Act", "ActKind", "ScriptReading", "ScriptUrl", "Source", "Taken", "Use", "acts_of", "filled", "read_script"]
