"""Sites whose forms are posted: every adapter on some form, and what its vendor documents that it gets.

The names of fields stand here once more, as the vendors' pages have them, so that a slip in the adapters is seen.
"""

import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from tests.conftest import ROOT
from tests.forms.declared import service_text
from tools.publication.building import build_site, site_settings

SITE = site_settings(ROOT).url

CONTACT = {"en": "/en/contact/", "nl": "/nl/contact/", "fr": "/fr/contact/", "de": "/de/kontakt/"}
RIGHTS = {"en": "/en/your-rights/", "nl": "/nl/uw-rechten/", "fr": "/fr/vos-droits/", "de": "/de/ihre-rechte/"}
NEWSLETTER = {"en": "/en/newsletter/", "nl": "/nl/nieuwsbrief/", "fr": "/fr/newsletter/", "de": "/de/newsletter/"}
PAGES = {"contact": CONTACT, "rights": RIGHTS, "newsletter": NEWSLETTER, "unsubscribe": NEWSLETTER}

THANKS = {"en": "/en/thank-you/", "nl": "/nl/dank-u-wel/", "fr": "/fr/merci/", "de": "/de/vielen-dank/"}
THANKS_FOR_REQUEST = {
    "en": "/en/request-received/",
    "nl": "/nl/verzoek-ontvangen/",
    "fr": "/fr/demande-recue/",
    "de": "/de/antrag-erhalten/",
}
THANKS_PAGES = {"contact": THANKS, "rights": THANKS_FOR_REQUEST}

SUBJECTS = {
    "contact": {
        "en": "Question through the website",
        "nl": "Vraag via de website",
        "fr": "Question via le site",
        "de": "Anfrage über die Website",
    },
    "rights": {
        "en": "Request about my personal data",
        "nl": "Verzoek over mijn persoonsgegevens",
        "fr": "Demande concernant mes données à caractère personnel",
        "de": "Antrag zu meinen personenbezogenen Daten",
    },
}

ERASE = {
    "en": "Erase my data",
    "nl": "Wis mijn gegevens",
    "fr": "Effacez mes données",
    "de": "Löschen Sie meine Daten",
}

LISTS = "https://lists.codedor.example"
OWN_SERVER = "https://forms.codedor.example/in"
BREVO = "https://a1b2.sibforms.com/serve/MUIFA"
MAILCHIMP = "https://codedor.us1.list-manage.com"


@dataclass(frozen=True)
class Posting:
    """One form of a site: its vendor, and where that gets it. `host` is the real one."""

    adapter: str
    setting: tuple[tuple[str, str], ...]
    address: str
    is_sent_by_script: bool

    @property
    def origin(self) -> str:
        return "/".join(self.address.split("/")[:3])

    @property
    def host(self) -> str:
        return self.origin.partition("//")[2]


PLAIN = Posting("plain", (("address", OWN_SERVER),), OWN_SERVER, True)
PLAIN_PAGE = Posting("plain", (("address", OWN_SERVER),), OWN_SERVER, False)
FORMSPREE = Posting("formspree", (("key", "xyzabc"),), "https://formspree.io/f/xyzabc", True)
NETLIFY = Posting("netlify", (), SITE, True)
WEB3FORMS = Posting("web3forms", (("key", "1-2-3"),), "https://api.web3forms.com/submit", True)
BASIN = Posting("basin", (("key", "f00d"),), "https://usebasin.com/f/f00d", True)
LISTMONK = Posting("listmonk", (("address", LISTS), ("key", "uu-id")), f"{LISTS}/subscription/form", False)
BREVO_LIST = Posting("brevo", (("address", BREVO),), BREVO, False)
SUBSCRIBING = f"{MAILCHIMP}/subscribe/post?u=12ab&id=34cd"
MAILCHIMP_LIST = Posting("mailchimp", (("address", SUBSCRIBING),), SUBSCRIBING, False)
BUTTONDOWN = Posting(
    "buttondown", (("key", "codedor"),), "https://buttondown.com/api/emails/embed-subscribe/codedor", False
)
LEAVING = f"{MAILCHIMP}/unsubscribe/post?u=12ab&id=34cd"
MAILCHIMP_LEAVING = Posting("mailchimp", (("address", LEAVING),), LEAVING, False)

SITES: Mapping[str, Mapping[str, Posting]] = {
    "plain": {"contact": PLAIN, "rights": BASIN, "newsletter": LISTMONK},
    "formspree": {"contact": FORMSPREE, "rights": PLAIN_PAGE, "newsletter": BREVO_LIST},
    "netlify": {"contact": NETLIFY, "newsletter": MAILCHIMP_LIST, "unsubscribe": MAILCHIMP_LEAVING},
    "web3forms": {"rights": WEB3FORMS, "newsletter": BUTTONDOWN},
}


def documented_fields(posting: Posting, form: str, language: str, *, by_script: bool) -> dict[str, str]:
    """Return what a vendor documents that it gets beside what visitors fill in: names and values."""
    subject = SUBJECTS.get(form, {}).get(language, "")
    thanks = SITE + THANKS_PAGES[form][language] if form in THANKS_PAGES else ""
    page_only = not by_script
    match posting.adapter:
        case "plain":
            after = {"redirect": thanks} if page_only else {}
            return {"form": form, "language": language, "subject": subject, "website": "", **after}
        case "formspree":
            return {"_subject": subject, "_gotcha": "", **({"_next": thanks} if page_only else {})}
        case "netlify":
            return {"form-name": form, "subject": subject, "bot-field": ""}
        case "web3forms":
            return {"access_key": "1-2-3", "subject": subject, **({"redirect": thanks} if page_only else {})}
        case "basin":
            return {"_gotcha": ""}
        case "listmonk":
            return {"l": "uu-id", "nonce": ""}
        case "brevo":
            return {"email_address_check": "", "locale": language, "html_type": "simple"}
        case "mailchimp":
            return {"b_12ab_34cd": ""}
        case _:
            return {"embed": "1"}


def email_field(posting: Posting) -> str:
    return "EMAIL" if posting.adapter in ("brevo", "mailchimp") else "email"


def built_site(name: str, folder: Path) -> Path:
    """Build a site whose forms are posted, with all who receive them declared; return its output."""
    project = folder / name
    shutil.copytree(ROOT, project, ignore=shutil.ignore_patterns(".*", "output", "kept", "tests", "__pycache__"))
    forms = {form: {"adapter": posting.adapter, **dict(posting.setting)} for form, posting in SITES[name].items()}
    settings = project / "pelicanconf.py"
    with settings.open("a", encoding="utf-8") as file:
        file.write(f"\nFORMS = {forms!r}\n")
    for number, posting in enumerate(dict.fromkeys(SITES[name].values())):
        by_script = posting.is_sent_by_script and posting.adapter != "netlify"
        text = service_text(posting.adapter, [posting.origin], by_script=by_script)
        (project / f"content/services/receiver-{number}.toml").write_text(text, "utf-8")
    build_site(project, project / "output", "publishconf.py")
    return project / "output"
