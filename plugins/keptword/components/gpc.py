"""States that the site honours Global Privacy Control: `/.well-known/gpc.json` (SG-03)."""

import datetime
import json

PATH = ".well-known/gpc.json"


def gpc_file(checked: datetime.date) -> str:
    """Return the text of the file; `checked` is the day on which the list of services was last checked."""
    return json.dumps({"gpc": True, "lastUpdate": checked.isoformat()}) + "\n"
