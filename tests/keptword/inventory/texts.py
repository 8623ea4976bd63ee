"""A sound service file, to be broken one way at a time."""

LANGUAGES = ("en", "nl")

SOUND = """\
name = "Example Analytics"
category = "analytics"
company = "Example Ltd"
country = "IE"
privacy-notice = "https://example.com/privacy"
checked = 2026-11-22
id = "EX-1"
role = "processor"
[purpose]
en = "Counts visits."
nl = "Telt bezoeken."

[data]
en = "Pages viewed."
nl = "Bekeken pagina's."

[[recipients]]
name = "Example Inc."
country = "US"
safeguard = "data-privacy-framework"
framework-entry = "Example Inc."
[[cookies]]
name = "_ex"
storage = "cookie"
lifetime = "13 months"
party = "first"
[cookies.purpose]
en = "Tells browsers apart."
nl = "Onderscheidt browsers."

[hosts]
script-src = ["https://js.example.com"]
connect-src = ["https://*.example.com"]

[[scripts]]
src = "https://js.example.com/tag.js?id={id}"
async = true
"""
