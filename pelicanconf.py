"""Settings of the site. What the company fills in stands first; what makes the site work, below."""

import logging
import sys
from pathlib import Path

ROOT = Path(__file__).parent
sys.path.insert(0, str(ROOT))

from plugins.editor_notes import EditorNotes  # noqa: E402
from plugins.heading_ids import heading_id  # noqa: E402
from plugins.table_labels import TableLabels  # noqa: E402

# The company: values in capitals between brackets are still to be filled in.
COMPANY = {
    "name": "Code d'Or",
    "address": "[STREET AND NUMBER], [POSTCODE] [TOWN], [COUNTRY]",
    "email": "hello@codedor.example",
    "telephone": "[TELEPHONE]",
    "legal_form": "[LEGAL FORM]",
    "enterprise_number": "[ENTERPRISE NUMBER]",
    "vat_number": "[VAT NUMBER]",
    "register_court": "[COURT OF THE REGISTER]",
    "dpo_email": "privacy@codedor.example",
}

# The public address, for canonical links, feeds and the sitemap. Links inside the site do not use it.
SITEURL = "https://privacy.codedor.example"

# Where each choice is sent once it is stored, as proof that it was made: an https address, or "" for nowhere. Its host
# is declared in content/services/consent-choice.toml, and the texts that say "sent to no one" then have to change.
CONSENT_ENDPOINT = ""

# Where forms are sent: "contact", "rights", "newsletter" and "unsubscribe", each with its "adapter" and what that asks
# (the README lists them). A form that is not named here writes an e-mail in the visitor's own mail program.
FORMS: dict[str, dict[str, str]] = {}

# Pages that are reached only by way of others: no search engine need know them.
UNLISTED_PAGES = ("not-found", "thank-you", "thank-you-rights", "thank-you-newsletter")

SITENAME = COMPANY["name"]
LANGUAGES = ("en", "nl", "fr", "de")
DEFAULT_LANG = "en"
TIMEZONE = "Europe/Brussels"

# Strict-Transport-Security. {} is two years of https, for this host alone; and nothing for a site below a path, since
# it would bind a host that others share. docs/publishing.md lists the keys; False sends none.
HSTS: dict[str, int | bool] | bool = {}

PATH = "content"
PAGE_PATHS = ["pages"]
ARTICLE_PATHS = ["changes"]
STATIC_PATHS: list[str] = []

THEME = str(ROOT / "theme")
THEME_STATIC_DIR = "theme"
# In any order: what they tell each other is in plugins/site_build.py.
PLUGINS = [
    "plugins.verdict",
    "plugins.symbolic_links",
    "plugins.languages",
    "plugins.placeholders",
    "plugins.consent",
    "plugins.forms",
    "plugins.policy_versions",
    "plugins.style_sheets",
    "plugins.translation_status",
    "plugins.content_checks",
    "plugins.site_files",
]

# A page's folder is its language; its file name is its id, the same in every language.
PATH_METADATA = r"(?:pages|changes)/(?P<lang>[A-Za-z0-9-]+)/(?P<page_id>[^/]+)\.md"
PAGE_TRANSLATION_ID = "page_id"
ARTICLE_TRANSLATION_ID = "page_id"
PAGE_URL = PAGE_LANG_URL = "{lang}/{slug}/"
PAGE_SAVE_AS = PAGE_LANG_SAVE_AS = "{lang}/{slug}/index.html"

# A change of the policy has no page of its own: it stands on the page of changes, and in the feed.
ARTICLE_SAVE_AS = ARTICLE_LANG_SAVE_AS = ""
# plugins/policy_versions writes a feed for each language.
FEED_ALL_ATOM = TRANSLATION_FEED_ATOM = CATEGORY_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None

DIRECT_TEMPLATES = ["index", "404", "sitemap"]
SITEMAP_SAVE_AS = "sitemap.xml"
CATEGORY_SAVE_AS = TAG_SAVE_AS = AUTHOR_SAVE_AS = ""
DEFAULT_CATEGORY = "changes"
USE_FOLDER_AS_CATEGORY = False
DEFAULT_PAGINATION = False
SLUGIFY_SOURCE = "basename"

MARKDOWN = {
    "output_format": "html",
    "extensions": [EditorNotes(), TableLabels()],
    "extension_configs": {
        "markdown.extensions.tables": {},
        "markdown.extensions.attr_list": {},
        "markdown.extensions.def_list": {},
        "markdown.extensions.toc": {"marker": "", "slugify": heading_id},
    },
}
JINJA_ENVIRONMENT = {"autoescape": True, "trim_blocks": True, "lstrip_blocks": True}

# plugins/content_checks says which link it is, with file and line.
LOG_FILTER = [(logging.WARNING, "Unable to find '%s', skipping url replacement.")]

# `invoke build` puts a whole new site in place at the end; `serve` writes over the last one, page by page.
DELETE_OUTPUT_DIRECTORY = False
CACHE_CONTENT = LOAD_CONTENT_CACHE = False
