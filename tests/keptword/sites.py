"""Small sites that this project did not build, and the settings that their owners write."""

import re
from dataclasses import replace
from pathlib import Path

from plugins.keptword.cli.beginning import begin
from plugins.keptword.gate.advice import OF_ANY_SITE
from plugins.keptword.inventory import Inventory, read_inventory
from plugins.keptword.protection.options import FILE, Options, read_options
from tests.conftest import SETTINGS

HOST = SETTINGS.address.host

GA4 = """<!-- Google tag (gtag.js) -->
<script async src="https://www.googletagmanager.com/gtag/js?id=G-ABC1234567"></script>
<script>
  window.dataLayer = window.dataLayer || [];
  function gtag(){dataLayer.push(arguments);}
  gtag('js', new Date());

  gtag('config', 'G-ABC1234567');
</script>"""
VIDEO = '<iframe width="560" height="315" src="https://www.youtube.com/embed/abcdefghijk" title="A film"></iframe>'
FONTS = '<link rel="stylesheet" href="https://fonts.googleapis.com/css2?family=Roboto&display=swap">'
PIXEL = (
    '<noscript><img height="1" width="1" style="display:none" alt=""\n'
    '  src="https://www.facebook.com/tr?id=1&ev=PageView&noscript=1"></noscript>'
)

HOME = f"""<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Café</title>
<link rel="stylesheet" href="/style.css">
{FONTS}
{GA4}
</head>
<body>
<h1>Café</h1>
<p id="own" style="color: rgb(1, 2, 3)" onclick="this.title = 'clicked'">Hello</p>
{VIDEO}
{PIXEL}
<p><a href="/privacy/">Privacy</a> <a href="/nl/">Nederlands</a></p>
<script>document.getElementById("own").dataset.ran = "yes"</script>
</body>
</html>
"""

# As people wrote pages once: no head, no doctype, Latin-1, capitals, and the line ends of Windows.
OLD = "<HTML LANG=nl-BE><TITLE>Thuis</TITLE>\r\n<H1>Het caf\xe9</H1>\r\n<P>Welkom.\r\n"

PRIVACY = "<!doctype html><html lang={}><meta charset=utf-8><title>x</title><h1>{}</h1><p>What we do."


def site_by_hand(folder: Path) -> Path:
    """Write a site into a folder, and return that."""
    files = {
        "index.html": HOME.encode(),
        "nl/index.html": OLD.encode("latin-1"),
        "privacy/index.html": PRIVACY.format("en", "Privacy policy").encode(),
        "nl/privacy/index.html": PRIVACY.format("nl", "Privacyverklaring").encode(),
        "style.css": b"h1 { color: rgb(4, 5, 6) }",
        "feed.xml": b"<feed xmlns='http://www.w3.org/2005/Atom'><title>x</title></feed>",
    }
    for file, data in files.items():
        (folder / file).parent.mkdir(parents=True, exist_ok=True)
        (folder / file).write_bytes(data)
    return folder


def begun(folder: Path, consent: Path, privacy: str = 'en = "/privacy/"\nnl = "/nl/privacy/"') -> Path:
    """Do what `keptword init` and the owner do for a built folder; return the folder of the settings."""
    list(begin(folder, consent))
    languages = re.findall(r"^languages = .*$", (consent / FILE).read_text("utf-8"), re.MULTILINE)
    head = f'company = "Example Ltd"\naddress = "https://{HOST}"\n{languages[0]}\n'
    (consent / FILE).write_text(f"{head}[privacy]\n{privacy}\n", "utf-8")
    return consent


def settings_of(consent: Path) -> tuple[Inventory, Options]:
    """Return what `protect` wants to know of a site."""
    options = replace(read_options(consent), file=f"consent/{FILE}", commands=OF_ANY_SITE)
    return read_inventory(consent / "services", options.languages, "consent/services"), options


def bytes_in(folder: Path) -> dict[str, bytes]:
    """Return every file of a folder."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
